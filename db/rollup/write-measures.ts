import { indicatorOf, versionAt } from '../catalogue/index.ts';
import { type Instant, instant } from '../core/calendar.ts';
import { lastDayOf } from '../core/period.ts';
import { chunks } from '../queries/chunks.ts';
import { insertRows } from '../queries/insert-rows.ts';
import { type MeasurePlace, type MeasureRow, standingMeasures } from '../queries/measures.ts';
import type { Database } from '../store.ts';
import type { Draft } from './draft.ts';

/**
 * Adds a row for each draft that says something new; what is known already is left alone. No two drafts are of the
 * same place. Returns how many were added.
 */
export async function writeMeasures(
  db: Database,
  drafts: readonly Draft[],
  known: { at: Instant; runId: number },
): Promise<number> {
  const rows = [];
  const superseded: { id: number; at: Instant }[] = [];
  const standing = await standingMeasures(db, drafts.map(placeOf));
  const before = new Map(standing.map((row) => [keyOf(row), row]));
  for (const draft of drafts) {
    const place = placeOf(draft);
    const latest = before.get(keyOf(place));
    const version = versionAt(indicatorOf(draft.indicator), lastDayOf(draft.period));
    if (latest && latest.version === version && same(latest, draft)) continue;
    const at = laterThan(latest?.known_at, known.at);
    if (latest) superseded.push({ id: latest.id, at });
    rows.push({
      ...place,
      version,
      known_at: at,
      state: draft.state,
      value: draft.value,
      low: draft.low,
      high: draft.high,
      n: draft.n,
      coverage: draft.coverage,
      reason: draft.reason,
      run_id: known.runId,
    });
  }
  for (const [at, group] of Map.groupBy(superseded, (row) => row.at)) {
    for (const chunk of chunks(group)) {
      const ids = chunk.map(({ id }) => id);
      await db.updateTable('measure').set({ superseded_at: at }).where('id', 'in', ids).execute();
    }
  }
  await insertRows(db, 'measure', rows);
  return rows.length;
}

const placeOf = ({ indicator, dimension, period }: Draft): MeasurePlace => ({
  indicator,
  grain: period.grain,
  start_day: period.start,
  dimension,
});

const keyOf = ({ indicator, grain, dimension, start_day }: MeasurePlace): string =>
  `${indicator} ${grain} ${start_day} ${dimension}`;

const SAID = ['state', 'value', 'low', 'high', 'n', 'coverage', 'reason'] as const;

const same = (row: MeasureRow, draft: Draft): boolean => SAID.every((field) => row[field] === draft[field]);

/** Two findings of the same moment still stand one after the other. */
function laterThan(before: Instant | undefined, at: Instant): Instant {
  return before && before >= at ? instant(Date.parse(before) + 1) : at;
}

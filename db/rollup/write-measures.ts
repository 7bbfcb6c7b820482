import { indicatorOf, versionAt } from '../catalogue/index.ts';
import { type Day, type Instant, instant } from '../core/calendar.ts';
import { lastDayOf } from '../core/period.ts';
import { chunks } from '../queries/chunks.ts';
import { insertRows } from '../queries/insert-rows.ts';
import { type MeasureRow, standingMeasures } from '../queries/measures.ts';
import type { Database } from '../store.ts';
import type { Draft } from './draft.ts';

/** Adds a row for each draft that says something new; what is known already is left alone. Returns how many were added. */
export async function writeMeasures(
  db: Database,
  drafts: readonly Draft[],
  known: { at: Instant; runId: number },
): Promise<number> {
  const rows = [];
  const superseded: { id: number; at: Instant }[] = [];
  for (const series of Map.groupBy(drafts, seriesOf).values()) {
    const before = await latestRows(db, series);
    for (const draft of series) {
      const { period } = draft;
      const latest = before.get(period.start);
      const version = versionAt(indicatorOf(draft.indicator), lastDayOf(period));
      if (latest && latest.version === version && same(latest, draft)) continue;
      const at = laterThan(latest?.known_at, known.at);
      if (latest) superseded.push({ id: latest.id, at });
      rows.push({
        indicator: draft.indicator,
        version,
        grain: period.grain,
        start_day: period.start,
        dimension: draft.dimension,
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

const seriesOf = ({ indicator, dimension, period }: Draft) => `${indicator} ${period.grain} ${dimension}`;

/** What is known of the periods of one series, by their first day. */
async function latestRows(db: Database, drafts: readonly Draft[]): Promise<Map<Day, MeasureRow>> {
  const known = new Map<Day, MeasureRow>();
  const [first] = drafts;
  if (!first) return known;
  const series = { ...first, grain: first.period.grain };
  for (const some of chunks(drafts, 400)) {
    const starts = some.map(({ period }) => period.start);
    for (const row of await standingMeasures(db, series, starts)) known.set(row.start_day, row);
  }
  return known;
}

const SAID = ['state', 'value', 'low', 'high', 'n', 'coverage', 'reason'] as const;

const same = (row: MeasureRow, draft: Draft): boolean => SAID.every((field) => row[field] === draft[field]);

/** Two findings of the same moment still stand one after the other. */
function laterThan(before: Instant | undefined, at: Instant): Instant {
  return before && before >= at ? instant(Date.parse(before) + 1) : at;
}

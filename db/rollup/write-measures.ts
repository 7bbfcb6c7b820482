import { indicatorOf, versionAt } from '../catalogue/index.ts';
import { type Day, type Instant, instant } from '../core/calendar.ts';
import { lastDayOf } from '../core/period.ts';
import { chunks } from '../queries/chunks.ts';
import { type MeasureRow, readMeasures } from '../queries/measures.ts';
import type { Database } from '../store.ts';
import type { Draft } from './draft.ts';

/** Adds a row for each draft that says something new; what is known already is left alone. Returns how many were added. */
export async function writeMeasures(
  db: Database,
  drafts: readonly Draft[],
  known: { at: Instant; runId: number },
): Promise<number> {
  const rows = [];
  for (const series of Map.groupBy(drafts, seriesOf).values()) {
    const before = await latestRows(db, series);
    for (const draft of series) {
      const { period } = draft;
      const latest = before.get(period.start);
      const version = versionAt(indicatorOf(draft.indicator), lastDayOf(period));
      if (latest && latest.version === version && same(latest, draft)) continue;
      rows.push({
        indicator: draft.indicator,
        version,
        grain: period.grain,
        start_day: period.start,
        dimension: draft.dimension,
        known_at: laterThan(latest?.known_at, known.at),
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
  for (const chunk of chunks(rows)) await db.insertInto('measure').values(chunk).execute();
  return rows.length;
}

const seriesOf = ({ indicator, dimension, period }: Draft) => `${indicator} ${period.grain} ${dimension}`;

/** What is known of the periods of one series, by their first day. */
async function latestRows(db: Database, [first, ...rest]: readonly Draft[]): Promise<Map<Day, MeasureRow>> {
  if (!first) return new Map();
  const starts = [first, ...rest].map(({ period }) => period.start).sort();
  const rows = await readMeasures(db, {
    indicator: first.indicator,
    grain: first.period.grain,
    dimension: first.dimension,
    ...(starts[0] && { from: starts[0] }),
    ...(starts.at(-1) && { to: starts.at(-1) as Day }),
  });
  return new Map(rows.map((row) => [row.start_day, row]));
}

const SAID = ['state', 'value', 'low', 'high', 'n', 'coverage', 'reason'] as const;

const same = (row: MeasureRow, draft: Draft): boolean => SAID.every((field) => row[field] === draft[field]);

/** Two findings of the same moment still stand one after the other. */
function laterThan(before: Instant | undefined, at: Instant): Instant {
  return before && before >= at ? instant(Date.parse(before) + 1) : at;
}

import { CONTRIBUTIONS } from '../core/answers.ts';
import type { Grain } from '../core/period.ts';
import { FEWEST_IN_FINE_TABLES, FEWEST_PEOPLE } from '../disclosure/rules.ts';
import type { Reading } from '../queries/series.ts';
import { FACET_NAMES, FACETS } from '../rollup/projections/profiles.ts';
import { type PublicCell, type PublicTable, untold } from './cell.ts';
import { dimensionsOf, type PartReadings, type PartTable, partsSinceStart, partYear } from './part-year.ts';
import { SHARE_DIMENSIONS, shareYear } from './share-year.ts';

const DECLARED = 'job_declarations_period';
export const EVIDENCE: PartTable = {
  indicator: 'evidence_mix',
  total: DECLARED,
  splits: [['E1', 'E2', 'E3']],
  fewest: FEWEST_PEOPLE,
  addsUp: true,
};
const PROFILES: PartTable = {
  indicator: 'requests_by_profile',
  total: 'seekers_distinct',
  // Every answer there is: one that nobody gave looks like one that few gave.
  splits: FACET_NAMES.map((facet) => [...FACETS[facet], 'not_told'].map((answer) => `${facet} ${answer}`)),
  fewest: FEWEST_IN_FINE_TABLES,
  addsUp: false,
};
const PART_TABLES: readonly PartTable[] = [
  EVIDENCE,
  {
    indicator: 'contribution_answer',
    total: DECLARED,
    splits: [[...CONTRIBUTIONS, 'no_answer']],
    fewest: FEWEST_PEOPLE,
    addsUp: true,
  },
  PROFILES,
];
/** Shares of the people of the evidence table. */
const SHARES = 'durable_job_share';

/**
 * The tables of what are parts of a published total: a year at a time, once it is over.
 * @param read the whole periods of a figure, oldest first
 * @param tables as they are about to be published, with the totals
 */
export async function partTables(
  read: (indicator: string, grain: Grain, dimension: string) => Promise<Reading[]>,
  tables: readonly PublicTable[],
): Promise<PublicTable[]> {
  const readAll = async (indicator: string, grain: Grain, dimensions: readonly string[]) => {
    const periods = new Map<string, Map<string, Reading>>();
    for (const dimension of dimensions) {
      for (const reading of await read(indicator, grain, dimension)) {
        const { start } = reading.period;
        periods.set(start, (periods.get(start) ?? new Map()).set(dimension, reading));
      }
    }
    return [...periods] satisfies [string, PartReadings][];
  };
  const ofYear = (cells: readonly PublicCell[], start: string): PublicCell[] =>
    cells.filter(({ period }) => period.grain === 'year' && period.start === start);
  const made: PublicTable[] = [];
  for (const table of PART_TABLES) {
    const { indicator, total } = table;
    const totals = tables.find((one) => one.indicator === total)?.cells ?? [];
    const years = (await readAll(indicator, 'year', dimensionsOf(table))).flatMap(([start, readings]) =>
      partYear(table, readings, ofYear(totals, start)[0]),
    );
    const [all] = await readAll(indicator, 'all', dimensionsOf(table));
    made.push({ indicator, cells: [...(all ? partsSinceStart(table, all[1], years) : []), ...years] });
  }
  const evidence = made.find(({ indicator }) => indicator === EVIDENCE.indicator)?.cells ?? [];
  const shares = (await readAll(SHARES, 'year', SHARE_DIMENSIONS)).flatMap(([start, readings]) =>
    shareYear(readings, ofYear(evidence, start)),
  );
  const [all] = await readAll(SHARES, 'all', SHARE_DIMENSIONS);
  const sinceStart = all ? [...all[1].values()].map(untold) : [];
  return [...made, { indicator: SHARES, cells: [...sinceStart, ...shares] }];
}

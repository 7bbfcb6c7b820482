import { CONTRIBUTIONS } from '../core/answers.ts';
import type { Day } from '../core/calendar.ts';
import type { Grain } from '../core/period.ts';
import { FEWEST_IN_FINE_TABLES, FEWEST_PEOPLE } from '../disclosure/rules.ts';
import type { Reading } from '../queries/series.ts';
import { FACET_NAMES, FACETS } from '../rollup/projections/profiles.ts';
import { asTold, isMeasured, type PublicCell, type PublicTable, untold, withCount } from './cell.ts';
import { type Counts, heldReadings } from './held.ts';
import { dimensionsOf, type PartReadings, type PartTable, partsSinceStart, partYear } from './part-year.ts';
import { SHARE_DIMENSIONS, shareYear } from './share-year.ts';
import { isWholeCohort, stillFollowed } from './whole-cohorts.ts';

const DECLARED = 'job_declarations_period';
const NOT_TOLD = 'not_told';
const NO_ANSWER = 'no_answer';
export const EVIDENCE: PartTable = {
  indicator: 'evidence_mix',
  total: DECLARED,
  splits: [['E1', 'E2', 'E3']],
  rest: (part) => part === 'E1',
  fewest: FEWEST_PEOPLE,
  addsUp: true,
};
const PROFILES: PartTable = {
  indicator: 'requests_by_profile',
  total: 'seekers_distinct',
  // Every answer there is: one that nobody gave looks like one that few gave.
  splits: FACET_NAMES.map((facet) => [...FACETS[facet], NOT_TOLD].map((answer) => `${facet} ${answer}`)),
  rest: (part) => part.endsWith(` ${NOT_TOLD}`),
  fewest: FEWEST_IN_FINE_TABLES,
  addsUp: false,
};
const PART_TABLES: readonly PartTable[] = [
  EVIDENCE,
  {
    indicator: 'contribution_answer',
    total: DECLARED,
    splits: [[...CONTRIBUTIONS, NO_ANSWER]],
    rest: (part) => part === NO_ANSWER,
    fewest: FEWEST_PEOPLE,
    addsUp: true,
  },
  PROFILES,
];
/** Shares of the people of the evidence table. */
const SHARES = 'durable_job_share';

/** Each figure of parts, for what is kept of it. */
export const PART_FIGURES = [
  ...PART_TABLES.map((table) => ({
    indicator: table.indicator,
    dimensions: dimensionsOf(table),
    isShare: false,
  })),
  { indicator: SHARES, dimensions: SHARE_DIMENSIONS, isShare: true },
] as const;

type Read = (indicator: string, grain: Grain, dimension: string) => Promise<Reading[]>;

export type PartsMade = {
  /** The whole periods of a figure, oldest first. */
  readonly read: Read;
  readonly until: Day;
  /** The tables as they are about to be published, with the totals. */
  readonly tables: readonly PublicTable[];
  /** How many people a year of a total stands on. */
  readonly peopleIn: (total: string, start: Day) => number | undefined;
  /** What was told of a figure so far: its cells in the release before, and the exact counts behind them. */
  readonly toldOf: (indicator: string) => readonly PublicCell[];
  readonly told: Readonly<Record<string, Counts>>;
};

/**
 * The tables of what are parts of a published total: a year at a time, once it is over and its people were followed.
 * What an earlier release told sooner stands.
 * @returns them, and the exact counts to keep of each
 */
export async function partTables(
  made: PartsMade,
): Promise<{ tables: PublicTable[]; counts: Record<string, Counts> }> {
  const tables: PublicTable[] = [];
  const counts: Record<string, Counts> = {};
  const peopleOf = new Map<string, ReadonlyMap<string, number>>();
  for (const table of PART_TABLES) {
    const { indicator, total } = table;
    const totals = made.tables.find((one) => one.indicator === total)?.cells ?? [];
    const dimensions = dimensionsOf(table);
    const years = await yearsOf(made, indicator, dimensions, false, (start, readings) => {
      const [cell] = ofYear(totals, start);
      const people = made.peopleIn(total, start as Day);
      const year = partYear(table, readings, cell && people !== undefined ? { cell, people } : undefined);
      peopleOf.set(`${indicator} ${start}`, year.counts);
      return year.cells;
    });
    const [all] = await readAll(made.read, indicator, 'all', dimensions);
    const sinceStart = all ? partsSinceStart(table, all[1], years.cells) : [];
    tables.push({ indicator, cells: [...sinceStart, ...years.cells] });
    counts[indicator] = years.counts;
  }
  const evidence = tables.find(({ indicator }) => indicator === EVIDENCE.indicator)?.cells ?? [];
  const shares = await yearsOf(made, SHARES, SHARE_DIMENSIONS, true, (start, readings) =>
    shareYear(readings, ofYear(evidence, start), peopleOf.get(`${EVIDENCE.indicator} ${start}`) ?? new Map()),
  );
  const [all] = await readAll(made.read, SHARES, 'all', SHARE_DIMENSIONS);
  const sinceStart = all ? [...all[1].values()].map(untold) : [];
  tables.push({ indicator: SHARES, cells: [...sinceStart, ...shares.cells] });
  counts[SHARES] = shares.counts;
  return { tables, counts };
}

/** The years of a figure: those whose people were followed, or that were told already, and of the others when they will be. */
async function yearsOf(
  { read, until, toldOf, told }: PartsMade,
  indicator: string,
  dimensions: readonly string[],
  isShare: boolean,
  cellsOf: (start: string, readings: PartReadings) => PublicCell[],
): Promise<{ cells: PublicCell[]; counts: Counts }> {
  const before = toldOf(indicator).filter(isMeasured);
  const isTold = ({ period }: Reading) =>
    before.some((cell) => cell.period.grain === 'year' && cell.period.start === period.start);
  let counts = told[indicator] ?? {};
  const cells: PublicCell[] = [];
  for (const [start, readings] of await readAll(read, indicator, 'year', dimensions)) {
    const known = isShare ? [...readings.values()] : withEachPart(readings, dimensions);
    if (!known.some(isTold) && !known.every(({ period }) => isWholeCohort(indicator, period.end, until))) {
      const waits = (reading: Reading) =>
        isMeasured(reading) ? stillFollowed(indicator, reading) : untold(reading);
      cells.push(...known.map(waits));
      continue;
    }
    const held = heldReadings(known, { told: counts, isShare });
    counts = held.counts;
    const year = cellsOf(start, new Map(held.readings.map((reading) => [reading.dimension, reading])));
    cells.push(...year.map((cell) => (isMeasured(cell) ? { ...cell, toldWith: until } : cell)));
  }
  return { cells: asTold(cells, before), counts };
}

/** A part that nobody is in any more has no reading: it holds none. */
function withEachPart(readings: PartReadings, dimensions: readonly string[]): Reading[] {
  const whole = readings.get('');
  if (!whole) return [];
  return dimensions.map((dimension) => {
    const none = isMeasured(whole) ? withCount({ ...whole, dimension }, 0) : { ...whole, dimension };
    return readings.get(dimension) ?? none;
  });
}

async function readAll(
  read: Read,
  indicator: string,
  grain: Grain,
  dimensions: readonly string[],
): Promise<[string, PartReadings][]> {
  const periods = new Map<string, Map<string, Reading>>();
  for (const dimension of dimensions) {
    for (const reading of await read(indicator, grain, dimension)) {
      const { start } = reading.period;
      periods.set(start, (periods.get(start) ?? new Map()).set(dimension, reading));
    }
  }
  return [...periods];
}

const ofYear = (cells: readonly PublicCell[], start: string): PublicCell[] =>
  cells.filter(({ period }) => period.grain === 'year' && period.start === start);

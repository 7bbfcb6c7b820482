import { CATALOGUE } from '../catalogue/index.ts';
import type { Indicator } from '../catalogue/indicator.ts';
import { addDays, type Day, type Instant } from '../core/calendar.ts';
import { type Grain, periodOf } from '../core/period.ts';
import { FEWEST_PEOPLE, inFives, isDominated } from '../disclosure/rules.ts';
import { largestAccountOfRelays, largestAuthorOfPosts, largestAuthorOfRequests } from '../queries/authors.ts';
import { addRelease, readLatestRelease } from '../queries/releases.ts';
import { listDimensions, type Reading, readSeries } from '../queries/series.ts';
import { readCutoff, readErasedAt } from '../queries/settings.ts';
import type { Database } from '../store.ts';
import { type Basis, basisOf } from './basis.ts';
import {
  countOfReading,
  hidden,
  isMeasured,
  nameOf,
  type PublicCell,
  type PublicTable,
  shown,
  withoutCount,
} from './cell.ts';
import { DECLARED, DECLARED_SINCE, declaredCells, type KnownLine } from './line-tables.ts';
import { partTables } from './part-tables.ts';
import { grainsOf, isShare, peopleCells } from './people-table.ts';
import { givesAway } from './share-beside.ts';
import { shareCell } from './share-cell.ts';
import { DONE, sinceStartCells } from './since-start.ts';
import { isOfThings, thingCells, withoutFewBeside } from './thing-table.ts';
import { isWholeCohort, withoutEarly } from './whole-cohorts.ts';

/**
 * What everybody may read, and what keeps people from being found in it. Counts of people, and of what people did, are told in
 * whole fives: each may stand for any of five counts, so that no difference of two tells of one to four, in one release
 * or between two; a crowd of fives is told the same. People who come back are told by the year and the whole time
 * only: a month beside a year told who was there in both, and in a small collective hid most months. Fewer than five
 * are hidden, with the next smallest of the same table (P3), and what adds up is held against whoever adds and subtracts
 * it all (`disclosure/line.ts`).
 *
 * Two tables rounded apart cross their fives at different times, so that put together they tell more than either. People
 * since the start therefore keep in step with what these people did (`since-start.ts`): whatever they say of the least
 * that happened between two days, the table of requests, which is held against all subtracting, says already. And a share
 * has no figure since the start: less the years told, it told of the year under way. It waits until its cohort is whole
 * (`whole-cohorts.ts`), and is hidden where it tells of a few beside requests and declarations (`share-beside.ts`).
 */

/** A month's figures are settled by then: relays are read for seven days. */
const SETTLED_DAYS = 8;
/**
 * Told beside another figure they would give away what is hidden: the months of the one add up to people since the start;
 * the other are shares of a cohort of which one is told, and less that one tell who reported work between two delays.
 */
const WITHHELD = ['seekers_new', 'declared_by_day'];
const ASKED = 'seeker_requests';
/** Shares of those who first asked in a year, by what they declared. */
const OF_COHORTS = ['declared_share_cohort', 'declared_bounds'];
/** People at a meeting: of a figure that counts meetings. */
const ATTENDEES = 'attendees';

/** Whether any figure of it may ever be published. */
export const mayBePublished = ({ key, protects }: Indicator): boolean =>
  !WITHHELD.includes(key) && protects !== 'people_by_part';

/** What sponsors and the public read. */
export type PublicDocument = { until: Day; madeAt: Instant; tables: PublicTable[] };

/** The last day of the month that a release is due for; null when the newest one tells of it already. */
export async function releaseDue(db: Database, startDay: Day): Promise<Day | null> {
  const cutoff = await readCutoff(db);
  if (!cutoff) return null;
  const settled = addDays(cutoff, 1 - SETTLED_DAYS);
  const until = addDays(periodOf('month', settled, startDay).start, -1);
  const latest = await readLatestRelease(db);
  return until >= startDay && (!latest || latest.until < until) ? until : null;
}

type Made = {
  readonly startDay: Day;
  readonly read: (key: string, grain: Grain, dimension?: string) => Promise<Reading[]>;
  /** The cells of a figure as they were published last. */
  readonly toldOf: (key: string) => readonly PublicCell[];
  readonly basis: Basis;
  readonly until: Day;
  /** What is known of what adds up, by figure, once its table is made. */
  readonly lines: Map<string, KnownLine>;
};

/**
 * Makes the tables of all whole months up to a day, from measures alone, so that nothing published can be
 * subtracted from anything published before to find a few people. Cost: once a month, the rows of each series.
 */
export async function release(
  db: Database,
  args: { startDay: Day; until: Day; at: Instant; runId: number },
): Promise<void> {
  const { startDay, until, at, runId } = args;
  const latest = await readLatestRelease(db);
  const before = latest && (JSON.parse(latest.document) as PublicDocument);
  const basis = basisOf(latest?.basis, before, startDay);
  const made: Made = {
    startDay,
    read: async (key, grain, dimension) =>
      whole(await readings(db, key, grain, startDay, until, dimension), until),
    toldOf: (key) => before?.tables.find(({ indicator }) => indicator === key)?.cells ?? [],
    basis,
    until,
    lines: new Map(),
  };
  const tables = await declaredTables(made);
  const left = CATALOGUE.filter(
    (one) => mayBePublished(one) && !tables.some(({ indicator }) => indicator === one.key),
  );
  for (const indicator of left.filter(isOfThings))
    tables.push({ indicator: indicator.key, cells: await thingTable(db, indicator, made) });
  for (const indicator of left.filter((one) => !isOfThings(one)))
    tables.push({ indicator: indicator.key, cells: await otherTable(db, indicator, made) });
  const alone = withoutFewBeside(inStep(tables, basis.since));
  const document: PublicDocument = {
    until,
    madeAt: at,
    tables: inOrder([...alone, ...(await partTables(made.read, alone))]),
  };
  await addRelease(db, {
    until,
    made_at: at,
    document: JSON.stringify(document),
    basis: JSON.stringify(basis),
    run_id: runId,
  });
}

async function declaredTables({ read, startDay, basis: { told }, lines }: Made): Promise<PublicTable[]> {
  const [month, year] = [await read(DECLARED_SINCE, 'month'), await read(DECLARED_SINCE, 'year')];
  const flow = await read(DECLARED, 'year');
  const made = declaredCells({ flow, running: { month, year } }, startDay, told[DECLARED] ?? []);
  told[DECLARED] = made.told;
  lines.set(DECLARED, made.known);
  return [
    { indicator: DECLARED_SINCE, cells: made.running },
    { indicator: DECLARED, cells: made.flow },
  ];
}

async function thingTable(
  db: Database,
  indicator: Indicator,
  { read, startDay, toldOf, basis: { told }, lines }: Made,
): Promise<PublicCell[]> {
  const { key } = indicator;
  const before = new Map(toldOf(key).map((cell) => [nameOf(cell), cell]));
  const all: Reading[] = [];
  for (const grain of grainsOf(indicator)) all.push(...(await read(key, grain)));
  const own: PublicCell[] = [];
  for (const reading of all) {
    const isUntold =
      isMeasured(reading) && (await dominated(db, indicator, reading, before.get(nameOf(reading))));
    own.push(isUntold ? hidden(shown(reading)) : shown(reading));
  }
  const made = thingCells(all, own, told[key] ?? [], startDay);
  told[key] = made.told;
  lines.set(key, made.known);
  return made.cells;
}

/** The tables, with people since the start in step with what these people did. */
function inStep(tables: readonly PublicTable[], since: Basis['since']): PublicTable[] {
  return tables.map((table) => {
    const { indicator, cells } = table;
    const done = tables.find((other) => other.indicator === DONE.get(indicator))?.cells;
    if (!done) return table;
    const made = sinceStartCells(cells, done, since[indicator] ?? []);
    since[indicator] = made.told;
    return { indicator, cells: made.cells };
  });
}

/** Figures of people, and those that tell of nobody. */
async function otherTable(db: Database, indicator: Indicator, made: Made): Promise<PublicCell[]> {
  const { read, startDay } = made;
  const { key, protects } = indicator;
  const isFiner = protects === 'nobody' || protects === 'requests_counted';
  const finer = isFiner ? await listDimensions(db, { indicator: key, startDay }) : [];
  const dimensions = new Set(['', ...finer.filter((one) => one !== ATTENDEES).toSorted()]);
  const cells: PublicCell[] = [];
  for (const dimension of dimensions) {
    const all: Reading[] = [];
    for (const grain of grainsOf(indicator, dimension)) all.push(...(await read(key, grain, dimension)));
    if (protects === 'nobody') cells.push(...all.map(shown));
    else if (protects === 'requests_counted')
      cells.push(
        ...all.map((reading) =>
          isShare(indicator, dimension) ? shareCell(reading, false) : ofRequests(reading),
        ),
      );
    else cells.push(...followedCells(indicator, all, made));
  }
  return cells;
}

/** People, and shares of them once all were followed, where neither this release nor an earlier one tells too much of these. */
function followedCells(
  indicator: Indicator,
  readings: readonly Reading[],
  { until, basis, lines }: Made,
): PublicCell[] {
  const { key } = indicator;
  const settled = readings.filter(({ period }) => isWholeCohort(key, period.end, until));
  const cells = withoutEarly(peopleCells(indicator, settled), basis.early[key] ?? []);
  const [asked, declared] = [lines.get(ASKED), lines.get(DECLARED)];
  if (!OF_COHORTS.includes(key) || !asked || !declared) return cells;
  return cells.map((cell, index) =>
    isMeasured(cell) && givesAway(settled[index] as Reading, { asked, declared }) ? hidden(cell) : cell,
  );
}

/** What was worked out from so few requests that hardly more people can have written them is hidden. */
const ofRequests = (reading: Reading): PublicCell =>
  isMeasured(reading) && reading.n !== null && reading.n >= 1 && reading.n < FEWEST_PEOPLE
    ? hidden(shown(reading))
    : withoutCount(shown(reading));

async function readings(
  db: Database,
  key: string,
  grain: Grain,
  startDay: Day,
  until: Day,
  dimension = '',
): Promise<Reading[]> {
  const indicator = CATALOGUE.find((one) => one.key === key);
  if (!indicator?.grains.includes(grain)) return [];
  // What is told since the start is told as it stands: its period ends with the figures, not with the month.
  const to = grain === 'all' ? ((await readCutoff(db)) ?? until) : until;
  return readSeries(db, { indicator, grain, dimension, from: startDay, to, startDay });
}

const whole = (read: readonly Reading[], until: Day): Reading[] =>
  read.filter(({ period }) => period.grain === 'all' || period.end <= until);

/** Whether one account wrote nearly all: looked at anew only where the figure has changed. */
async function dominated(
  db: Database,
  { unit }: Indicator,
  reading: Reading,
  told: PublicCell | undefined,
): Promise<boolean> {
  const { period } = reading;
  const isTold = told !== undefined && isMeasured(told);
  if (isTold && told.low === inFives(countOfReading(reading) ?? 0)) return false;
  // Once the authors are erased nobody can look any more: what is hidden stays so, what is new is not told.
  const erasedAt = await readErasedAt(db);
  const isErased = erasedAt !== null && period.start <= addDays(erasedAt.slice(0, 10) as Day, 1);
  if (isErased) return !isTold;
  const find =
    unit === 'requests'
      ? largestAuthorOfRequests
      : unit === 'relays'
        ? largestAccountOfRelays
        : largestAuthorOfPosts;
  const { largest, total } = await find(db, period.start, period.end);
  return isDominated(largest, total);
}

function inOrder(tables: readonly PublicTable[]): PublicTable[] {
  const order = new Map(CATALOGUE.map(({ key }, index) => [key, index]));
  return tables.toSorted((a, b) => (order.get(a.indicator) ?? 0) - (order.get(b.indicator) ?? 0));
}

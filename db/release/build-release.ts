import { CATALOGUE, indicatorOf } from '../catalogue/index.ts';
import type { Indicator } from '../catalogue/indicator.ts';
import { addDays, type Day, type Instant } from '../core/calendar.ts';
import { type Grain, periodOf } from '../core/period.ts';
import { addRelease, readLatestRelease } from '../queries/releases.ts';
import { type Reading, readSeries } from '../queries/series.ts';
import { readCutoff } from '../queries/settings.ts';
import type { Database } from '../store.ts';
import { type Basis, basisOf } from './basis.ts';
import { asTold, isMeasured, nameOf, type PublicTable } from './cell.ts';
import { type Counts, heldReadings } from './held.ts';
import {
  countBetween,
  countsOf,
  countsSince,
  DECLARED,
  DECLARED_SINCE,
  declaredCells,
  lineOf,
} from './line-tables.ts';
import { countsTold, type Made, type Read } from './made.ts';
import { PART_FIGURES, partTables } from './part-tables.ts';
import { otherTable } from './people-figures.ts';
import { DONE, sinceStartCells } from './since-start.ts';
import { thingTable } from './thing-figures.ts';
import { isOfThings, withoutFewBeside } from './thing-table.ts';

/**
 * What everybody may read, and what keeps people from being found in it. Counts of people, and of what people did, are
 * told in whole fives: each may stand for any of five counts, so that no difference of two tells of one to four; a crowd
 * of fives is told the same. What was told stands until it has moved by eleven (`held.ts`), so that a later release tells
 * of so few neither: what becomes known late is told with the month in which it is. People who come back are told by the
 * year and the whole time only: a month beside a year told who was there in both, and in a small collective hid most
 * months. Fewer than five are hidden, with the next smallest of the same table (P3), and what adds up is held against
 * whoever adds and subtracts it all (`disclosure/line.ts`).
 *
 * Two tables rounded apart cross their fives at different times, so that put together they tell more than either. People
 * since the start therefore keep in step with what these people did (`since-start.ts`): whatever they say of the least
 * that happened between two days, the table of requests, which is held against all subtracting, says already. And a share
 * has no figure since the start: less the years told, it told of the year under way. It waits until its cohort is whole
 * (`whole-cohorts.ts`), as parts of a total wait until their people have been followed, and is hidden where it tells of a
 * few beside requests and declarations (`share-beside.ts`).
 */

/** A month's figures are settled by then: relays are read for seven days. */
const SETTLED_DAYS = 8;
/** Whether any figure of it may ever be published. */
export const mayBePublished = ({ protects }: Indicator): boolean =>
  protects !== 'untold' && protects !== 'people_by_part';

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
  const readUp =
    (to: Day, knownBy?: Instant): Read =>
    async (key, grain, dimension) =>
      whole(await readings(db, { key, grain, startDay, until: to, knownBy }, dimension), to);
  const made: Made = {
    startDay,
    read: readUp(until),
    before: before ? { until: before.until, read: readUp(before.until, before.madeAt) } : null,
    toldOf: (key) => before?.tables.find(({ indicator }) => indicator === key)?.cells ?? [],
    basis,
    until,
    lines: new Map(),
    held: new Map(),
  };
  const tables = await declaredTables(made);
  const left = CATALOGUE.filter(
    (one) => mayBePublished(one) && !tables.some(({ indicator }) => indicator === one.key),
  );
  for (const indicator of left.filter(isOfThings))
    tables.push({ indicator: indicator.key, cells: await thingTable(db, indicator, made) });
  for (const indicator of left.filter((one) => !isOfThings(one)))
    tables.push({ indicator: indicator.key, cells: await otherTable(db, indicator, made) });
  const alone = withoutFewBeside(inStep(tables, basis.since)).map((table) => toldAgain(table, made));
  const parts = await partTables({
    ...made,
    tables: alone,
    peopleIn: (total, start) => peopleIn(made, total, start),
    told: await partsTold(made),
  });
  Object.assign(basis.counts, parts.counts);
  const document: PublicDocument = {
    until,
    madeAt: at,
    tables: inOrder([...alone, ...parts.tables]),
  };
  await addRelease(db, {
    until,
    made_at: at,
    document: JSON.stringify(document),
    basis: JSON.stringify(basis),
    run_id: runId,
  });
}

async function declaredTables(made: Made): Promise<PublicTable[]> {
  const { read, startDay, basis, lines, held } = made;
  const since = async (from: Read) => ({
    month: await from(DECLARED_SINCE, 'month'),
    year: await from(DECLARED_SINCE, 'year'),
  });
  const counts = await countsTold(made, DECLARED, async (from) => {
    const { month, year } = await since(from);
    return countsOf(lineOf(startDay, countsSince([...month, ...year])));
  });
  const readings = { flow: await read(DECLARED, 'year'), running: await since(read) };
  const cells = declaredCells(readings, startDay, basis.told[DECLARED] ?? [], counts);
  basis.told[DECLARED] = cells.told;
  basis.counts[DECLARED] = countsOf(cells.line);
  lines.set(DECLARED, cells.known);
  held.set(DECLARED, cells.line);
  return [
    { indicator: DECLARED_SINCE, cells: cells.running },
    { indicator: DECLARED, cells: cells.flow },
  ];
}

/** How many people a year of a total stands on. */
function peopleIn({ held, basis, startDay }: Made, total: string, start: Day): number | undefined {
  const line = held.get(total);
  if (!line) return basis.counts[total]?.[nameOf({ dimension: '', period: { grain: 'year', start } })];
  const { end } = periodOf('year', start, startDay);
  return countBetween(line, { from: start, to: end });
}

/** The same of each figure of parts: of one whose version kept none, of the years that it told. */
async function partsTold(made: Made): Promise<Record<string, Counts>> {
  const told: Record<string, Counts> = {};
  for (const { indicator, dimensions, isShare } of PART_FIGURES)
    told[indicator] = await countsTold(made, indicator, async (from) => {
      const years = made.toldOf(indicator).filter((cell) => cell.period.grain === 'year' && isMeasured(cell));
      const starts = new Set(years.map(({ period }) => period.start));
      const read: Reading[] = [];
      for (const dimension of dimensions) read.push(...(await from(indicator, 'year', dimension)));
      return heldReadings(
        read.filter(({ period }) => starts.has(period.start)),
        { told: {}, isShare },
      ).counts;
    });
  return told;
}

/** What tells of people, as it was told: how much of the rest was read is told anew. */
function toldAgain({ indicator, cells }: PublicTable, { toldOf }: Made): PublicTable {
  const isOfNobody = indicatorOf(indicator).protects === 'nobody';
  return { indicator, cells: isOfNobody ? cells : asTold(cells, toldOf(indicator)) };
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

async function readings(
  db: Database,
  of: { key: string; grain: Grain; startDay: Day; until: Day; knownBy: Instant | undefined },
  dimension = '',
): Promise<Reading[]> {
  const { key, grain, startDay, until, knownBy } = of;
  const indicator = CATALOGUE.find((one) => one.key === key);
  if (!indicator?.grains.includes(grain)) return [];
  // What is told since the start is told as it stands: its period ends with the figures, not with the month.
  const to = grain === 'all' ? ((await readCutoff(db)) ?? until) : until;
  return readSeries(db, {
    indicator,
    grain,
    dimension,
    from: startDay,
    to,
    startDay,
    ...(knownBy && { knownBy }),
  });
}

const whole = (read: readonly Reading[], until: Day): Reading[] =>
  read.filter(({ period }) => period.grain === 'all' || period.end <= until);

function inOrder(tables: readonly PublicTable[]): PublicTable[] {
  const order = new Map(CATALOGUE.map(({ key }, index) => [key, index]));
  return tables.toSorted((a, b) => (order.get(a.indicator) ?? 0) - (order.get(b.indicator) ?? 0));
}

import { CATALOGUE } from '../catalogue/index.ts';
import type { Indicator } from '../catalogue/indicator.ts';
import { addDays, type Day, type Instant } from '../core/calendar.ts';
import { type Grain, periodOf } from '../core/period.ts';
import type { Told } from '../disclosure/newcomers.ts';
import { isDominated } from '../disclosure/rules.ts';
import { largestAccountOfRelays, largestAuthorOfPosts, largestAuthorOfRequests } from '../queries/authors.ts';
import { addRelease, readLatestRelease } from '../queries/releases.ts';
import { listDimensions, type Reading, readSeries } from '../queries/series.ts';
import { readCutoff, readErasedAt } from '../queries/settings.ts';
import { COHORT_DAYS } from '../rollup/projections/placements.ts';
import { lastMatureDay } from '../statistics/cohort.ts';
import type { Database } from '../store.ts';
import { countOfReading, isMeasured, type PublicCell, type PublicTable } from './cell.ts';
import { COHORTS, cohortCells } from './cohort-table.ts';
import { LINES, type LineBasis, lineTables } from './line-tables.ts';
import { groupsOf, ownCell, withNeighbours } from './own-table.ts';
import { partTables } from './part-tables.ts';
import { sumCells } from './sum-table.ts';
import { type ToldDays, thingCells } from './thing-table.ts';
import { NO_VISITS, nameOf, VISITS, type Visits, visitCells, visitsOf } from './visit-table.ts';
import { withoutFewBeside } from './within-table.ts';

/** A month's figures are settled by then: relays are read for seven days. */
const SETTLED_DAYS = 8;
/** Its months add up to a figure that is told since the start: told as well, they would give away what is hidden. */
const WITHHELD = 'seekers_new';
const ASKED = 'seekers_distinct';
const RELAYED = 'seekers_relayed';
const REPORTED = 'job_declarations_cumulative';
/** People at a meeting: of a figure that counts meetings. */
const ATTENDEES = 'attendees';
const GRAINS = ['all', 'year', 'month'] as const satisfies readonly Grain[];

/** Whether any figure of it may ever be published. */
export const mayBePublished = ({ key, protects }: Indicator): boolean =>
  key !== WITHHELD && protects !== 'people_by_part';

/** What sponsors and the public read. */
export type PublicDocument = { until: Day; madeAt: Instant; tables: PublicTable[] };
/** What it was made from. Never served. */
type Basis = {
  lines: Record<string, LineBasis>;
  /** What was ever told of newcomers of a figure, the newest first. */
  firsts: Record<string, readonly Told[]>;
  /** Between which days posts, requests and relays were ever told. */
  things: Record<string, ToldDays>;
};

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
  const basis: Basis = { lines: {}, firsts: {}, things: {}, ...(latest && JSON.parse(latest.basis)) };
  const toldOf = (key: string): readonly PublicCell[] =>
    before?.tables.find(({ indicator }) => indicator === key)?.cells ?? [];
  const made: PublicTable[] = [];
  for (const line of LINES) {
    const read = async (key: string, grain: Grain) =>
      whole(await readings(db, key, grain, startDay, until), until);
    const { tables, basis: told } = lineTables(
      line,
      {
        flow: { month: await read(line.flow, 'month'), year: await read(line.flow, 'year') },
        running: { month: await read(line.running, 'month'), year: await read(line.running, 'year') },
      },
      startDay,
      basis.lines[line.flow] ?? null,
    );
    made.push(...tables);
    basis.lines[line.flow] = told;
  }
  const inLines = new Set(made.map(({ indicator }) => indicator));
  const others = CATALOGUE.filter((indicator) => mayBePublished(indicator) && !inLines.has(indicator.key));
  for (const indicator of others) {
    const { key, protects } = indicator;
    const { cells: read, readings } = await ownCells(db, indicator, toldOf(key), startDay, until);
    const own = protects === 'authors' ? tellThings(key, readings, read, basis, startDay) : read;
    made.push({ indicator: key, cells: addsUp(indicator) ? inSums(own, toldOf(key), protects) : own });
  }
  const visits = tellVisits(made, toldOf, basis, startDay);
  await tellCohorts(db, made, toldOf, { basis, visits, startDay });
  const tables = withoutFewBeside(made, toldOf);
  const readDimension = async (key: string, grain: Grain, dimension: string) =>
    whole(await readings(db, key, grain, startDay, until, dimension), until);
  tables.push(...(await partTables(readDimension, tables, toldOf)));
  const document: PublicDocument = { until, madeAt: at, tables: inOrder(tables) };
  await addRelease(db, {
    until,
    made_at: at,
    document: JSON.stringify(document),
    basis: JSON.stringify(basis),
    run_id: runId,
  });
}

/** Figures whose years, and what has come since, add up to the whole. */
const addsUp = ({ key, protects }: Indicator): boolean =>
  protects === 'people_of_share' || protects === 'people_of_bounds' || key === 'rights_requests';

const inSums = (
  cells: readonly PublicCell[],
  before: readonly PublicCell[],
  protects: Indicator['protects'],
): PublicCell[] => sumCells(cells, before, (cell) => groupsOf(protects, cell));

/** Takes out of the tables of people who come back what they would tell by subtraction. */
function tellVisits(
  tables: PublicTable[],
  toldOf: (key: string) => readonly PublicCell[],
  basis: Basis,
  startDay: Day,
): Map<string, Visits> {
  const visits = new Map<string, Visits>();
  for (const { key, among, part } of VISITS) {
    const table = tables.find(({ indicator }) => indicator === key);
    if (!table) continue;
    const firsts = basis.firsts[key] ?? [];
    const made = visitCells(table.cells, toldOf(key), startDay, {
      firsts,
      among: (among && visits.get(among)) || NO_VISITS,
      part: part ? visitsOf(toldOf(part), basis.firsts[part] ?? [], startDay) : NO_VISITS,
    });
    table.cells = made.cells;
    visits.set(key, made.visits);
    basis.firsts[key] = made.visits.firsts;
  }
  return visits;
}

/** Takes out of the tables what the numbers of the cohorts would tell of those who asked. */
async function tellCohorts(
  db: Database,
  tables: PublicTable[],
  toldOf: (key: string) => readonly PublicCell[],
  { basis, visits, startDay }: { basis: Basis; visits: ReadonlyMap<string, Visits>; startDay: Day },
): Promise<void> {
  const cutoff = await readCutoff(db);
  let asked = visits.get(ASKED);
  if (!cutoff || !asked) return;
  const cellsOf = (key: string) => tables.find(({ indicator }) => indicator === key)?.cells ?? [];
  const reported = cellsOf(REPORTED).find((cell) => cell.period.grain === 'all' && isMeasured(cell));
  const around = {
    startDay,
    matureBefore: addDays(lastMatureDay(cutoff, COHORT_DAYS), 1),
    declared: reported ? countOfReading(reported) : null,
  };
  const [first, second] = COHORTS;
  for (const [key, others] of [
    [first, () => toldOf(second)],
    [second, () => cellsOf(first)],
  ] as const) {
    const table = tables.find(({ indicator }) => indicator === key);
    if (!table) continue;
    const part = visits.get(RELAYED) ?? NO_VISITS;
    const { cells, firsts } = cohortCells(table.cells, toldOf(key), others(), asked, part, around);
    table.cells = cells;
    asked = { ...asked, firsts };
  }
  basis.firsts[ASKED] = asked.firsts;
}

async function ownCells(
  db: Database,
  indicator: Indicator,
  before: readonly PublicCell[],
  startDay: Day,
  until: Day,
): Promise<{ cells: PublicCell[]; readings: Reading[] }> {
  const { key, protects } = indicator;
  const known = new Map(before.map((cell) => [nameOf(cell), cell]));
  const isFiner = protects === 'nobody' || protects === 'requests_counted';
  const finer = isFiner ? await listDimensions(db, key) : [];
  const dimensions = new Set(['', ...finer.filter((one) => one !== ATTENDEES).toSorted()]);
  // The months of a share would tell those of a few days, where the year begins within one.
  const grains = GRAINS.filter(
    (one) => indicator.grains.includes(one) && (one !== 'month' || protects !== 'people_of_share'),
  );
  const cells: PublicCell[] = [];
  const read: Reading[] = [];
  for (const dimension of dimensions) {
    for (const grain of grains) {
      for (const reading of whole(await readings(db, key, grain, startDay, until, dimension), until)) {
        const told = known.get(nameOf(reading));
        read.push(reading);
        cells.push(ownCell(protects, reading, told, await dominated(db, indicator, reading, told)));
      }
    }
  }
  return { cells, readings: read };
}

function tellThings(
  key: string,
  read: readonly Reading[],
  own: readonly PublicCell[],
  basis: Basis,
  startDay: Day,
): PublicCell[] {
  const { cells, told } = thingCells(read, own, basis.things[key] ?? [], startDay);
  basis.things[key] = told;
  return withNeighbours(cells);
}

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
  { protects, unit }: Indicator,
  reading: Reading,
  told: PublicCell | undefined,
): Promise<boolean> {
  if (protects !== 'authors' || !isMeasured(reading)) return false;
  const { period, value, low } = reading;
  if (told && told.state !== 'hidden' && told.value === value && told.low === low) return false;
  // Once the authors are erased nobody can look any more: what is hidden stays so, what is new is not told.
  const erasedAt = await readErasedAt(db);
  const isErased = erasedAt !== null && period.start <= addDays(erasedAt.slice(0, 10) as Day, 1);
  if (isErased && (!told || told.state === 'hidden')) return true;
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

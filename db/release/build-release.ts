import { CATALOGUE } from '../catalogue/index.ts';
import type { Indicator } from '../catalogue/indicator.ts';
import { addDays, type Day, type Instant } from '../core/calendar.ts';
import { type Grain, periodOf } from '../core/period.ts';
import { isDominated } from '../disclosure/rules.ts';
import { largestAuthorOfPosts, largestAuthorOfRequests } from '../queries/authors.ts';
import { addRelease, readLatestRelease } from '../queries/releases.ts';
import { listDimensions, type Reading, readSeries } from '../queries/series.ts';
import { readCutoff, readErasedAt } from '../queries/settings.ts';
import type { Database } from '../store.ts';
import type { PublicCell, PublicTable } from './cell.ts';
import { LINES, type LineBasis, lineTables } from './line-tables.ts';
import { ownCell, withNeighbours } from './own-table.ts';
import { partTables } from './part-tables.ts';

/** A month's figures are settled by then: relays are read for seven days. */
const SETTLED_DAYS = 8;
/** Its months add up to a figure that is told since the start: told as well, they would give away what is hidden. */
const WITHHELD = 'seekers_new';
const GRAINS = ['all', 'year', 'month'] as const satisfies readonly Grain[];

/** Whether any figure of it may ever be published. */
export const mayBePublished = ({ key, protects }: Indicator): boolean =>
  key !== WITHHELD && protects !== 'people_by_part';

/** What sponsors and the public read. */
export type PublicDocument = { until: Day; madeAt: Instant; tables: PublicTable[] };
/** What it was made from. Never served. */
type Basis = { lines: Record<string, LineBasis> };

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
  const basis: Basis = latest ? JSON.parse(latest.basis) : { lines: {} };
  const tables: PublicTable[] = [];
  const lines: Basis['lines'] = {};
  for (const line of LINES) {
    const read = async (key: string, grain: Grain) =>
      whole(await readings(db, key, grain, startDay, until), until);
    const made = lineTables(
      line,
      {
        flow: { month: await read(line.flow, 'month'), year: await read(line.flow, 'year') },
        running: { month: await read(line.running, 'month'), year: await read(line.running, 'year') },
      },
      startDay,
      basis.lines[line.flow] ?? null,
    );
    tables.push(...made.tables);
    lines[line.flow] = made.basis;
  }
  const inLines = new Set(tables.map(({ indicator }) => indicator));
  const toldOf = (key: string): readonly PublicCell[] =>
    before?.tables.find(({ indicator }) => indicator === key)?.cells ?? [];
  for (const indicator of CATALOGUE.filter(({ key }) => !inLines.has(key) && key !== WITHHELD)) {
    if (indicator.protects === 'people_by_part') continue;
    const told = toldOf(indicator.key);
    tables.push({ indicator: indicator.key, cells: await ownCells(db, indicator, told, startDay, until) });
  }
  const readDimension = async (key: string, grain: Grain, dimension: string) =>
    whole(await readings(db, key, grain, startDay, until, dimension), until);
  tables.push(...(await partTables(readDimension, tables, toldOf)));
  const document: PublicDocument = { until, madeAt: at, tables: inOrder(tables) };
  await addRelease(db, {
    until,
    made_at: at,
    document: JSON.stringify(document),
    basis: JSON.stringify({ lines } satisfies Basis),
    run_id: runId,
  });
}

async function ownCells(
  db: Database,
  indicator: Indicator,
  before: readonly PublicCell[],
  startDay: Day,
  until: Day,
): Promise<PublicCell[]> {
  const known = new Map(before.map((cell) => [nameOf(cell), cell]));
  const finer = indicator.protects === 'nobody' ? await listDimensions(db, indicator.key) : [];
  const cells: PublicCell[] = [];
  for (const dimension of [...new Set(['', ...finer.toSorted()])]) {
    for (const grain of GRAINS.filter((one) => indicator.grains.includes(one))) {
      for (const reading of whole(
        await readings(db, indicator.key, grain, startDay, until, dimension),
        until,
      )) {
        const told = known.get(nameOf(reading));
        cells.push(ownCell(indicator.protects, reading, told, await dominated(db, indicator, reading, told)));
      }
    }
  }
  return indicator.protects === 'authors' ? withNeighbours(cells) : cells;
}

const nameOf = ({ dimension, period }: Pick<Reading, 'dimension' | 'period'>): string =>
  `${dimension} ${period.grain} ${period.start}`;

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
  { period, value, low }: Reading,
  told: PublicCell | undefined,
): Promise<boolean> {
  if (protects !== 'authors') return false;
  if (told && told.state !== 'hidden' && told.value === value && told.low === low) return false;
  // Once the authors are erased nobody can look any more: what is hidden stays so, what is new is not told.
  const erasedAt = await readErasedAt(db);
  const isErased = erasedAt !== null && period.start <= addDays(erasedAt.slice(0, 10) as Day, 1);
  if (isErased && (!told || told.state === 'hidden')) return true;
  const find = unit === 'requests' ? largestAuthorOfRequests : largestAuthorOfPosts;
  const { largest, total } = await find(db, period.start, period.end);
  return isDominated(largest, total);
}

function inOrder(tables: readonly PublicTable[]): PublicTable[] {
  const order = new Map(CATALOGUE.map(({ key }, index) => [key, index]));
  return tables.toSorted((a, b) => (order.get(a.indicator) ?? 0) - (order.get(b.indicator) ?? 0));
}

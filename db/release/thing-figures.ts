import type { Indicator } from '../catalogue/indicator.ts';
import { addDays, type Day } from '../core/calendar.ts';
import { inFives, isDominated } from '../disclosure/rules.ts';
import { largestAccountOfRelays, largestAuthorOfPosts, largestAuthorOfRequests } from '../queries/authors.ts';
import type { Reading } from '../queries/series.ts';
import { readErasedAt } from '../queries/settings.ts';
import type { Database } from '../store.ts';
import {
  countOfReading,
  hidden,
  isMeasured,
  nameOf,
  type PublicCell,
  shown,
  withCount,
  withoutCount,
} from './cell.ts';
import { countBetween, countsOf, daysOf } from './line-tables.ts';
import { countsTold, type Made, readGrains } from './made.ts';
import { thingCells, thingLine } from './thing-table.ts';

/** The table of a count of posts or relays, and what to keep of it. */
export async function thingTable(db: Database, indicator: Indicator, made: Made): Promise<PublicCell[]> {
  const { startDay, toldOf, basis, lines } = made;
  const { key } = indicator;
  const before = new Map(toldOf(key).map((cell) => [nameOf(cell), cell]));
  const all = await readGrains(made.read, indicator);
  const counts = await countsTold(made, key, async (from) =>
    countsOf(thingLine(await readGrains(from, indicator), startDay)),
  );
  const line = thingLine(all, startDay, counts);
  const own: PublicCell[] = [];
  for (const reading of all) {
    const count = countBetween(line, daysOf(shown(reading), startDay)) ?? countOfReading(reading) ?? 0;
    const isUntold =
      isMeasured(reading) &&
      (await dominated(db, indicator, { reading, count }, before.get(nameOf(reading))));
    own.push(isUntold ? hidden(shown(reading)) : shown(reading));
  }
  const cells = thingCells(line, own, basis.told[key] ?? [], startDay);
  basis.told[key] = cells.told;
  basis.counts[key] = countsOf(line);
  lines.set(key, cells.known);
  return cells.cells;
}

/** Whether one account wrote nearly all: looked at anew only where the figure has changed. */
async function dominated(
  db: Database,
  { unit }: Indicator,
  { reading: { period }, count }: { reading: Reading; count: number },
  told: PublicCell | undefined,
): Promise<boolean> {
  const isTold = told !== undefined && isMeasured(told);
  if (isTold && told.low === inFives(count)) return false;
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

/** Whether a figure counts, exactly, what is behind people's posts though it names none of them. */
export const isExactCount = ({ protects, unit }: Indicator, dimension: string): boolean =>
  protects === 'nobody' && dimension === '' && (unit === 'posts' || unit === 'relays');

/**
 * What the collective's account did with people's posts, counted exactly: it stands as it was told like theirs, or one
 * that is erased would show as one less; since the start it is the sum of whole months.
 */
export async function exactCells(
  indicator: Indicator,
  readings: readonly Reading[],
  made: Made,
): Promise<PublicCell[]> {
  const { startDay, basis } = made;
  const { key } = indicator;
  const told = await countsTold(made, key, async (from) =>
    countsOf(thingLine(await readGrains(from, indicator), startDay)),
  );
  const line = thingLine(readings, startDay, told);
  basis.counts[key] = countsOf(line);
  const lastMonth = readings.findLast(({ period }) => period.grain === 'month');
  return readings.map((reading) => {
    const { period } = reading;
    const end = period.grain === 'all' && lastMonth ? lastMonth.period.end : period.end;
    const cell = withoutCount(shown({ ...reading, period: { ...period, end } }));
    const count = countBetween(line, daysOf(cell, startDay));
    return isMeasured(cell) && count !== undefined ? withCount(cell, count) : cell;
  });
}

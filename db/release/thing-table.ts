import type { Indicator } from '../catalogue/indicator.ts';
import { addDays, type Day } from '../core/calendar.ts';
import type { Reading } from '../queries/series.ts';
import {
  countOfReading,
  hidden,
  isMeasured,
  nameOf,
  type PublicCell,
  type PublicTable,
  withCount,
} from './cell.ts';
import type { Counts } from './held.ts';
import { daysOf, type Line, lineCells, lineOf, type ToldDays } from './line-tables.ts';

/** Whether a figure counts posts or relays, behind which stand the accounts that made them. */
export const isOfThings = ({ protects }: Pick<Indicator, 'protects'>): boolean => protects === 'authors';

/** How many there had been by the eve of a day, of what was counted by the month and by the year. */
function countsByDay(readings: readonly Reading[]): Map<Day, number> {
  const counts = new Map<Day, number>();
  for (const grain of ['month', 'year'] as const) {
    let sum = 0;
    for (const reading of readings.filter(({ period }) => period.grain === grain)) {
      sum += countOfReading(reading) ?? 0;
      counts.set(addDays(reading.period.end, 1), sum);
    }
  }
  return counts;
}

/** @param told how much there had been, as it was told before */
export const thingLine = (readings: readonly Reading[], startDay: Day, told?: Counts): Line =>
  lineOf(startDay, countsByDay(readings), told);

/**
 * The cells of a count of posts or relays: fewer than five of them are by fewer than five people, so no stretch of
 * so few may be found by subtraction. Since the start it is the sum of whole months, as what has come since would
 * else be told day by day.
 * @param line of the months and years, whether they may be told or not
 * @param cells the same, and since the start, as each may be told by itself
 * @param before what was ever told of it
 */
export function thingCells(
  line: Line,
  cells: readonly PublicCell[],
  before: ToldDays,
  startDay: Day,
): ReturnType<typeof lineCells> {
  const lastMonth = cells.findLast(({ period }) => period.grain === 'month');
  const upToMonth = withNeighbours(cells).map((cell) => {
    if (cell.period.grain !== 'all' || !lastMonth) return cell;
    const { end } = lastMonth.period;
    const sum = line.totals[line.days.indexOf(addDays(end, 1))] ?? 0;
    return { ...(isMeasured(cell) ? withCount(cell, sum) : cell), period: { ...cell.period, end } };
  });
  const rank = ['all', 'year', 'month'];
  const wanted = upToMonth.toSorted((a, b) => rank.indexOf(a.period.grain) - rank.indexOf(b.period.grain));
  return lineCells(
    line,
    wanted.map((cell) => daysOf(cell, startDay)),
    before,
  );
}

/** A period hidden alone could be subtracted from a longer one: the one after it, else before it, goes with it. */
function withNeighbours(cells: readonly PublicCell[]): PublicCell[] {
  const goesAlong = new Set(
    cells.flatMap(({ state, period }, index) => {
      const besides = [index + 1, index - 1].filter((other) => cells[other]?.period.grain === period.grain);
      return state === 'hidden' ? besides.slice(0, 1) : [];
    }),
  );
  return cells.map((cell, index) => (goesAlong.has(index) && isMeasured(cell) ? hidden(cell) : cell));
}

/** Told only where the other is: it counts posts that are nearly all among those of the other. */
const BESIDE = new Map([['posts_triaged', 'hashtag_posts_original']]);

/** The tables without what one would tell of a count of few posts that another hides. */
export function withoutFewBeside(tables: readonly PublicTable[]): PublicTable[] {
  return tables.map(({ indicator, cells }) => {
    const other = tables.find((table) => table.indicator === BESIDE.get(indicator))?.cells ?? [];
    const untold = new Set(other.filter(({ state }) => state === 'hidden').map(nameOf));
    const isUntold = (cell: PublicCell) => isMeasured(cell) && untold.has(nameOf({ ...cell, dimension: '' }));
    return { indicator, cells: cells.map((cell) => (isUntold(cell) ? hidden(cell) : cell)) };
  });
}

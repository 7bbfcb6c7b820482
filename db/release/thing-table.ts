import { addDays, type Day } from '../core/calendar.ts';
import { type Stretch, tellable } from '../disclosure/line.ts';
import type { Reading } from '../queries/series.ts';
import { countOfReading, hidden, isMeasured, type PublicCell, withCount } from './cell.ts';

/** Days between which something was told, the second not included. */
export type ToldDays = readonly (readonly [from: Day, to: Day])[];

/**
 * The cells of a count of posts or relays: fewer than five of them are by fewer than five people, so no stretch of
 * so few may be found by subtraction. Since the start it is the sum of whole months, as what has come since would
 * else be told day by day.
 * @param readings months and years, whether they may be told or not
 * @param cells the same, and since the start, as each may be told by itself
 * @param before what was ever told of it
 */
export function thingCells(
  readings: readonly Reading[],
  cells: readonly PublicCell[],
  before: ToldDays,
  startDay: Day,
): { cells: PublicCell[]; told: ToldDays } {
  const byDay = new Map<Day, number>([[startDay, 0]]);
  for (const grain of ['month', 'year'] as const) {
    let sum = 0;
    for (const reading of readings.filter(({ period }) => period.grain === grain)) {
      sum += countOfReading(reading) ?? 0;
      byDay.set(addDays(reading.period.end, 1), sum);
    }
  }
  const days = [...byDay.keys()].sort();
  let reached = 0;
  const totals = days.map((day) => {
    reached = Math.max(reached, byDay.get(day) ?? 0);
    return reached;
  });
  const lastMonth = readings.findLast(({ period }) => period.grain === 'month');
  const upToMonth = cells.map((cell) => {
    if (cell.period.grain !== 'all' || !lastMonth) return cell;
    const { end } = lastMonth.period;
    const sum = totals[days.indexOf(addDays(end, 1))] ?? 0;
    return { ...(isMeasured(cell) ? withCount(cell, sum) : cell), period: { ...cell.period, end } };
  });
  const at = new Map(days.map((day, index) => [day, index]));
  const stretches = new Map(
    (['all', 'year', 'month'] as const)
      .flatMap((grain) => upToMonth.filter((cell) => cell.period.grain === grain && isMeasured(cell)))
      .map((cell): [PublicCell, Stretch] => {
        const from = cell.period.start > startDay ? cell.period.start : startDay;
        return [cell, { from: at.get(from) ?? 0, to: at.get(addDays(cell.period.end, 1)) ?? 0 }];
      }),
  );
  const earlier = before.flatMap(([from, to]): Stretch[] => {
    const [start, end] = [at.get(from), at.get(to)];
    return start === undefined || end === undefined ? [] : [{ from: start, to: end }];
  });
  const order = [...earlier, ...stretches.values()];
  const told = [...tellable(totals, order)].map((index) => order[index] as Stretch);
  const isTold = (stretch: Stretch | undefined): boolean =>
    told.some(({ from, to }) => from === stretch?.from && to === stretch.to);
  const known = new Map([...before, ...told.map(toDays)].map((one) => [one.join(), one]));
  return {
    cells: upToMonth.map((cell) => (isMeasured(cell) && !isTold(stretches.get(cell)) ? hidden(cell) : cell)),
    told: [...known.values()],
  };

  function toDays({ from, to }: Stretch): ToldDays[number] {
    return [days[from] as Day, days[to] as Day];
  }
}

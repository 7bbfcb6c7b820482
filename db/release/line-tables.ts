import { addDays, type Day } from '../core/calendar.ts';
import { countOf, type Stretch, tellable } from '../disclosure/line.ts';
import type { PublicKnowledge } from '../disclosure/public-knowledge.ts';
import type { Reading } from '../queries/series.ts';
import {
  countInFives,
  countOfReading,
  hidden,
  isMeasured,
  type PublicCell,
  type PublicTable,
  shown,
  withCount,
} from './cell.ts';
import { BEYOND_HELD, type Counts, heldCount } from './held.ts';

/** Days between which something was told, the second not included. */
export type ToldDays = readonly (readonly [from: Day, to: Day])[];

/**
 * A count that adds up from day to day: how much there had been by the eve of some days, never falling, and on which
 * of these days this stands as it was told before.
 */
export type Line = {
  readonly days: readonly Day[];
  readonly totals: readonly number[];
  readonly isHeld: readonly boolean[];
};

/** Something one wants to tell of a line, from a day up to the eve of another. */
export type Wanted = { readonly cell: PublicCell; readonly from: Day; readonly to: Day };

/**
 * What was told of a day stands; what becomes known late of the days before it is told with the next day.
 * @param counts how many there had been by the eve of a day; a smaller one than before it is taken for that
 * @param told the same as it was told before
 */
export function lineOf(startDay: Day, counts: ReadonlyMap<Day, number>, told: Counts = {}): Line {
  const days = [...new Set([startDay, ...counts.keys(), ...(Object.keys(told) as Day[])])].sort();
  let reached = 0;
  const totals = days.map((day) => {
    const now = counts.get(day) ?? told[day] ?? 0;
    reached = Math.max(reached, heldCount(told[day], now));
    return reached;
  });
  return { days, totals, isHeld: days.map((day) => day > startDay && told[day] !== undefined) };
}

/** What to keep of a line for the next release. */
export const countsOf = ({ days, totals }: Line): Counts =>
  Object.fromEntries(days.map((day, index) => [day, totals[index] ?? 0]));

/** How much a line holds from a day up to the eve of another; undefined where it was not counted. */
export function countBetween({ days, totals }: Line, { from, to }: Pick<Wanted, 'from' | 'to'>) {
  const [start, end] = [totals[days.indexOf(from)], totals[days.indexOf(to)]];
  return start === undefined || end === undefined ? undefined : end - start;
}

/**
 * What is wanted of a line, the most wanted first, each cell told in whole fives or hidden; with what was ever told,
 * which is reckoned with first, as a figure should not come and go.
 */
export function lineCells(
  { days, totals, isHeld }: Line,
  wanted: readonly Wanted[],
  before: ToldDays,
): { cells: PublicCell[]; told: ToldDays; known: KnownLine } {
  const at = new Map(days.map((day, index) => [day, index]));
  const stretchOf = (from: Day, to: Day): Stretch | null => {
    const [start, end] = [at.get(from), at.get(to)];
    return start === undefined || end === undefined ? null : { from: start, to: end };
  };
  const stretches = wanted.map(({ cell, from, to }) => (isMeasured(cell) ? stretchOf(from, to) : null));
  const earlier = before.flatMap(([from, to]) => stretchOf(from, to) ?? []);
  const order = [...earlier, ...stretches.flatMap((stretch) => stretch ?? [])];
  const made = tellable(totals, order);
  const told = [...made.told].map((index) => order[index] as Stretch);
  const isTold = (stretch: Stretch): boolean =>
    told.some(({ from, to }) => from === stretch.from && to === stretch.to);
  const cells = wanted.map(({ cell }, index) => {
    const stretch = stretches[index];
    if (!isMeasured(cell)) return cell;
    if (!stretch || !isTold(stretch)) return hidden(cell);
    const ends = [stretch.from, stretch.to].filter((end) => isHeld[end]).length;
    return countInFives(withCount(cell, countOf(totals, stretch), ends * BEYOND_HELD));
  });
  const days_ = told.map(({ from, to }) => [days[from] as Day, days[to] as Day] as const);
  return {
    cells,
    told: [...new Map([...before, ...days_].map((one) => [one.join(), one])).values()],
    known: { days, ...boundsOn(days, made.known) },
  };
}

/** What everybody may know of a line once all is told: how much there was at least and at most from a day up to the eve of another. */
export type KnownLine = {
  readonly days: readonly Day[];
  readonly least: (from: Day, to: Day) => number;
  readonly most: (from: Day, to: Day) => number;
};

function boundsOn(days: readonly Day[], known: PublicKnowledge): Omit<KnownLine, 'days'> {
  const first = days[0] as Day;
  return {
    least(from, to) {
      const [start, end] = [days.findIndex((day) => day >= from), days.findLastIndex((day) => day <= to)];
      return start >= 0 && start < end ? Math.max(0, known.bounds(start, end).low) : 0;
    },
    most(from, to) {
      if (to <= from || to <= first) return 0;
      const start = Math.max(
        0,
        days.findLastIndex((day) => day <= from),
      );
      const end = days.findIndex((day) => day >= to);
      return end < 0 ? Number.POSITIVE_INFINITY : known.bounds(start, end).high;
    },
  };
}

/** How many there had been by the eve of a day, of counts since the start. */
export const countsSince = (readings: readonly Reading[]): Map<Day, number> =>
  new Map(
    readings
      .filter(isMeasured)
      .map((reading) => [addDays(reading.period.end, 1), countOfReading(reading) ?? 0]),
  );

/** The days that a cell tells of, from the first day of the collective on. */
export function daysOf(cell: PublicCell, startDay: Day): Wanted {
  const { start, end } = cell.period;
  return { cell, from: start > startDay ? start : startDay, to: addDays(end, 1) };
}

/** People each of whom is counted once: new in a period, and since the start. */
export const DECLARED = 'job_declarations_period';
export const DECLARED_SINCE = 'job_declarations_cumulative';

/**
 * Between which days a release tells something of what adds up, by figure: of one whose version kept it in another way.
 * @param lines the figures that add up
 */
export function toldLinesIn(
  tables: readonly PublicTable[],
  lines: ReadonlySet<string>,
  startDay: Day,
): Record<string, ToldDays> {
  const told = tables.flatMap(({ indicator, cells }) => {
    const isSince = indicator === DECLARED_SINCE;
    return cells.filter(isMeasured).map((cell) => {
      const { from, to } = daysOf(cell, startDay);
      return { line: isSince ? DECLARED : indicator, days: [isSince ? startDay : from, to] as const };
    });
  });
  const byLine = Map.groupBy(
    told.filter(({ line }) => lines.has(line)),
    ({ line }) => line,
  );
  return Object.fromEntries([...byLine].map(([line, some]) => [line, some.map(({ days }) => days)]));
}

/** Two figures of the same people: those new in a period, and all since the start. */
export type DeclaredReadings = {
  readonly flow: readonly Reading[];
  readonly running: { readonly month: readonly Reading[]; readonly year: readonly Reading[] };
};

/**
 * The tables of people each of whom is counted once: since the start as it stood after each month and year, and new
 * in each year. How many were new in a month is no table of its own: the months since the start tell it in fives.
 */
export function declaredCells(
  { flow, running }: DeclaredReadings,
  startDay: Day,
  before: ToldDays,
  counts?: Counts,
): { flow: PublicCell[]; running: PublicCell[]; told: ToldDays; known: KnownLine; line: Line } {
  const line = lineOf(startDay, countsSince([...running.month, ...running.year]), counts);
  const sinceStart = (cell: PublicCell): Wanted => ({ ...daysOf(cell, startDay), from: startDay });
  const last = running.month.at(-1);
  const all = last
    ? [shown({ ...last, period: { ...last.period, grain: 'all', start: startDay } })].map(sinceStart)
    : [];
  const years = flow.map(shown).map((cell) => daysOf(cell, startDay));
  const totals = [...running.year, ...running.month].map(shown).map(sinceStart);
  const { cells, told, known } = lineCells(line, [...all, ...years, ...totals], before);
  const whole = cells.slice(0, all.length);
  const totalsFrom = all.length + years.length;
  return {
    flow: [...whole, ...cells.slice(all.length, totalsFrom)],
    running: [...whole, ...cells.slice(totalsFrom)],
    told,
    known,
    line,
  };
}

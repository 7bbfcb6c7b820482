import { addDays, type Day } from '../core/calendar.ts';
import { countOf, mayFollow, type Publication, type Stretch, tellable } from '../disclosure/line.ts';
import type { Reading } from '../queries/series.ts';
import {
  countOfReading,
  hidden,
  isMeasured,
  type PublicCell,
  type PublicTable,
  shown,
  withCount,
} from './cell.ts';

/** Two figures of the same people: those new in a period, and all since the start. What one tells, the other adds to. */
export type Line = { readonly flow: string; readonly running: string };
export const LINES: readonly Line[] = [
  { flow: 'job_declarations_period', running: 'job_declarations_cumulative' },
];

/** What a line was published from: people up to the eve of each day, and between which days they were told. */
export type LineBasis = {
  readonly days: readonly Day[];
  readonly totals: readonly number[];
  readonly told: readonly (readonly [from: Day, to: Day])[];
};

/** The readings of a line's whole periods, oldest first. */
export type LineReadings = {
  readonly flow: { readonly month: readonly Reading[]; readonly year: readonly Reading[] };
  readonly running: { readonly month: readonly Reading[]; readonly year: readonly Reading[] };
};

/**
 * The tables of a line as they may be published after those before. A correction of a few people waits: until
 * there are more of them, the days that were published keep their counts and new ones are added to those.
 */
export function lineTables(
  line: Line,
  readings: LineReadings,
  startDay: Day,
  before: LineBasis | null,
): { tables: PublicTable[]; basis: LineBasis } {
  const fresh = totalsOf(readings, startDay);
  const wanted = wantedCells(line, readings, startDay);
  const corrected = publish(fresh, wanted, before);
  const isHeld = before !== null && !mayFollow(asPublication(before, fresh.days), corrected.publication);
  const { publication, cells, days } = isHeld ? publish(heldBack(fresh, before), wanted, before) : corrected;
  const table = (indicator: string): PublicTable => ({
    indicator,
    cells: cells.filter((cell) => cell.indicator === indicator).map(({ cell }) => cell),
  });
  return {
    tables: [table(line.running), table(line.flow)],
    basis: {
      days,
      totals: publication.totals,
      told: publication.told.map(({ from, to }) => [days[from] as Day, days[to] as Day] as const),
    },
  };
}

type Totals = { readonly days: readonly Day[]; readonly totals: readonly number[] };

function totalsOf({ running }: LineReadings, startDay: Day): Totals {
  const byDay = new Map<Day, number>([[startDay, 0]]);
  for (const reading of [...running.month, ...running.year]) {
    const count = isMeasured(reading) ? countOfReading(reading) : null;
    if (count !== null) byDay.set(addDays(reading.period.end, 1), count);
  }
  const days = [...byDay.keys()].sort();
  let reached = 0;
  const totals = days.map((day) => {
    reached = Math.max(reached, byDay.get(day) ?? 0);
    return reached;
  });
  return { days, totals };
}

/** The counts as they were published, and what has been added since the last of their days. */
function heldBack(fresh: Totals, before: LineBasis): Totals {
  const published = new Map(before.days.map((day, index) => [day, before.totals[index] ?? 0]));
  const last = before.days.at(-1) as Day;
  const lastFresh = fresh.totals[fresh.days.indexOf(last)] ?? 0;
  const lastTold = before.totals.at(-1) ?? 0;
  const days = fresh.days.filter((day) => day > last || published.has(day));
  const totals = days.map(
    (day) => published.get(day) ?? lastTold + (fresh.totals[fresh.days.indexOf(day)] ?? 0) - lastFresh,
  );
  return { days, totals };
}

type Wanted = { readonly indicator: string; readonly reading: Reading; readonly from: Day; readonly to: Day };

/** The most wanted first: since the start, then years, then months. */
function wantedCells({ flow, running }: Line, readings: LineReadings, startDay: Day): Wanted[] {
  const since = (reading: Reading): Wanted => ({
    indicator: running,
    reading,
    from: startDay,
    to: addDays(reading.period.end, 1),
  });
  const within = (reading: Reading): Wanted => ({
    indicator: flow,
    reading,
    from: reading.period.start > startDay ? reading.period.start : startDay,
    to: addDays(reading.period.end, 1),
  });
  const last = readings.running.month.at(-1);
  const all = last && { ...last, period: { ...last.period, grain: 'all' as const, start: startDay } };
  return [
    ...(all ? [since(all), { ...since(all), indicator: flow }] : []),
    ...readings.flow.year.map(within),
    ...readings.running.year.map(since),
    ...readings.flow.month.map(within),
    ...readings.running.month.map(since),
  ];
}

function publish(
  { days, totals }: Totals,
  wanted: readonly Wanted[],
  before: LineBasis | null,
): { days: readonly Day[]; publication: Publication; cells: { indicator: string; cell: PublicCell }[] } {
  const at = new Map(days.map((day, index) => [day, index]));
  const stretchOf = (from: Day, to: Day): Stretch | null => {
    const [start, end] = [at.get(from), at.get(to)];
    return start === undefined || end === undefined ? null : { from: start, to: end };
  };
  // What was told before stays told as long as it may: a figure should not come and go.
  const earlier = (before?.told ?? []).flatMap(([from, to]) => stretchOf(from, to) ?? []);
  const measured = wanted.map((one) => (isMeasured(one.reading) ? stretchOf(one.from, one.to) : null));
  const order = [...earlier, ...measured.flatMap((stretch) => stretch ?? [])];
  const told = [...tellable(totals, order)].map((index) => order[index] as Stretch);
  const isTold = (stretch: Stretch): boolean =>
    told.some(({ from, to }) => from === stretch.from && to === stretch.to);
  const cells = wanted.map(({ indicator, reading }, index) => {
    const stretch = measured[index];
    if (!stretch) return { indicator, cell: isMeasured(reading) ? hidden(reading) : shown(reading) };
    const cell = isTold(stretch) ? withCount(shown(reading), countOf(totals, stretch)) : hidden(reading);
    return { indicator, cell };
  });
  return { days, publication: { totals, told }, cells };
}

/** A publication told by days, seen from the moments of a later one; a day it did not know tells nothing. */
function asPublication({ days, totals, told }: LineBasis, among: readonly Day[]): Publication {
  const published = new Map(days.map((day, index) => [day, totals[index] ?? 0]));
  const at = new Map(among.map((day, index) => [day, index]));
  let reached = 0;
  const seen = among.map((day) => {
    reached = published.get(day) ?? reached;
    return reached;
  });
  const stretches = told.flatMap(([from, to]) => {
    const [start, end] = [at.get(from), at.get(to)];
    return start === undefined || end === undefined ? [] : [{ from: start, to: end }];
  });
  return { totals: seen, told: stretches };
}

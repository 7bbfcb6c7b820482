import { sql } from 'kysely';
import { addDays, type Day, daysBetween } from '../core/calendar.ts';
import { COLLECTED_FAMILIES } from '../core/families.ts';
import { type Grain, type Period, periodOf, periodsBetween } from '../core/period.ts';
import { once, type RollUpContext } from './context.ts';
import { coveredBy, importedOf, seenOf } from './projections/coverage.ts';
import { ASKED_SUMS, DECLARED_SUMS, EPISODE_OPEN } from './projections/placements.ts';
import { RELAYED_SUMS } from './projections/relayed-cohorts.ts';
import { TOLD_SUMS } from './projections/told.ts';

/** Tallies that are read together: those with one amount a period. */
const SUMS = [
  ...COLLECTED_FAMILIES.flatMap((family) => [coveredBy(family), importedOf(family), seenOf(family)]),
  'posts',
  'posts unsorted',
  'volume',
  'unseen',
  'unseen early',
  'unseen unbounded',
  'days unseen told',
  'days unseen untold',
  'requests',
  'requests relayed',
  'requests unread',
  'seekers',
  'seekers relayed',
  'seekers unread',
  'relays by collective',
  'relays by collective at most',
  'relays unbounded',
  'days relayed',
  'days relays known',
  'days relayed known',
  'days relayed known at most',
  'relayers',
  'relayers unread',
  'relayers followers',
  'relays by community',
  'views by collective',
  'views by community',
  'views unread by collective',
  'views unread by community',
  'weekends',
  'weekends relayed',
  'weekends relayed at most',
  'holidays',
  'holidays relayed',
  'holidays relayed at most',
  'requests ripe',
  'requests final',
  'requests cut',
  'requests looked up',
  'requests vanished',
  'requests with impressions',
  'impressions',
  'relays in time',
  'relays in the first hour',
  ...DECLARED_SUMS,
  ...ASKED_SUMS,
  EPISODE_OPEN,
  ...RELAYED_SUMS,
  ...TOLD_SUMS,
  'requests mentioning',
  'requests coached',
  'authors',
  'reposts read',
] as const;
type SumName = (typeof SUMS)[number];
/** What a period holds, by name; what it holds nothing of is 0. */
export type Sums = (name: SumName) => number;

/**
 * What a period holds up to the cutoff. A day, a month, an i4Emploi year and all time are each read as they
 * stand; any other stretch from years, months and the days of at most two months. People who count once a period
 * (seekers, relayers) do not add up: ask them of whole periods only.
 */
export function sumsOf(context: RollUpContext, { start, end }: Pick<Period, 'start' | 'end'>): Promise<Sums> {
  const until = addDays(context.cutoff, 1);
  const to = end < until ? end : until;
  return once(context, `sums ${start} ${to}`, async () => {
    const amounts = await amountsOf(context, start, to);
    return (name) => amounts.get(name) ?? 0;
  });
}

type Amounts = ReadonlyMap<string, number>;

/** Amounts that no key parts have an index of their own, which an engine takes only for what it can read in the text. */
const UNPARTED = sql.lit('');

/** The figures of several periods are pieced together from the same ones. */
const amountsOf = (context: RollUpContext, start: Day, to: Day): Promise<Amounts> =>
  once(context, `amounts ${start} ${to}`, () => readAmounts(context, start, to));

async function readAmounts(context: RollUpContext, start: Day, to: Day): Promise<Amounts> {
  const { startDay } = context.collective;
  const after = addDays(context.cutoff, 1);
  if (to <= start) return new Map();
  if (addDays(start, 1) === to) return dayAmounts(context, start);
  if (start === startDay && to === after) return stored(context, 'all', start, start);
  for (const grain of ['month', 'year'] as const) {
    const whole = periodOf(grain, start, startDay);
    if (whole.start === start && (to === whole.end || (to === after && to < whole.end))) {
      return stored(context, grain, start, start);
    }
  }
  return pieced(context, start, to);
}

/** Whole years, then a part of the last one: counted up, or from its end down when that is nearer. */
async function pieced(context: RollUpContext, start: Day, to: Day): Promise<Amounts> {
  const { startDay } = context.collective;
  const after = addDays(context.cutoff, 1);
  const last = periodOf('year', addDays(to, -1), startDay);
  if (last.start < start) return within(context, start, to);
  if (last.start === start) {
    const lastEnd = last.end < after ? last.end : after;
    const fromAbove = daysBetween(to, lastEnd) < daysBetween(start, to);
    if (!fromAbove) return within(context, start, to);
    const whole = new Map(await amountsOf(context, start, lastEnd));
    add(whole, await within(context, to, lastEnd), -1);
    return whole;
  }
  const first = periodOf('year', start, startDay);
  const from = first.start === start ? start : first.end;
  const total = new Map(await years(context, from, last.start));
  add(total, await within(context, start, from), 1);
  add(total, await amountsOf(context, last.start, to), 1);
  return total;
}

/** A stretch of less than a year: its whole months, and the days before and after them. */
async function within(context: RollUpContext, start: Day, to: Day): Promise<Amounts> {
  const { startDay } = context.collective;
  const first = periodOf('month', start, startDay);
  const [from, until] = [first.start === start ? start : first.end, periodOf('month', to, startDay).start];
  if (until <= from) return stored(context, 'day', start, addDays(to, -1));
  const total = new Map(await stored(context, 'month', from, addDays(until, -1)));
  add(total, await stored(context, 'day', start, addDays(from, -1)), 1);
  add(total, await stored(context, 'day', until, addDays(to, -1)), 1);
  return total;
}

/** Whole years up to the first day of another. Since the beginning: all there is without the years since, if fewer. */
function years(context: RollUpContext, from: Day, to: Day): Promise<Amounts> {
  const { collective, cutoff } = context;
  if (periodOf('year', from, collective.startDay).end === to) return amountsOf(context, from, to);
  return once(context, `years ${from} ${to}`, async () => {
    const isRecent = from === collective.startDay && daysBetween(to, cutoff) < daysBetween(from, to);
    if (!isRecent) return stored(context, 'year', from, addDays(to, -1));
    const total = new Map(await amountsOf(context, from, addDays(cutoff, 1)));
    for (const { start, end } of periodsBetween('year', to, cutoff, from)) {
      add(total, await amountsOf(context, start, end <= cutoff ? end : addDays(cutoff, 1)), -1);
    }
    return total;
  });
}

function add(total: Map<string, number>, amounts: Amounts, sign: 1 | -1): void {
  for (const [name, amount] of amounts) total.set(name, (total.get(name) ?? 0) + sign * amount);
}

/** The periods of a grain that begin in [first, last], added up: windows that end on the same day share them. */
const stored = (context: RollUpContext, grain: Grain, first: Day, last: Day): Promise<Amounts> =>
  once(context, `stored ${grain} ${first} ${last}`, () => readStored(context, grain, first, last));

/** Written out: a night asks this so often that what a query costs to build is felt. */
async function readStored({ db }: RollUpContext, grain: Grain, first: Day, last: Day): Promise<Amounts> {
  if (last < first) return new Map();
  const { rows } = await sql<{ name: string; amount: number }>`
    select name, sum(amount) as amount from tally
    where key = '' and grain = ${grain} and start_day >= ${first} and start_day <= ${last}
    group by name`.execute(db);
  return new Map(rows.map(({ name, amount }) => [name, Number(amount)]));
}

/** Days that a night looks at again: many of a month. */
const RECENT_DAYS = 45;

/** Recent days are asked for one by one and read by the month; of older ones, those at the edge of a window. */
async function dayAmounts(context: RollUpContext, day: Day): Promise<Amounts> {
  if (daysBetween(day, context.cutoff) > RECENT_DAYS) return stored(context, 'day', day, day);
  const month = periodOf('month', day, context.collective.startDay);
  const days = await once(context, `sums of the days of ${month.start}`, async () => {
    const rows = await context.db
      .selectFrom('tally')
      .select(['name', 'start_day', 'amount'])
      .where('key', '=', UNPARTED)
      .where('grain', '=', 'day')
      .where('start_day', '>=', month.start)
      .where('start_day', '<', month.end)
      .execute();
    const byDay = new Map<Day, Map<string, number>>();
    for (const { name, start_day, amount } of rows) {
      const amounts = byDay.get(start_day) ?? new Map<string, number>();
      byDay.set(start_day, amounts.set(name, amount));
    }
    return byDay;
  });
  return days.get(day) ?? new Map();
}

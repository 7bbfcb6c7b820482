import { addDays, type Day, daysBetween, eachDay } from '../core/calendar.ts';
import { lastDayOf, type Period, periodOf, periodsBetween } from '../core/period.ts';
import { once, type RollUpContext } from './context.ts';
import { coverageOf, firstDayOf } from './coverage.ts';
import { type Draft, measured, missing } from './draft.ts';
import { sumsOf } from './sums.ts';

const KINDS = ['weekends', 'holidays'] as const;
const GAP = { indicator: 'longest_gap' };
const ratio = (dimension: string) => ({ indicator: 'active_days_ratio', dimension });

/** Whether the collective relays on days off as well, and how long it ever was silent. */
export async function rhythmOf(context: RollUpContext, period: Period): Promise<Draft[]> {
  const { share, failure, seen } = await coverageOf(context, 'retweet-reach', period);
  if (share === 0 && !seen) {
    const state = failure ? 'failed' : 'not_measured';
    return [...KINDS.map(ratio), GAP].map((name) => missing(name, period, state, failure ?? 'no_reading'));
  }
  const sums = await sumsOf(context, period);
  const ratios = KINDS.map((kind) => {
    const known = sums(kind);
    if (known === 0) return missing(ratio(kind), period, 'not_measured', 'no_such_day');
    return measured(ratio(kind), period, share, {
      low: sums(`${kind} relayed`) / known,
      high: sums(`${kind} relayed at most`) / known,
      n: known,
      reason: 'unsorted_posts',
    });
  });
  const gap = await longestGap(context, period);
  const reason = gap.unknown ? 'partial_coverage' : 'unsorted_posts';
  return [...ratios, measured(GAP, period, share, { low: gap.surely, high: gap.maybe, reason })];
}

/**
 * Days in a row without a relay: surely, or when every day that nobody read, or nobody sorted, was one more. Work:
 * the months of the period, and the days of those in which one is missing.
 */
async function longestGap(
  context: RollUpContext,
  period: Period,
): Promise<{ surely: number; maybe: number; unknown: boolean }> {
  const { cutoff, collective } = context;
  const last = lastDayOf(period) < cutoff ? lastDayOf(period) : cutoff;
  const first = firstDayOf(context, period);
  const months = periodsBetween('month', first, last, collective.startDay);
  const full = await once(context, 'full months', () => fullMonths(context));
  const holed = months.filter(({ start }) => !full.has(start));
  const marks = await marksOf(context, holed);
  const longest = { surely: 0, maybe: 0, unknown: false };
  let [surely, maybe] = [0, 0];
  for (const { start, end } of months) {
    if (full.has(start)) {
      [surely, maybe] = [0, 0];
      continue;
    }
    for (const day of eachDay(start < first ? first : start, end <= last ? end : addDays(last, 1))) {
      const isRelayed = marks.has(`days relayed ${day}`);
      const mayBeRelayed = isRelayed || marks.has(`days relayed known at most ${day}`);
      const isKnown = isRelayed || marks.has(`days relays known ${day}`);
      if (!isKnown) longest.unknown = true;
      maybe = isRelayed ? 0 : maybe + 1;
      surely = mayBeRelayed || !isKnown ? 0 : surely + 1;
      longest.surely = Math.max(longest.surely, surely);
      longest.maybe = Math.max(longest.maybe, maybe);
    }
  }
  return longest;
}

/** The first days of months with a relay on each of their days. */
async function fullMonths({ db, cutoff, collective }: RollUpContext): Promise<ReadonlySet<Day>> {
  const rows = await db
    .selectFrom('tally')
    .select(['start_day', 'amount'])
    .where('name', '=', 'days relayed')
    .where('grain', '=', 'month')
    .where('start_day', '<=', cutoff)
    .execute();
  const lengthOf = (month: Day): number =>
    daysBetween(month, periodOf('month', month, collective.startDay).end);
  return new Set(
    rows.filter(({ start_day, amount }) => amount === lengthOf(start_day)).map(({ start_day }) => start_day),
  );
}

/** What is known of the days of these months, as `NAME DAY`. */
async function marksOf({ db }: RollUpContext, months: readonly Period[]): Promise<Set<string>> {
  const marks = new Set<string>();
  for (const [first, after] of stretches(months)) {
    const rows = await db
      .selectFrom('tally')
      .select(['name', 'start_day'])
      .where('name', 'in', ['days relayed', 'days relayed known at most', 'days relays known'])
      .where('grain', '=', 'day')
      .where('start_day', '>=', first)
      .where('start_day', '<', after)
      .where('amount', '>', 0)
      .execute();
    for (const { name, start_day } of rows) marks.add(`${name} ${start_day}`);
  }
  return marks;
}

/** Months that follow one another, together: the first day of the first, and the one after the last. */
function stretches(months: readonly Period[]): [first: Day, after: Day][] {
  const found: [Day, Day][] = [];
  for (const { start, end } of months) {
    const last = found.at(-1);
    if (last && last[1] === start) last[1] = end;
    else found.push([start, end]);
  }
  return found;
}

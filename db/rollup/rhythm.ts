import { addDays, type Day, daysBetween, eachDay } from '../core/calendar.ts';
import type { Period } from '../core/period.ts';
import type { RollUpContext } from './context.ts';
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
 * the days of the period; since the start, only those of months in which a day is missing.
 */
async function longestGap(
  context: RollUpContext,
  period: Period,
): Promise<{ surely: number; maybe: number; unknown: boolean }> {
  const after = addDays(context.cutoff, 1);
  const end = period.end < after ? period.end : after;
  const full = period.grain === 'all' ? await fullMonths(context, end) : new Set<string>();
  const marks = await marksOf(context, period, full);
  const longest = { surely: 0, maybe: 0, unknown: false };
  let [surely, maybe] = [0, 0];
  for (const day of eachDay(firstDayOf(context, period), end)) {
    const isRelayed = full.has(day.slice(0, 7)) || marks.has(`days relayed ${day}`);
    const mayBeRelayed = isRelayed || marks.has(`days relayed known at most ${day}`);
    const isKnown = isRelayed || marks.has(`days relays known ${day}`);
    if (!isKnown) longest.unknown = true;
    maybe = isRelayed ? 0 : maybe + 1;
    surely = mayBeRelayed || !isKnown ? 0 : surely + 1;
    longest.surely = Math.max(longest.surely, surely);
    longest.maybe = Math.max(longest.maybe, maybe);
  }
  return longest;
}

/** Months, `YYYY-MM`, with a relay on each of their days. */
async function fullMonths({ db }: RollUpContext, end: Day): Promise<Set<string>> {
  const rows = await db
    .selectFrom('tally')
    .select(['start_day', 'amount'])
    .where('name', '=', 'days relayed')
    .where('grain', '=', 'month')
    .where('start_day', '<', end)
    .execute();
  const next = (day: Day): Day => `${addDays(day, 31).slice(0, 7)}-01` as Day;
  return new Set(
    rows
      .filter(({ start_day, amount }) => amount === daysBetween(start_day, next(start_day)))
      .map(({ start_day }) => start_day.slice(0, 7)),
  );
}

/** What is known of the days of a period, as `NAME DAY`. */
async function marksOf(
  { db }: RollUpContext,
  { start, end }: Period,
  full: ReadonlySet<string>,
): Promise<Set<string>> {
  const months = new Set([...eachDay(start, end)].map((day) => day.slice(0, 7)));
  const marks = new Set<string>();
  for (const [first, last] of stretches([...months.difference(full)])) {
    const rows = await db
      .selectFrom('tally')
      .select(['name', 'start_day'])
      .where('name', 'in', ['days relayed', 'days relayed known at most', 'days relays known'])
      .where('grain', '=', 'day')
      .where('start_day', '>=', `${first}-01` as Day)
      .where('start_day', '<=', `${last}-31` as Day)
      .where('amount', '>', 0)
      .execute();
    for (const { name, start_day } of rows) marks.add(`${name} ${start_day}`);
  }
  return marks;
}

/** Months that follow one another, together: their first and their last. */
function stretches(months: readonly string[]): [string, string][] {
  const found: [string, string][] = [];
  for (const month of [...months].sort()) {
    const last = found.at(-1);
    if (last && addDays(`${last[1]}-01` as Day, 31).slice(0, 7) === month) last[1] = month;
    else found.push([month, month]);
  }
  return found;
}

import { addDays, type Day, eachDay } from '../core/calendar.ts';
import type { Family } from '../core/families.ts';
import { type Grain, type Period, periodOf, periodsBetween } from '../core/period.ts';
import type { RollUpContext } from './context.ts';
import type { RollUp } from './roll-ups.ts';
import type { TallyChanges } from './tallies.ts';

/** Days of which something new was observed, by family. */
export type Dirty = ReadonlyMap<Family, readonly Day[]>;

/** The cutoff and the day before it, and what is dirty of these families up to there. */
export function changedDays(follows: readonly Family[], dirty: Dirty, context: RollUpContext): Set<Day> {
  const { cutoff } = context;
  const days = [...follows.flatMap((family) => dirty.get(family) ?? []), addDays(cutoff, -1), cutoff];
  return new Set(days.filter((day) => isCounted(context, day)));
}

/** The days that were younger than this at the last cutoff. */
export function maturingDays(context: RollUpContext, before: Day | null, age: number): Set<Day> {
  const last = before ?? context.cutoff;
  const days = eachDay(addDays(last, -age), addDays(context.cutoff, 1));
  return new Set([...days].filter((day) => isCounted(context, day)));
}

const isCounted = ({ collective, cutoff, closed }: RollUpContext, day: Day): boolean =>
  day >= collective.startDay && day <= cutoff && !closed.has(day);

/** Days that have come of one of these ages since the roll-up before. */
function maturedDays(
  ages: readonly number[],
  before: Day | null,
  { cutoff, collective }: RollUpContext,
): Set<Day> {
  const since = before && before < cutoff ? addDays(before, 1) : cutoff;
  const days = ages.flatMap((age) => [...eachDay(addDays(since, -age), addDays(cutoff, 1 - age))]);
  return new Set(days.filter((day) => day >= collective.startDay));
}

type Changes = { dirty: Dirty; tallies: TallyChanges; context: RollUpContext; before: Day | null };

/** The periods of a grain that a night works out anew, oldest first. */
export async function dirtyPeriods(
  rollup: RollUp,
  grain: Grain,
  { dirty, tallies, context, before }: Changes,
): Promise<Period[]> {
  const { cutoff, collective } = context;
  const { startDay } = collective;
  if (grain === 'all') return [periodOf('all', cutoff, startDay)];
  const { firsts = [], reachesBack = 0, reachesAhead = 0 } = rollup;
  const counted = [
    maturedDays(rollup.matures, before, context),
    new Set(await rollup.also?.(context)),
    ...firsts.map((name) => tallies.changedDays(name)),
  ].reduce<Set<Day>>((all, days) => all.union(days), changedDays(rollup.follows, dirty, context));
  const reached = [...counted].flatMap((day) => [
    addDays(day, -reachesBack),
    ...eachDay(day, addDays(day, reachesAhead + 1)),
  ]);
  const periods = new Map(
    reached
      .filter((day) => day >= startDay && day <= cutoff)
      .map((day) => periodOf(grain, day, startDay))
      .map((period) => [period.start, period]),
  );
  if (rollup.cumulative) {
    const earliest = [...counted].reduce((first, day) => (day < first ? day : first), before ?? cutoff);
    for (const period of periodsBetween(grain, earliest, cutoff, startDay)) periods.set(period.start, period);
  }
  return [...periods.values()].sort((a, b) => (a.start < b.start ? -1 : 1));
}

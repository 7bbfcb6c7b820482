import { addDays, type Day } from '../core/calendar.ts';
import { BEYOND_FIVES } from '../disclosure/rules.ts';
import type { Reading } from '../queries/series.ts';
import { COHORT_DAYS } from '../rollup/projections/placements.ts';
import type { KnownLine } from './line-tables.ts';
import { groupsInFives } from './share-cell.ts';

/** What is told of the requests, and of the first declarations, that the people of a cohort made among others. */
export type Beside = { readonly asked: KnownLine; readonly declared: KnownLine };

/**
 * Whether a share of those who first asked in a year, told beside what all asked and declared, gives away that somebody
 * is in a stretch of days that at most four can be in: rounded apart, twenty of a year who declared, beside at most
 * nineteen declarations that the others of it can have made, are at least one. Who first asked made a request in these
 * days, and declared within the window. Cost: a few hundred stretches a year.
 */
export function givesAway(reading: Reading, { asked, declared }: Beside): boolean {
  const [start, end] = [reading.period.start, addDays(reading.period.end, 1)];
  const window = (day: Day): Day => addDays(day, COHORT_DAYS);
  const [counted, ...others] = groupsInFives(reading);
  const all = others.reduce((sum, group) => sum + group, counted);
  const isFew = (most: number): boolean => most <= BEYOND_FIVES;
  const declaredOutside = (from: Day, to: Day, last: Day): number =>
    Math.min(declared.most(start, last), declared.most(start, from) + declared.most(to, last));
  const ofCohort = stretchesOf(asked.days, start, end).some(([from, to]) => {
    const inside = asked.most(from, to);
    const outside = Math.min(
      asked.most(start, from) + asked.most(to, end),
      asked.most(start, end) - asked.least(from, to),
    );
    const [before, after] = [declared.most(start, window(from)), declared.most(to, window(end))];
    const reported = Math.min(
      declared.most(start, window(end)),
      (from > start ? before : 0) + (to < end ? after : 0),
      outside,
    );
    const reportedInside = Math.min(inside, declared.most(from, window(to)));
    return (isFew(inside) && all > outside) || (isFew(reportedInside) && counted > reported);
  });
  const last = window(end);
  const ofDeclarations = stretchesOf(declared.days, start, last).some(
    ([from, to]) => isFew(declared.most(from, to)) && counted > declaredOutside(from, to, last),
  );
  return ofCohort || ofDeclarations;
}

/** The stretches between any two moments of a line, and of where the whole begins and ends. */
function stretchesOf(days: readonly Day[], start: Day, end: Day): [from: Day, to: Day][] {
  const moments = [start, ...days.filter((day) => day > start && day < end), end];
  return moments.flatMap((from, index) => moments.slice(index + 1).map((to): [Day, Day] => [from, to]));
}

import { Calendar, type Day, day, daysBetween } from '../../../../db/core/calendar.ts';
import type { Millis } from '../model.ts';

export const COLLECTIVE_START = day('2015-09-26');
const PARIS = new Calendar('Europe/Paris');

/** A span of whole Paris days; in time it is half-open: [start, end). */
export type Period = { name: string; first: Day; last: Day; start: Millis; end: Millis; days: number };

function period(first: Day, last: Day): Period {
  return {
    name: `${first}/${last}`,
    first,
    last,
    start: Date.parse(PARIS.startOf(first)),
    end: Date.parse(PARIS.endOf(last)),
    days: daysBetween(first, last) + 1,
  };
}

/** Every i4Emploi year that is over at the cutoff, then the whole time from the start to the cutoff. */
export function periodsUntil(cutoff: Day): Period[] {
  const periods: Period[] = [];
  for (let year = 2015; ; year++) {
    const last = day(`${year + 1}-09-25`);
    if (last > cutoff) break;
    periods.push(period(day(`${year}-09-26`), last));
  }
  return [...periods, period(COLLECTIVE_START, cutoff)];
}

/** The first moment after that Paris day. */
export function endOf(day: Day): Millis {
  return Date.parse(PARIS.endOf(day));
}

export function within(at: Millis, { start, end }: Period): boolean {
  return start <= at && at < end;
}

/** The Paris day of a moment. */
export function parisDay(at: Millis): Day {
  return PARIS.dayOf(at);
}

import { addDays, type Day } from './calendar.ts';

export type Grain = 'day' | 'month' | 'year' | 'all';

/** A stretch of days, half-open: `end` is the first day after it. */
export type Period = { readonly grain: Grain; readonly start: Day; readonly end: Day };

/**
 * The period of this grain that holds the day. A year runs from anniversary to anniversary of
 * `startDay` (26 September to 25 September); `all` runs from `startDay` to the day itself.
 */
export function periodOf(grain: Grain, day: Day, startDay: Day): Period {
  switch (grain) {
    case 'day':
      return { grain, start: day, end: addDays(day, 1) };
    case 'month':
      return { grain, start: `${day.slice(0, 7)}-01` as Day, end: nextMonth(day) };
    case 'year': {
      const start = anniversaryOnOrBefore(day, startDay);
      return { grain, start, end: anniversary(startDay, Number(start.slice(0, 4)) + 1) };
    }
    case 'all':
      return { grain, start: startDay, end: addDays(day, 1) };
  }
}

/** The last day of the period. */
export const lastDayOf = ({ end }: Period): Day => addDays(end, -1);

/** Every period of the grain that touches [from, to], oldest first. */
export function periodsBetween(grain: Grain, from: Day, to: Day, startDay: Day): Period[] {
  if (from > to) return [];
  if (grain === 'all') return [periodOf('all', to, startDay)];
  const periods: Period[] = [];
  for (let period = periodOf(grain, from, startDay); period.start <= to; ) {
    periods.push(period);
    period = periodOf(grain, period.end, startDay);
  }
  return periods;
}

/** The anniversary of the first day in a calendar year (29 February falls on 1 March). */
export function anniversary(startDay: Day, year: number): Day {
  return addDays(`${year}-${startDay.slice(5, 7)}-01` as Day, Number(startDay.slice(8)) - 1);
}

function anniversaryOnOrBefore(day: Day, startDay: Day): Day {
  const thisYear = anniversary(startDay, Number(day.slice(0, 4)));
  return thisYear <= day ? thisYear : anniversary(startDay, Number(day.slice(0, 4)) - 1);
}

/** Asked once a day and figure: a roll-up of a year spent an eighth of its time in dates. */
function nextMonth(day: Day): Day {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
  if (month === 12) return `${year + 1}-01-01` as Day;
  return `${day.slice(0, 5)}${String(month + 1).padStart(2, '0')}-01` as Day;
}

/** The newest i4Emploi year that had ended by the end of a day, by the calendar year in which it ends; null before the first. */
export function lastFinishedYear(startDay: Day, day: Day): number | null {
  const year = Number(day.slice(0, 4));
  const last = addDays(anniversary(startDay, year), -1) <= day ? year : year - 1;
  return last > Number(startDay.slice(0, 4)) ? last : null;
}

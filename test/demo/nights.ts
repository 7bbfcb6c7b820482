import { addDays, type Calendar, type Day, type Instant, instant } from '../../db/core/calendar.ts';

/** A run of the service in the demonstration: the day it reports on, and when it happens. */
export type Night = { readonly day: Day; readonly at: Instant };

const HOURS_AFTER_MIDNIGHT = 4;
const LAST_NIGHTS = 7;

/** The day from which on all bios are searched, a week before each anniversary. */
const SWEEP = '-09-19';

/**
 * When the service runs in the demonstration: on the last day of each month and a week before each anniversary, each
 * run catching up what lies behind it, then every night of the last week. A run happens at four in the morning of
 * the next day.
 */
export function nightsUntil(calendar: Calendar, first: Day, last: Day): Night[] {
  const weekBegins = addDays(last, 1 - LAST_NIGHTS);
  const days: Day[] = [];
  for (let day = first; day < weekBegins; day = addDays(day, 1)) {
    const next = addDays(day, 1);
    if (next.endsWith('-01') || next === weekBegins || day.endsWith(SWEEP)) days.push(day);
  }
  for (let day = weekBegins; day <= last; day = addDays(day, 1)) days.push(day);
  return days.map((day) => ({
    day,
    at: instant(Date.parse(calendar.endOf(day)) + HOURS_AFTER_MIDNIGHT * 3_600_000),
  }));
}

/** The night whose reading of bios fails, so that a demonstration shows what a failed night looks like. */
export const FAILED_SCAN = '2018-03-31';

/** Bios are read each night, all or some of them; what a reading reports belongs to that day. */
export function scansAmong(nights: readonly Night[]): Night[] {
  return nights.filter(({ day }) => day !== FAILED_SCAN);
}

/** All of them are searched for in the first night and a week before each anniversary. */
export function sweepsAmong(nights: readonly Night[]): Night[] {
  return nights.filter(({ day }, index) => index === 0 || day.endsWith(SWEEP));
}

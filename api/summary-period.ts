import type { Day } from '../db/core/calendar.ts';
import { type Period, periodOf } from '../db/core/period.ts';
import { parameterError } from './parameter-error.ts';

/**
 * The whole time up to a day, or the i4Emploi year that begins in a calendar year.
 * @throws AppError when that year is none of those known
 */
export function chooseSummaryPeriod(
  years: readonly number[],
  year: number | undefined,
  until: Day,
  startDay: Day,
): Period {
  if (year === undefined) return periodOf('all', until, startDay);
  if (!years.includes(year)) {
    const known = years.join(', ') || '–';
    throw parameterError(
      'year',
      `cette année n’a pas de chiffres ; années connues : ${known}`,
      `this year has no figures; known years: ${known}`,
    );
  }
  // The last day of that calendar year always lies in the i4Emploi year that began in it.
  return periodOf('year', `${year}-12-31` as Day, startDay);
}

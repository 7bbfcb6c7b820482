import { addDays, type Day } from '../core/calendar.ts';

/** Holidays that keep their date: New Year, Labour, 8 May, 14 July, Assumption, All Saints, Armistice, Christmas. */
const FIXED = ['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25'] as const;
/** Easter Monday, Ascension and Whit Monday, in days after Easter Sunday. */
const AFTER_EASTER = [1, 39, 50] as const;

/**
 * The eleven public holidays of mainland France (Code du travail, article L3133-1), in order. Two may fall
 * on one day, as Ascension and 8 May did in 2008: that day stands once. Alsace-Moselle's two are not counted.
 */
export function frenchHolidays(year: number): Day[] {
  const easter = easterSunday(year);
  const days = [
    ...FIXED.map((date) => `${year}-${date}` as Day),
    ...AFTER_EASTER.map((count) => addDays(easter, count)),
  ];
  return [...new Set(days)].sort();
}

export function isFrenchHoliday(day: Day): boolean {
  return frenchHolidays(Number(day.slice(0, 4))).includes(day);
}

/** Easter Sunday of the Gregorian calendar (the anonymous computus: Meeus, Astronomical Algorithms, 1991). */
export function easterSunday(year: number): Day {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const inCentury = year % 100;
  const correction = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const moon = (19 * golden + century - Math.floor(century / 4) - correction + 15) % 30;
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(inCentury / 4) - moon - (inCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * moon + 22 * weekday) / 451);
  const afterMarch = moon + weekday - 7 * late + 114;
  const month = Math.floor(afterMarch / 31);
  return `${year}-${String(month).padStart(2, '0')}-${String((afterMarch % 31) + 1).padStart(2, '0')}` as Day;
}

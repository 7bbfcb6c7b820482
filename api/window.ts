import { addDays, type Day, nextDay, parseDay } from '../db/core/calendar.ts';
import { anniversary, type Grain, lastDayOf, periodOf } from '../db/core/period.ts';
import { longDate } from '../db/words/long-date.ts';
import { parameterError } from './parameter-error.ts';

/** A stretch of days, both included. `end` is the last one that can be known; `over` is false if more were asked. */
export type Window = {
  readonly grain: Grain | 'days';
  readonly start: Day;
  readonly end: Day;
  readonly over: boolean;
};

export type Known = { readonly startDay: Day; readonly cutoff: Day };

/**
 * The window that a text names: `all`, `2018-2019`, `2018`, `2018-03`, `28d`, `2018-03-01..2018-04-15`.
 * @throws AppError when it names none, or one that has not begun
 */
export function windowOf(text: string, known: Known): Window {
  const asked = stretchOf(text, known);
  if (!asked) {
    throw parameterError(
      'period',
      'une période est attendue : all, 2018-2019, 2018, 2018-03, 7d, 28d, 90d ou 2018-03-01..2018-04-15',
      'a period is expected: all, 2018-2019, 2018, 2018-03, 7d, 28d, 90d or 2018-03-01..2018-04-15',
    );
  }
  if (asked.start > known.cutoff || asked.end < known.startDay) {
    throw parameterError(
      'period',
      `aucun chiffre n’existe pour ces jours ; ils vont du ${longDate(known.startDay, 'fr')} au ${longDate(known.cutoff, 'fr')}`,
      `there is no figure for these days; they run from ${longDate(known.startDay, 'en')} to ${longDate(known.cutoff, 'en')}`,
    );
  }
  return {
    grain: asked.grain,
    start: asked.start < known.startDay ? known.startDay : asked.start,
    end: asked.end > known.cutoff ? known.cutoff : asked.end,
    over: asked.end <= known.cutoff,
  };
}

type Stretch = Omit<Window, 'over'>;

function stretchOf(text: string, { startDay, cutoff }: Known): Stretch | null {
  if (text === 'all') return { grain: 'all', start: startDay, end: cutoff };
  const days = /^(7|28|90)d$/.exec(text);
  if (days) return { grain: 'days', start: addDays(cutoff, 1 - Number(days[1])), end: cutoff };
  const [first = '', last] = text.split('..');
  if (last !== undefined) {
    const [start, end] = [parseDay(first), parseDay(last)];
    return start && end && start <= end ? { grain: 'days', start, end } : null;
  }
  if (/^\d{4}$/.test(text))
    return { grain: 'days', start: `${text}-01-01` as Day, end: `${text}-12-31` as Day };
  const span = /^(\d{4})-(\d{4})$/.exec(text);
  if (span) {
    const [from, to] = [Number(span[1]), Number(span[2])];
    const start = anniversary(startDay, from);
    return to === from + 1 ? { grain: 'year', start, end: addDays(anniversary(startDay, to), -1) } : null;
  }
  const inMonth = parseDay(`${text}-01`);
  if (!inMonth) return null;
  const month = periodOf('month', inMonth, startDay);
  return { grain: 'month', start: month.start, end: lastDayOf(month) };
}

/** The same days a year before; null when the collective had not begun then, or for the whole time. */
export function yearBefore({ grain, start, end, over }: Window, startDay: Day): Window | null {
  if (grain === 'all') return null;
  // A window of whole months stays one: the end of February is its end, whatever the year.
  const isMonths = start.endsWith('-01') && nextDay(end).endsWith('-01');
  const before = isMonths ? addDays(dayBefore(nextDay(end)), -1) : dayBefore(end);
  const earlier = { start: dayBefore(start), end: before };
  if (earlier.start < startDay) return null;
  return { ...earlier, grain: over ? grain : 'days', over: true };
}

/** The same date a year before; 29 February falls on the 28th. */
function dayBefore(day: Day): Day {
  const year = Number(day.slice(0, 4)) - 1;
  return parseDay(`${year}${day.slice(4)}`) ?? (`${year}-02-28` as Day);
}

import { TZDate } from '@date-fns/tz';
import { lightFormat } from 'date-fns/lightFormat';
import { parseISO } from 'date-fns/parseISO';
import { subMonths } from 'date-fns/subMonths';

/** A civil day, `YYYY-MM-DD`. Which time zone it belongs to is the calendar's business. */
export type Day = string & { readonly __brand: 'Day' };
/** A moment, ISO 8601 in UTC with milliseconds and a final Z; it sorts as text. */
export type Instant = string & { readonly __brand: 'Instant' };

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/** The day `text` names, or null when it names none ("2019-02-30", "hier"). */
export function parseDay(text: string): Day | null {
  const match = DAY.exec(text);
  if (!match) return null;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) ? (text as Day) : null;
}

/** For constants and tests: the day, or a RangeError. */
export function day(text: string): Day {
  const parsed = parseDay(text);
  if (!parsed) throw new RangeError(`not a day: ${text}`);
  return parsed;
}

export function instant(value: string | number | Date): Instant {
  return new Date(value).toISOString() as Instant;
}

/** Where an answer "as of" a day speaks from: days are half-open. */
export const lastMomentOf = (calendar: Calendar, civil: Day): Instant =>
  instant(Date.parse(calendar.endOf(civil)) - 1);

export function addDays(start: Day, count: number): Day {
  return new Date(Date.parse(`${start}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10) as Day;
}

/** The same day of an earlier month, or its last one: 31 May less three months is 28 or 29 February. */
export function monthsBefore(civil: Day, count: number): Day {
  return lightFormat(subMonths(parseISO(civil), count), 'yyyy-MM-dd') as Day;
}

/** The day after. Most days of a month need no arithmetic on dates, and long series have thousands. */
export function nextDay(civil: Day): Day {
  const date = Number(civil.slice(8));
  if (date >= 28) return addDays(civil, 1);
  return `${civil.slice(0, 8)}${date < 9 ? '0' : ''}${date + 1}` as Day;
}

/** Days from `start` to `end`, negative when `end` is earlier. */
export function daysBetween(start: Day, end: Day): number {
  return Math.round((Date.parse(`${end}T00:00:00Z`) - Date.parse(`${start}T00:00:00Z`)) / 86_400_000);
}

/** Every day of the half-open interval [start, end). */
export function* eachDay(start: Day, end: Day): Generator<Day> {
  for (let current = start; current < end; current = nextDay(current)) yield current;
}

/** Civil days of one time zone: a day may have 23, 24 or 25 hours. */
export class Calendar {
  readonly timeZone: string;
  readonly #format: Intl.DateTimeFormat;
  /** Eleven years are four thousand days: they are worth keeping. */
  readonly #starts = new Map<Day, Instant>();
  /** The day that was asked for last: what is read comes in the order of time. */
  #latest: { readonly day: Day; readonly start: Instant; readonly end: Instant } | null = null;

  constructor(timeZone: string) {
    this.timeZone = timeZone;
    this.#format = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' });
  }

  /** The civil day that holds this moment. */
  dayOf(moment: Instant | Date | number): Day {
    // Instants sort as text: comparing them costs a tenth of reading them.
    const at = typeof moment === 'string' ? moment : instant(moment);
    const latest = this.#latest;
    if (latest && at >= latest.start && at < latest.end) return latest.day;
    const day = this.#format.format(Date.parse(at)) as Day;
    this.#latest = { day, start: this.startOf(day), end: this.endOf(day) };
    return day;
  }

  /** The first moment of the day. */
  startOf(civil: Day): Instant {
    const known = this.#starts.get(civil);
    if (known) return known;
    const [year, month, date] = civil.split('-').map(Number) as [number, number, number];
    const start = instant(new TZDate(year, month - 1, date, this.timeZone).getTime());
    this.#starts.set(civil, start);
    return start;
  }

  /** The first moment of the next day: days are half-open. */
  endOf(civil: Day): Instant {
    return this.startOf(nextDay(civil));
  }

  /** 23, 24 or 25. */
  hoursIn(civil: Day): number {
    return (Date.parse(this.endOf(civil)) - Date.parse(this.startOf(civil))) / 3_600_000;
  }

  /**
   * The moment when clocks showed this time of a day. In the hour that comes twice in autumn it is the first
   * (`twice`); null in the hour that spring leaves out.
   */
  momentAt(civil: Day, time: string): { at: Instant; twice: boolean } | null {
    const shown = Date.parse(`${civil}T${time}Z`);
    const midnight = Date.parse(`${civil}T00:00:00Z`);
    const offsets = [
      midnight - Date.parse(this.startOf(civil)),
      midnight + 86_400_000 - Date.parse(this.endOf(civil)),
    ];
    const moments = [...new Set(offsets.map((offset) => shown - offset))]
      .filter((moment) => this.dayOf(moment) === civil && this.#shows(moment, shown))
      .sort((a, b) => a - b);
    const [first] = moments;
    return first === undefined ? null : { at: instant(first), twice: moments.length > 1 };
  }

  #shows(moment: number, shown: number): boolean {
    const date = new TZDate(moment, this.timeZone);
    return date.getHours() * 60 + date.getMinutes() === Math.floor((shown % 86_400_000) / 60_000);
  }

  /** Hour of the day (0 to 23) and weekday (1 Monday to 7 Sunday) as a wall clock shows them. */
  wallClock(moment: Instant): { hour: number; weekday: number } {
    const date = new TZDate(Date.parse(moment), this.timeZone);
    return { hour: date.getHours(), weekday: date.getDay() === 0 ? 7 : date.getDay() };
  }
}

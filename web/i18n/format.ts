export type Language = 'fr' | 'en';

/** No-break space, and its narrow form: thousands, and before ; ! ? in French. */
export const NBSP = '\u00a0';
export const NNBSP = '\u202f';

/** Which bound a number is. A lower one is rounded down and an upper one up: what is printed stays true. */
export type Bound = 'low' | 'high' | null;

const LOCALE = { fr: 'fr-FR', en: 'en-GB' } as const;
const DAY_MS = 86_400_000;

/** Numbers, dates and delays as each language prints them. Days are `YYYY-MM-DD`, instants ISO 8601 in UTC. */
export type Format = {
  readonly language: Language;
  /** Thousands separated (U+202F in French), a minus sign, no hyphen; at most `digits` decimals, none by default. */
  number(value: number, digits?: number): string;
  /**
   * A share of 0..1 as a percentage; whole when it rests on fewer than 1,000 items, else one decimal. What is
   * neither none nor all never reads 0 % nor 100 %: it takes the decimals that this needs, four at most.
   */
  share(value: number, n?: number | null, bound?: Bound): string;
  /** A coverage: rounded down, so that 99.97 % never reads 100 %. */
  coverage(value: number): string;
  /** Minutes as a reader says them: 42 min, 2 h 05, 3 days. */
  delay(minutes: number, bound?: Bound): string;
  day(text: string): string;
  /** Day and month without the year. */
  dayMonth(text: string): string;
  month(text: string): string;
  monthAlone(text: string): string;
  /** The month in three or four letters, for an axis. */
  monthTick(text: string): string;
  /** The day of the week in two or three letters; 0 is Monday. */
  weekday(index: number): string;
  /** The same in full. */
  weekdayName(index: number): string;
  /** A full hour of the day, 0 to 24. */
  hour(hour: number): string;
  /** Day and time of a moment, in the collective’s time zone. */
  moment(instant: string): string;
  /** « 2018–2019 », from the first day of an i4Emploi year. */
  yearSpan(start: string): string;
  dollars(value: number): string;
  quote(text: string): string;
  /** The form of the word that goes with this count: 0 and 1 are singular in French. */
  plural(count: number, one: string, other: string): string;
  ordinal(count: number): string;
  /** Text written elsewhere, with the no-break spaces its language asks for. */
  tidy(text: string): string;
};

/** @param timeZone the collective’s, for moments */
export function createFormat(language: Language, timeZone = 'Europe/Paris'): Format {
  const locale = LOCALE[language];
  const french = language === 'fr';
  const rules = new Intl.PluralRules(locale);
  const ordinals = new Intl.PluralRules(locale, { type: 'ordinal' });
  const dated = (options: Intl.DateTimeFormatOptions) => {
    const say = sayer(locale, { timeZone: 'UTC', ...options });
    return (text: string) => say(Date.parse(`${text}T00:00:00Z`));
  };
  const [monthYear, monthName] = [dated({ month: 'long', year: 'numeric' }), dated({ month: 'long' })];
  const [monthLetters, dayNumber] = [dated({ month: 'short' }), dated({ day: 'numeric' })];
  const [weekdayLetters, weekdayWord] = [dated({ weekday: 'short' }), dated({ weekday: 'long' })];
  const clock = sayer('en-GB', { timeZone, hour: 'numeric', minute: '2-digit' });
  const civil = sayer('en-CA', { timeZone, dateStyle: 'short' });

  // Making one takes longer than a hundred numbers: one for each count of decimals.
  const numbers = new Map<number, Intl.NumberFormat>();
  const number = (value: number, digits = 0) => {
    const format = numbers.get(digits) ?? new Intl.NumberFormat(locale, { maximumFractionDigits: digits });
    numbers.set(digits, format);
    return format.format(value).replace('-', '−');
  };
  const percent = (share: number, digits: number, bound: Bound) =>
    `${number(trueOf(share * 100, digits, bound), digits)}${french ? NBSP : ''}%`;
  const shareOf = (value: number, n: number | null = null, bound: Bound = null) =>
    percent(value, digitsApart(value, n !== null && n < 1000 ? 0 : 1, bound), bound);
  const dayMonth = (text: string) => {
    const first = french && text.endsWith('-01');
    return `${first ? '1er' : dayNumber(text)}${NBSP}${monthName(text)}`;
  };
  const day = (text: string) => `${dayMonth(text)} ${text.slice(0, 4)}`;

  return {
    language,
    number,
    share: shareOf,
    coverage: (value) => shareOf(value, null, 'low'),
    delay(exactly, bound = null) {
      const minutes = trueOf(exactly, 0, bound);
      if (minutes < 60) return `${number(minutes)}${NBSP}min`;
      if (minutes >= 2880) {
        const days = trueOf(exactly / 1440, 1, bound);
        return `${number(days, 1)}${NBSP}${french ? plural(days, 'jour', 'jours') : plural(days, 'day', 'days')}`;
      }
      const rest = Math.round(minutes) % 60;
      const hours = `${number(Math.floor(Math.round(minutes) / 60))}${NBSP}h`;
      if (rest === 0) return hours;
      return french ? `${hours}${NBSP}${String(rest).padStart(2, '0')}` : `${hours}${NBSP}${rest}${NBSP}min`;
    },
    day,
    dayMonth,
    month: (text) => monthYear(`${text.slice(0, 7)}-01`),
    monthTick: (text) => monthLetters(`${text.slice(0, 7)}-01`).replace('.', ''),
    monthAlone: (text) => monthName(`${text.slice(0, 7)}-01`),
    // 5 January 1970 was a Monday.
    weekday: (index) => weekdayLetters(`1970-01-${String(5 + index).padStart(2, '0')}`).replace('.', ''),
    weekdayName: (index) => weekdayWord(`1970-01-${String(5 + index).padStart(2, '0')}`),
    hour: (hour) => (french ? `${hour}${NBSP}h` : `${String(hour).padStart(2, '0')}:00`),
    moment(instant) {
      const date = new Date(instant);
      const [hour = '0', minute = '00'] = clock(date).split(':');
      const text = day(civil(date));
      return french
        ? `${text} à ${Number(hour)}${NBSP}h${NBSP}${minute}`
        : `${text} at ${hour.padStart(2, '0')}:${minute}`;
    },
    yearSpan: (start) => `${start.slice(0, 4)}–${Number(start.slice(0, 4)) + 1}`,
    dollars: (value) => {
      const amount = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
      return french ? `${amount.format(value)}${NBSP}$` : `$${amount.format(value)}`;
    },
    quote: (text) => (french ? `«${NBSP}${text}${NBSP}»` : `“${text}”`),
    plural,
    ordinal(count) {
      if (french) return count === 1 ? '1er' : `${count}e`;
      const suffix = { one: 'st', two: 'nd', few: 'rd' }[ordinals.select(count) as 'one' | 'two' | 'few'];
      return `${count}${suffix ?? 'th'}`;
    },
    tidy: french ? tidyFrench : (text) => text,
  };

  function plural(count: number, one: string, other: string): string {
    return rules.select(count) === 'one' ? one : other;
  }
}

/** Says moments one way. Making a formatter takes a millisecond or two: the first moment it says makes it. */
function sayer(locale: string, options: Intl.DateTimeFormatOptions): (moment: Date | number) => string {
  let format: Intl.DateTimeFormat | null = null;
  return (moment) => {
    format ??= new Intl.DateTimeFormat(locale, options);
    return format.format(moment);
  };
}

/** So many decimals of a percentage, or as many more as tell it from none and from all. */
function digitsApart(share: number, digits: number, bound: Bound): number {
  const reads = Number(trueOf(share * 100, digits, bound).toFixed(digits));
  const isNeither = share > 0 && share < 1;
  return isNeither && digits < 4 && (reads === 0 || reads === 100)
    ? digitsApart(share, digits + 1, bound)
    : digits;
}

/** A bound as so many decimals can print it and stay true: a lower one from below, an upper one from above; else the value. */
export function trueOf(value: number, digits: number, bound: Bound): number {
  if (bound === null) return value;
  const scaled = value * 10 ** digits;
  // 0.283 × 1,000 is a hair below 283, and no bound is known to the billionth. Adding 0 takes the sign off a zero.
  const whole = bound === 'low' ? Math.floor(scaled + 1e-9) : Math.ceil(scaled - 1e-9);
  return whole / 10 ** digits + 0;
}

/** The no-break spaces of French typography, put where plain spaces stand. */
export function tidyFrench(text: string): string {
  return text
    .replace(/ ([;!?])/g, `${NNBSP}$1`)
    .replace(/ ([:%»])/g, `${NBSP}$1`)
    .replace(/« /g, `«${NBSP}`)
    .replace(/(\d) (h|jours|mois)\b/g, `$1${NBSP}$2`)
    .replace(/(\w)'/g, '$1’');
}

/** « de septembre », « d’octobre ». */
export const ofFrench = (word: string): string => (/^[aeiouhéè]/i.test(word) ? `d’${word}` : `de ${word}`);

/** Days from `first` to `last`, both included. */
export function dayCount(first: string, last: string): number {
  return Math.round((Date.parse(last) - Date.parse(first)) / DAY_MS) + 1;
}

/** The day so many days later, or before when negative. */
export const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);

import { type Calendar, type Day, type Instant, instant, parseDay } from '../../../db/core/calendar.ts';
import { givenAt } from '../../../db/core/post-id.ts';
import { findForbiddenWords } from '../../../db/words/forbidden-words.ts';
import type { CsvRow } from './csv-row.ts';

/** A moment as a cell told it; `twice` says that clocks showed it twice, in an autumn night. */
export type ToldMoment = { readonly at: Instant; readonly twice: boolean };

const FRENCH = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/;
const SPACED = /^\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:[.,]0+)?$/;

/** `31/12/2018` or `2018-12-31`. @throws BadValue */
export function dayIn(row: CsvRow, name: string): Day {
  const day = toDay(row.needed(name));
  if (day) return day;
  throw row.wrong(name, {
    fr: 'n’est pas un jour (31/12/2018 ou 2018-12-31 est attendu)',
    en: 'is no day (31/12/2018 or 2018-12-31 is expected)',
  });
}

function toDay(text: string): Day | null {
  const [, date = '', month = '', year = ''] = FRENCH.exec(text) ?? [];
  return parseDay(year ? `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}` : text);
}

/** A whole number as spreadsheets show it: `1 234`, `1234`, `1234,0`. @throws BadValue */
export function countIn(row: CsvRow, name: string): number {
  const text = row.needed(name);
  const digits = SPACED.test(text) ? text.replace(/[ \u00a0\u202f]/g, '') : text;
  if (/^\d{1,12}(?:[.,]0+)?$/.test(digits)) return Number(digits.replace(/[.,]0+$/, ''));
  throw row.wrong(name, {
    fr: 'n’est pas un nombre entier (12 ou 1 234 est attendu)',
    en: 'is no whole number (12 or 1234 is expected)',
  });
}

/** The id of a post, whole. Spreadsheets keep fifteen digits of a number and show the rest as a power of ten. */
export function idIn(row: CsvRow, name: string): string {
  const text = row.needed(name);
  if (/^\d{1,20}$/.test(text)) return text;
  const link =
    /^https?:\/\/(?:www\.|mobile\.)?(?:x|twitter)\.com\/\w+\/status\/(\d{1,20})(?:[/?#].*)?$/i.exec(
      text,
    )?.[1];
  if (link) return link;
  const rounded = /^\d[.,]\d+e\+?\d+$/i.test(text);
  throw row.wrong(
    name,
    rounded
      ? {
          fr: 'a perdu ses derniers chiffres : dans le tableur, mettez la colonne au format texte avant d’y coller les identifiants',
          en: 'has lost its last digits: in the spreadsheet, set the column to text before pasting the ids',
        }
      : {
          fr: 'n’est pas l’identifiant d’une publication (des chiffres, ou son adresse)',
          en: 'is no id of a post (digits, or its address)',
        },
  );
}

/** An account as X knows it: its id, or `@handle` in small letters. @throws BadValue */
export function accountIn(row: CsvRow, name: string): string {
  const text = row.needed(name);
  if (/^\d{1,20}$/.test(text)) return text;
  const handle = /^@?(\w{1,15})$/.exec(text)?.[1];
  if (handle) return `@${handle.toLowerCase()}`;
  throw row.wrong(name, {
    fr: 'n’est ni l’identifiant d’un compte ni un @compte',
    en: 'is neither the id of an account nor an @account',
  });
}

/** A sentence that the service will tell as its own. @throws BadValue when it claims what nobody knows */
export function sentenceIn(row: CsvRow, name: string): string {
  const text = row.needed(name);
  const words = findForbiddenWords(text);
  if (words === null) return text;
  throw row.wrong(name, {
    fr: `dit « ${words} », ce que le service ne sait pas`,
    en: `says "${words}", which the service does not know`,
  });
}

/** The name of someone who decided: a name, no formula. @throws BadValue */
export function nameIn(row: CsvRow, name: string): string {
  const text = row.needed(name);
  if (/^\p{L}[\p{L}\p{N} .'’_-]{0,59}$/u.test(text)) return text;
  throw row.wrong(name, { fr: 'n’est pas un nom', en: 'is no name' });
}

/** One of these words, as they are headed: any case, accents or not. @throws BadValue */
export function wordIn<T extends string>(
  row: CsvRow,
  name: string,
  words: Readonly<Record<string, T>>,
  absent?: T,
): T {
  const text = row.text(name);
  if (text === '' && absent !== undefined) return absent;
  const key = text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[\s-]+/g, '_');
  const word = words[key];
  if (word) return word;
  const known = [...new Set(Object.keys(words))].join(', ');
  throw row.wrong(name, {
    fr: `attend un de ces mots : ${known}`,
    en: `expects one of these words: ${known}`,
  });
}

/** A day's difference is more than any time zone makes. */
const APART_MS = 2 * 86_400_000;
/** Ids are as old as 2010 since they hold their moment; shorter ones hold none. */
const HOLDS_MOMENT = 15;

/**
 * When a post was written: an instant with its zone, or a day and time in the collective's. A day alone takes
 * its time from the post's id. The id also tells when a day and a month were taken for one another.
 * @throws BadValue
 */
export function momentIn(row: CsvRow, name: string, id: string, calendar: Calendar): ToldMoment {
  const told = toMoment(row.needed(name), id, calendar);
  if (told === null) {
    throw row.wrong(name, {
      fr: 'n’est pas une date (31/12/2018 17:05, 2018-12-31 17:05 ou 2018-12-31T16:05:00Z est attendu)',
      en: 'is no date (31/12/2018 17:05, 2018-12-31 17:05 or 2018-12-31T16:05:00Z is expected)',
    });
  }
  if (told === 'never') {
    throw row.wrong(name, {
      fr: 'est une heure qui n’a pas existé (passage à l’heure d’été)',
      en: 'is an hour that never was (clocks went forward)',
    });
  }
  if (id.length >= HOLDS_MOMENT && Math.abs(Date.parse(told.at) - Date.parse(givenAt(id))) > APART_MS) {
    throw row.wrong(name, {
      fr: 'ne va pas avec l’identifiant, qui dit une autre date (jour et mois inversés ?)',
      en: 'does not go with the id, which tells another date (day and month swapped?)',
    });
  }
  return told;
}

function toMoment(text: string, id: string, calendar: Calendar): ToldMoment | 'never' | null {
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/.test(text)) {
    const time = Date.parse(text);
    return Number.isNaN(time) || !parseDay(text.slice(0, 10)) ? null : { at: instant(time), twice: false };
  }
  const [date = '', time, ...more] = text.split(/[ T\u00a0\u202f]+/);
  const day = toDay(date);
  if (!day || more.length > 0) return null;
  if (time === undefined) return onDay(day, id, calendar);
  const [, hour = '', minute = '', second = '00'] = /^(\d{1,2})[:hH](\d\d)(?::(\d\d))?$/.exec(time) ?? [];
  if (hour === '' || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null;
  return calendar.momentAt(day, `${hour.padStart(2, '0')}:${minute}:${second}`) ?? 'never';
}

function onDay(day: Day, id: string, calendar: Calendar): ToldMoment {
  const given = id.length >= HOLDS_MOMENT ? givenAt(id) : null;
  if (given && calendar.dayOf(given) === day) return { at: given, twice: false };
  return calendar.momentAt(day, '12:00:00') as ToldMoment;
}

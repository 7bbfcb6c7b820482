import type { Day } from '../core/calendar.ts';
import type { Language } from '../core/errors.ts';

const LOCALES = { fr: 'fr-FR', en: 'en-GB' } as const;

/** A day as a sentence says it: « 1er octobre 2019 », "1 October 2019". */
export function longDate(day: Day, language: Language): string {
  const date = new Date(`${day}T00:00:00Z`);
  const text = date.toLocaleDateString(LOCALES[language], { dateStyle: 'long', timeZone: 'UTC' });
  return language === 'fr' ? text.replace(/^1 /, '1er ') : text;
}

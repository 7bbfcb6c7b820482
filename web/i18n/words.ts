import { boardEn } from './board-en.ts';
import { type BoardMessages, boardFr } from './board-fr.ts';
import { en } from './en.ts';
import { createFormat, type Format, type Language } from './format.ts';
import { fr, type Messages } from './fr.ts';
import { nightEn } from './night-en.ts';
import { type NightMessages, nightFr } from './night-fr.ts';

/** What every drawing function needs to speak: the sentences and the numbers of one language. */
export type Words = { readonly t: Messages & BoardMessages & NightMessages; readonly format: Format };

export function wordsOf(language: Language): Words {
  const t = language === 'fr' ? { ...fr, ...boardFr, ...nightFr } : { ...en, ...boardEn, ...nightEn };
  return { t, format: createFormat(language) };
}

/** « 1 462 personnes »: the number as printed, and the form of the word that follows it. */
export function counted(words: Words, count: number, word: (one: boolean) => string): string {
  const one = words.format.plural(count, 'one', 'other') === 'one';
  return `${words.format.number(count)} ${word(one)}`;
}

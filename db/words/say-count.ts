import type { Sentence } from '../core/errors.ts';
import type { Approximation } from './approximate.ts';

const FRENCH = new Intl.NumberFormat('fr-FR');
const ENGLISH = new Intl.NumberFormat('en-GB');

/** A whole number in both languages: thousands apart by U+202F in French, by a comma in English. */
const sayNumber = (value: number): Sentence => ({
  fr: FRENCH.format(value),
  en: ENGLISH.format(value),
});

const WORDS = {
  exact: { fr: '', en: '' },
  nearly: { fr: 'près de ', en: 'nearly ' },
  more_than: { fr: 'plus de ', en: 'more than ' },
  about: { fr: 'environ ', en: 'about ' },
  at_least: { fr: 'au moins ', en: 'at least ' },
} as const satisfies Record<string, Sentence>;

/**
 * « près de 1 500 », "nearly 1,500": goes before the noun, in the middle of a sentence. The pages know no
 * value of the store's rooms, so an answer that is to be rounded carries this sentence with its number.
 */
export function sayCount(count: Approximation): Sentence {
  if (count.form === 'between') {
    const [low, high] = [sayNumber(count.low), sayNumber(count.high)];
    return { fr: `de ${low.fr} à ${high.fr}`, en: `from ${low.en} to ${high.en}` };
  }
  const [words, number] = [WORDS[count.form], sayNumber(count.number)];
  return { fr: words.fr + number.fr, en: words.en + number.en };
}

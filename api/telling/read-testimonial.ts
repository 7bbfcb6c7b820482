import { QUOTE_PURPOSES, type QuotePurpose } from '../../db/core/answers.ts';
import type { Sentence } from '../../db/core/errors.ts';
import type { Fields } from './read-declaration.ts';

export const LONGEST_QUOTE = 500;
export const LONGEST_NAME = 40;
const SHORTEST_QUOTE = 20;

export type ToldQuote = {
  readonly text: string;
  readonly shownName: string | null;
  readonly media: ReadonlySet<QuotePurpose>;
};

/** What a person wishes to be quoted with, or null once something is wrong with it. */
export function readTestimonial(fields: Fields, wrong: Map<string, Sentence>): ToldQuote | null {
  const text = tidy(fields.quote);
  const name = tidy(fields.shown_name);
  const media = new Set<QuotePurpose>();
  for (const purpose of QUOTE_PURPOSES) {
    if (fields[purpose] === 'yes') media.add(purpose);
    else if (fields[purpose] !== 'no') wrong.set(purpose, WRONG.answer);
  }
  // Who agrees to nothing takes back: nothing has to be filled in for it.
  if (wrong.size === 0 && media.size === 0) return { text, shownName: null, media };
  if (text.length < SHORTEST_QUOTE || text.length > LONGEST_QUOTE) wrong.set('quote', WRONG.length);
  else if (ADDRESS.test(`${text} ${name}`)) wrong.set('quote', WRONG.address);
  if (name.length > LONGEST_NAME) wrong.set('shown_name', WRONG.name);
  if (fields.adult !== 'yes') wrong.set('adult', WRONG.adult);
  return wrong.size > 0 ? null : { text, shownName: name || null, media };
}

/** One line of printable signs; signs that turn the direction of a text are left out. */
const tidy = (text = ''): string =>
  text
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/[\p{Cf}\p{Co}]/gu, '')
    .replace(/ {2,}/g, ' ')
    .trim();

/** An address, a link or a telephone number: whoever reads a quotation must not be able to reach its author. */
const ADDRESS = /[\w.+-]@\w[\w-]*\.\w|https?:|www\.|(?:\d[ .-]?){9,}/i;

const WRONG = {
  length: {
    fr: 'Écrivez de 20 à 500 signes.',
    en: 'Write between 20 and 500 characters.',
  },
  address: {
    fr: 'N’y laissez ni adresse, ni lien, ni numéro de téléphone : ce texte sera lu par tous.',
    en: 'Leave no address, link or telephone number in it: everybody will read this text.',
  },
  name: { fr: 'Quarante signes au plus.', en: 'Forty characters at most.' },
  adult: {
    fr: 'Il faut avoir 18 ans ou plus pour témoigner.',
    en: 'You must be 18 or over to be quoted.',
  },
  answer: {
    fr: 'Répondez oui ou non : chaque endroit demande votre accord.',
    en: 'Answer yes or no: each place asks for your agreement.',
  },
} satisfies Record<string, Sentence>;

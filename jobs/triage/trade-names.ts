import { FIELDS } from './lexicon/fields.ts';
import { TRADE_NAMES } from './lexicon/trade-names.ts';
import type { Token } from './normalise.ts';

/** The rest of each phrase by its first word, and how first words begin: most words of a text begin none. */
type Book = {
  readonly shelves: ReadonlyMap<string, readonly (readonly string[])[]>;
  readonly beginnings: ReadonlySet<string>;
};
const beginningOf = (word: string): string => word.slice(0, 3);

const GENDERS: readonly (readonly [RegExp, string])[] = [
  [/trice$/, 'teur'],
  [/euse$/, 'eur'],
  [/ienne$/, 'ien'],
  [/iere$/, 'ier'],
  [/ive$/, 'if'],
  [/ee?$/, ''],
];

/** Abbreviations have neither gender nor number. */
const SHORT = 4;

/** One spelling for both genders and numbers, the same for the list and for the text. */
function plain(word: string): string {
  const singular = word.length > SHORT && /[sx]$/.test(word) ? word.slice(0, -1) : word;
  const gender = singular.length > SHORT ? GENDERS.find(([ending]) => ending.test(singular)) : undefined;
  return gender ? singular.replace(gender[0], gender[1]) : singular;
}

function bookOf(list: string): Book {
  const shelves = new Map<string, string[][]>();
  for (const phrase of list.split(/[;\n]/).filter(Boolean)) {
    const [first = '', ...rest] = phrase.split(' ').map(plain);
    const shelf = shelves.get(first) ?? [];
    shelves.set(first, shelf);
    shelf.push(rest);
  }
  for (const shelf of shelves.values()) shelf.sort((a, b) => b.length - a.length);
  return { shelves, beginnings: new Set([...shelves.keys()].map(beginningOf)) };
}

let names: Book | null = null;
let fields: Book | null = null;

/** The last token of the longest listed name of a trade that begins here, or -1. */
export function nameEnd(tokens: readonly Token[], at: number): number {
  names ??= bookOf(TRADE_NAMES);
  return phraseEnd(names, tokens, at);
}

/** The last token of the longest listed field that begins here, or -1. */
export function fieldEnd(tokens: readonly Token[], at: number): number {
  fields ??= bookOf(FIELDS);
  return phraseEnd(fields, tokens, at);
}

function phraseEnd(book: Book, tokens: readonly Token[], at: number): number {
  const first = tokens[at]?.word ?? '';
  if (!book.beginnings.has(beginningOf(first))) return -1;
  for (const rest of book.shelves.get(plain(first)) ?? []) {
    let end = at;
    const whole = rest.every((word) => {
      end += 1;
      while (/^['-]$/.test(tokens[end]?.text ?? '')) end += 1;
      return plain(tokens[end]?.word ?? '') === word;
    });
    if (whole) return end;
  }
  return -1;
}

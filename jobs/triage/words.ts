import {
  AMBIGUOUS,
  BROAD_HEADS,
  ENGLISH_LAST,
  LIKELY_ENDINGS,
  NO_TRADE,
  RANKS,
  TRADE_ENDINGS,
  TRADES,
} from './lexicon/trades.ts';
import type { Token } from './normalise.ts';
import type { Word, WordClass } from './phrase-trie.ts';
import { nameEnd } from './trade-names.ts';

/** The closed list of contracts, each with the words that say it. */
const CONTRACT_WORDS: Record<string, string> = {
  CDI: 'cdi cdis permanent',
  CDD: 'cdd cdds vacation vacations',
  alternance:
    'alternance alternant alternante alternants alternantes apprentissage apprentisage apprenti apprentie apprentis cfa',
  stage: 'stage stages stagiaire stagiaires internship intern',
  interim: 'interim interimaire interimaires',
  freelance: 'freelance freelances freelancing',
  VIE: 'v.i.e',
  saisonnier: 'saisonnier saisonniers saisonnieres',
};
const CONTRACTS = new Map(
  Object.entries(CONTRACT_WORDS).flatMap(([contract, words]) =>
    words.split(' ').map((word) => [word, contract] as const),
  ),
);

/** What people type in a hurry, as the words it stands for. */
const SHORTHAND: Record<string, string> = {
  jai: 'j ai',
  jsuis: 'je suis',
  jsui: 'je suis',
  chui: 'je suis',
  chuis: 'je suis',
  jcherche: 'je cherche',
  jrecherche: 'je recherche',
  jvais: 'je vais',
  jvs: 'je rt',
  jhabite: 'j habite',
  jpeux: 'je peux',
  jveux: 'je veux',
  jcommence: 'je commence',
  jcomence: 'je commence',
  comence: 'commence',
  jdemarre: 'je demarre',
  mont: 'm ont',
  ma: 'ma',
  jme: 'je me',
  cest: 'c est',
  g: 'j ai',
  vs: 'vous',
  ts: 'tous',
  tt: 'tout',
  tlm: 'tout le monde',
  pr: 'pour',
  ds: 'dans',
  bcp: 'beaucoup',
  qqn: 'quelqu un',
  qqun: 'quelqu un',
  mci: 'merci',
  mercii: 'merci',
  metez: 'mettez',
  taf: 'travail',
  boulo: 'boulot',
  gro: 'gros',
  stp: 'svp',
  pls: 'please',
  plz: 'please',
  rdv: 'rendez vous',
  assoc: 'association',
  yess: 'yes',
};

/** What an emoji says; the others say nothing here. */
const EMOJI: Record<string, string> = {
  '🔎': 'recherche',
  '🔍': 'recherche',
  '🎉': 'youpi',
  '🥳': 'youpi',
  '🎊': 'youpi',
  '🍾': 'champagne',
  '🙏': 'svp',
  '🤞': 'fingers crossed',
  '💪': 'courage',
  '💸': 'revenus',
  '🤑': 'revenus',
};

/** Words that must be known even when two letters were swapped. */
const CORE_WORDS =
  'cherche recherche disponible partager recrutons recherchons embauche fermeture candidature trouver travail'.split(
    ' ',
  );
const anagram = (word: string): string => word.charAt(0) + [...word.slice(1)].sort().join('');
const BY_ANAGRAM = new Map(CORE_WORDS.map((word) => [anagram(word), word]));
const CORE_LENGTHS = new Set(CORE_WORDS.map((word) => word.length));

/** The words of a list that is written as a text. */
export const listOf = (text: string): string[] => text.split(/\s+/).filter(Boolean);
const FEMININE: readonly (readonly [RegExp, string])[] = [
  [/teur$/, 'trice'],
  [/eur$/, 'euse'],
  [/ien$/, 'ienne'],
  [/er$/, 'ere'],
  [/on$/, 'onne'],
  [/an$/, 'anne'],
  [/eur$/, 'eure'],
  [/f$/, 've'],
  [/([^e])$/, '$1e'],
];
const forms = (word: string): string[] => {
  const feminine = FEMININE.filter(([ending]) => ending.test(word)).map(([ending, by]) =>
    word.replace(ending, by),
  );
  return [word, ...feminine].flatMap((one) => [one, `${one}s`]);
};
const KNOWN_TRADES = new Set(listOf(TRADES).flatMap(forms));
const BROAD = new Set(listOf(BROAD_HEADS).flatMap(forms));
const UNSURE = new Set(listOf(AMBIGUOUS).flatMap(forms));
const LAST = new Set(listOf(ENGLISH_LAST));
const REFUSED = new Set(listOf(NO_TRADE));

/** The contract a word names, as the closed list spells it. */
export function contractOf(token: Token): string | null {
  // Life (« la vie ») is no contract.
  if (token.text === 'VIE') return 'VIE';
  return CONTRACTS.get(token.word) ?? null;
}

export type TradeHead = 'broad' | 'full' | 'unsure' | null;

/** Whether a word begins the name of a trade: surely, only with a complement, or where the sentence says so. */
export function tradeHead(word: string): TradeHead {
  if (REFUSED.has(word)) return null;
  if (BROAD.has(word)) return 'broad';
  if (UNSURE.has(word)) return 'unsure';
  if (KNOWN_TRADES.has(word)) return 'full';
  return word.length >= 6 && TRADE_ENDINGS.test(word) ? 'unsure' : null;
}

/** Whether what qualifies this head stands before it (« credit manager »). */
export const qualifiedBefore = (word: string): boolean => LAST.has(word);

const RANKED = new Set(listOf(RANKS));

/** Whether this word and the head after it name one trade (« aide-fleuriste »). */
export const isRank = (word: string): boolean => RANKED.has(word);

/** Whether a word is built like the name of a trade, without being listed. */
export const looksLikeHead = (word: string): boolean =>
  word.length >= 6 && LIKELY_ENDINGS.test(word) && !REFUSED.has(word);

const single = (word: string): string => word.replace(/(.)\1/g, '$1');
let withoutDoubles: ReadonlySet<string> | null = null;

/** Whether a word is the head of a trade's name but for two letters swapped or one doubled or not. */
export function isMisspeltHead(word: string): boolean {
  if (word.length < 5) return false;
  withoutDoubles ??= new Set([...KNOWN_TRADES, ...BROAD].map(single));
  if (withoutDoubles.has(single(word))) return true;
  for (let at = 1; at < word.length - 1; at += 1) {
    const swapped = word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2);
    if (KNOWN_TRADES.has(swapped) || BROAD.has(swapped)) return true;
  }
  return false;
}

const NUMBERS = new Set(
  listOf('un une deux trois quatre cinq six sept huit neuf dix onze douze quinze vingt trente plusieurs'),
);

/** The words that patterns compare: shorthand spelt out, swapped letters mended, each with its classes. */
export function wordsOf(tokens: readonly Token[]): Word[] {
  const words: Word[] = [];
  for (const [at, token] of tokens.entries()) {
    const plain = EMOJI[token.text] ?? SHORTHAND[token.word];
    if (plain !== undefined) {
      for (const word of plain.split(' ')) words.push({ word, classes: [] });
      continue;
    }
    if (/^['’"«»“”#\-–—*]$/.test(token.text)) continue;
    if (token.word === '') continue;
    words.push({ word: mended(token.word), classes: classesOf(token, nameEnd(tokens, at) >= 0) });
  }
  return words;
}

function mended(word: string): string {
  if (!CORE_LENGTHS.has(word.length) || KNOWN_TRADES.has(word)) return word;
  return BY_ANAGRAM.get(anagram(word)) ?? word;
}

const NONE: readonly WordClass[] = [];

function classesOf(token: Token, beginsName: boolean): readonly WordClass[] {
  if (token.text.startsWith('@')) return ['handle'];
  if (/^\d/.test(token.word)) return ['number'];
  const classes: WordClass[] = [];
  if (contractOf(token)) classes.push('contract');
  if (beginsName || tradeHead(token.word)) classes.push('trade');
  if (NUMBERS.has(token.word)) classes.push('number');
  if (/^\p{Lu}\p{Ll}+$/u.test(token.text) && token.start > 0) classes.push('name');
  if (isPast(token.text)) classes.push('past');
  return classes.length > 0 ? classes : NONE;
}

const PAST = /[\p{L}]{2}(?:é|ée|és|ées)$/u;
const PAST_WORDS = new Set(
  listOf(
    'pris prise reçu reçue recu recue obtenu obtenue retenu retenue tenu tenue devenu devenue revenu revenue voulu voulue dit mis mise fait fini finie choisi choisie écrit promis venu venue',
  ),
);

/** Whether a word as written ends as a past participle does: accents tell « embauché » from « embauche ». */
export const isPast = (text: string): boolean => {
  const lower = text.toLowerCase();
  return PAST.test(lower) || PAST_WORDS.has(lower);
};

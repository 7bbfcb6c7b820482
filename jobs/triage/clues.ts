import { type Family, familiesTrie, NAMES } from './features.ts';
import { ideasOf } from './ideas.ts';
import { clean, type Token, tokensOf } from './normalise.ts';
import { placesOf, type Word } from './phrase-trie.ts';
import { wordsOf } from './words.ts';

export type Span = readonly [from: number, to: number];

/** Signs that are two others together, or an idea by another name: their words are those of these. */
const PARTS: Readonly<Record<string, readonly string[]>> = {
  'names-a-trade': ['says-a-trade'],
  'names-a-contract': ['says-a-contract'],
  'names-trade-and-contract': ['says-a-trade', 'says-a-contract'],
  'bare-cv': ['says-a-trade', 'says-a-contract'],
  'begins-with-a-trade': ['says-a-trade'],
  'speaks-of-me': ['says-me'],
  'speaks-of-mine': ['says-mine'],
  'speaks-of-us': ['says-us'],
  'speaks-to-you': ['says-you'],
  'speaks-to-thee': ['says-thee'],
  'found-and-thanks': ['found-work', 'contract-secured', 'contract-turned', 'back-at-work', 'thanks'],
  'found-and-asks': ['found-work', 'says-searching', 'wishes-a-job', 'contract-wanted'],
  'found-but-searching': ['found-work', 'still-searching', 'had-then-lost', 'lost-a-job'],
  'tells-and-thanks': ['found-work', 'contract-secured', 'contract-turned', 'back-at-work', 'thanks'],
  'thanks-and-trade': ['thanks', 'says-a-trade'],
  'only-thanks': ['thanks'],
  'ends-with-thanks': ['says-thanks'],
  'hires-a-trade': ['we-hire', 'says-a-trade'],
  'post-for-a-trade': ['post-to-fill', 'says-a-trade'],
  'work-thing-at-last': ['says-work-thing', 'says-now-at-last'],
  'my-work-thing': ['says-work-thing'],
  'job-and-needs': ['says-a-trade', 'says-a-contract', 'says-needs'],
  'one-close-searches': ['says-one-close', 'says-searching', 'says-wishing'],
};

/**
 * Where the words stand that made the signs given as reasons, in order and apart: in the text as it was written, in
 * UTF-16 units. A sign that no word makes (« is short ») has none.
 */
export function cluesOf(text: string, reasons: readonly string[]): Span[] {
  const tidy = clean(text);
  const places = placesIn(text, tidy);
  if (!places) return [];
  const tokens = tokensOf(tidy);
  const marked = new Set<Token>();
  const signs = new Set(reasons.flatMap((reason) => PARTS[reason] ?? [reason]));
  const told = tokens.flatMap((token) => wordsOf([token]).map((word) => ({ word, token })));
  const words = told.map(({ word }) => word);
  for (const sign of signs) {
    const family = NAMES.indexOf(sign as Family);
    if (family >= 0) {
      for (const [from, to] of placesOf(familiesTrie(), words, family))
        for (const { token } of told.slice(from, to)) marked.add(token);
    } else if (sign.startsWith('says-'))
      for (const { word, token } of told) if (says(word, sign)) marked.add(token);
  }
  const spans = tokens.filter((token) => marked.has(token)).map(({ start, end }) => [start, end] as const);
  const clues: [number, number][] = [];
  for (const [from, to] of joined(spans, tidy)) {
    const span: [number, number] = [places.from[from] ?? 0, places.to[to - 1] ?? text.length];
    const last = clues.at(-1);
    // « ⅐ » is three characters once tidied: it is marked once.
    if (last && span[0] < last[1]) last[1] = span[1];
    else clues.push(span);
  }
  return clues;
}

function says(word: Word, sign: string): boolean {
  const ideas = new Map<string, number>();
  ideasOf([word], ideas);
  return ideas.has(sign);
}

/** Words with nothing but blanks and apostrophes between them are one clue. */
function joined(spans: readonly Span[], text: string): Span[] {
  const clues: [number, number][] = [];
  for (const [from, to] of spans) {
    const last = clues.at(-1);
    if (last && /^[\s'-]*$/.test(text.slice(last[1], from))) last[1] = to;
    else clues.push([from, to]);
  }
  return clues;
}

let segmenter: Intl.Segmenter | null = null;

/** Letters that tidying leaves one for one, if the length stays. */
const PLAIN = /^[\u0020-\u007e\u00c0-\u017f‘’“”«»…–—€°\n\u00a0\u202f]*$/;

type Places = { readonly from: readonly number[]; readonly to: readonly number[] };

/** Where each unit of the tidied text began and ended before; null when that cannot be told. */
function placesIn(text: string, tidy: string): Places | null {
  const from: number[] = [];
  const to: number[] = [];
  if (PLAIN.test(text) && tidy.length === text.length) {
    for (let at = 0; at < text.length; at += 1) {
      from.push(at);
      to.push(at + 1);
    }
    return { from, to };
  }
  segmenter ??= new Intl.Segmenter('fr', { granularity: 'grapheme' });
  let said = '';
  for (const { segment, index } of segmenter.segment(text)) {
    const kept = clean(segment);
    for (let at = 0; at < kept.length; at += 1) {
      from.push(index);
      to.push(index + segment.length);
    }
    said += kept;
  }
  return said === tidy ? { from, to } : null;
}

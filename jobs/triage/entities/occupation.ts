import {
  BEFORE_A_TRADE,
  BEFORE_ANOTHER,
  BEFORE_COLLEAGUES,
  BEFORE_THE_SOUGHT,
  ENDS_A_NAME,
  MAY_STAND_BETWEEN,
  SPANS_OF_TIME,
  STUDY_WORDS,
} from '../lexicon/announcing.ts';
import type { Token } from '../normalise.ts';
import { fieldEnd, nameEnd } from '../trade-names.ts';
import {
  contractOf,
  isMisspeltHead,
  isPast,
  isRank,
  listOf,
  looksLikeHead,
  qualifiedBefore,
  tradeHead,
} from '../words.ts';

/** What may follow a trade's head and still belong to its name. */
const LINKS = new Set(['de', 'd', 'des', 'du', 'en', 'a', 'la', 'l', "'", '-']);
type Words = ReadonlySet<string>;
const [STOPS, STUDIES, ANOTHER, ARTICLES, ELSEWHERE, SOUGHT, ANNOUNCES, SPANS] = [
  ENDS_A_NAME,
  STUDY_WORDS,
  BEFORE_ANOTHER,
  MAY_STAND_BETWEEN,
  BEFORE_COLLEAGUES,
  BEFORE_THE_SOUGHT,
  BEFORE_A_TRADE,
  SPANS_OF_TIME,
].map((list): Words => new Set(listOf(list))) as [Words, Words, Words, Words, Words, Words, Words, Words];
type Name = { readonly to: number; readonly weight: number; readonly field?: boolean };
const WORD = /^\p{L}/u;
const OPENING = /^[.!?…:;»«"|•→➡✅✔⤵*/=+>]$|\p{Extended_Pictographic}/u;

/**
 * The span that names the trade, as written; for a traineeship or an apprenticeship the field. Empty when
 * nothing names one.
 */
export function occupationIn(tokens: readonly Token[], text: string): string {
  const studies = tokens.some(({ word, text: written }) => STUDIES.has(word) || written === 'VIE');
  let best = { from: 0, to: 0, weight: 1 };
  for (let at = 0; at < tokens.length; at += 1) {
    const name = nameAt(tokens, at, studies);
    if (!name) continue;
    const from = qualifiedBefore(tokens[at]?.word ?? '') ? qualifierOf(tokens, at) : at;
    const weight = Math.max(name.weight, from < at ? 3 : 0) + standing(tokens, from, name, text);
    if (weight > best.weight) best = { from, to: name.to, weight };
    at = name.to;
  }
  if (best.weight < 3 && studies) {
    const field = fieldIn(tokens, text);
    if (field) return field;
  }
  return best.weight > 1 ? text.slice(tokens[best.from]?.start, tokens[best.to]?.end) : '';
}

/** Where an English name begins whose head stands at `head`: « Credit manager », not « un manager ». */
function qualifierOf(tokens: readonly Token[], head: number): number {
  const before = tokens[head - 1];
  if (!before || before.word.length < 2 || !WORD.test(before.text)) return head;
  const apart = [ARTICLES, ANOTHER, STOPS, STUDIES, SOUGHT, ANNOUNCES];
  return apart.some((words) => words.has(before.word)) ? head : head - 1;
}

/** The name that begins here and how sure it is one, 1 to 3. */
function nameAt(tokens: readonly Token[], at: number, studies: boolean): Name | null {
  const token = tokens[at];
  if (!token || !WORD.test(token.text) || STUDIES.has(token.word)) return null;
  const listed = nameEnd(tokens, at);
  if (listed >= 0) return { to: endOf(tokens, listed), weight: 3 };
  const head = tradeHead(token.word);
  if (head) {
    const to = endOf(tokens, at);
    const weights = { full: 3, broad: to > at ? 3 : 1, unsure: 2 };
    return { to, weight: weights[head] };
  }
  if (isRank(token.word)) {
    const next = tokens[at + 1]?.text === '-' ? at + 2 : at + 1;
    if (tradeHead(tokens[next]?.word ?? '')) return { to: endOf(tokens, next), weight: 3 };
  }
  if (looksLikeHead(token.word) || isMisspeltHead(token.word)) return { to: endOf(tokens, at), weight: 1 };
  const field = fieldEnd(tokens, at);
  return field >= 0 ? { to: endOf(tokens, field), weight: studies ? 2 : 0, field: true } : null;
}

/** What the place in the sentence adds. */
function standing(tokens: readonly Token[], at: number, { to, field }: Name, text: string): number {
  let back = at - 1;
  while (ARTICLES.has(tokens[back]?.word ?? '#')) back -= 1;
  const before = tokens[back];
  const past = SPANS.has(tokens[back - 1]?.word ?? '');
  if (before && SOUGHT.has(before.word) && !past) return 3;
  if (before && (ANNOUNCES.has(before.word) || STUDIES.has(before.word)) && !past) return 2;
  const last = tokens[/^['-]$/.test(tokens[at - 1]?.text ?? '') ? at - 2 : at - 1];
  if (!field && (ANOTHER.has(last?.word ?? '') || ELSEWHERE.has(before?.word ?? ''))) return -3;
  if (tokens[to + 1]?.text === '?') return -1;
  const opens =
    !last ||
    OPENING.test(last.text) ||
    text.slice(last.end, tokens[at]?.start).includes('\n') ||
    (last.text === '#' && at < 2);
  return opens ? 2 : 0;
}

/** Index of the last token of the name whose head stands at `head`. */
function endOf(tokens: readonly Token[], head: number): number {
  let last = head;
  for (let at = head + 1; at < tokens.length && at <= head + 9; at += 1) {
    const token = tokens[at];
    if (!token) break;
    if (LINKS.has(token.word)) continue;
    if (!WORD.test(token.text) || STOPS.has(token.word) || contractOf(token)) break;
    // A capital after « à » or « de » is a place; the trade's own capitals (SEO, BTP) have no small letter.
    if (/^\p{Lu}\p{Ll}/u.test(token.text) && !/^\p{Lu}\p{Ll}/u.test(tokens[head]?.text.slice(1) ?? '')) break;
    const linked = LINKS.has(tokens[at - 1]?.word ?? '');
    if (tokens[at - 1]?.word === 'a' || (linked && at - last > 4)) break;
    if (!linked && at !== last + 1) break;
    last = at;
    if (last - head >= 6) break;
  }
  return last;
}

/** The field that follows a word of studies, whatever it is. */
function fieldIn(tokens: readonly Token[], text: string): string {
  for (let at = 0; at < tokens.length; at += 1) {
    if (!STUDIES.has(tokens[at]?.word ?? '')) continue;
    let from = at + 1;
    while (['pro', 'de', 'd', "'", '-', 'fin', 'etudes'].includes(tokens[from]?.word ?? '')) from += 1;
    // « Stage de 5 mois en géophysique », « stage 4 mois en plaidoyer »: the field may stand further on.
    const inField = tokens.slice(at + 1, at + 12).findIndex(({ word }) => word === 'en');
    const stop = tokens.slice(at + 1, at + 12).findIndex(({ text: mark }) => /^[.!?;]$/.test(mark));
    const further = inField >= 0 && (stop < 0 || inField < stop) ? [at + 2 + inField] : [];
    for (const start of [from, ...further]) {
      const token = tokens[start];
      if (!token || !/^\p{Ll}{3,}/u.test(token.text) || STOPS.has(token.word) || isPast(token.text)) continue;
      if (contractOf(token) || STUDIES.has(token.word)) continue;
      return text.slice(token.start, tokens[endOf(tokens, start)]?.end);
    }
  }
  return '';
}

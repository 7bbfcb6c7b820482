import { IDEAS } from './lexicon/ideas.ts';
import type { Word, WordClass } from './phrase-trie.ts';

const NAMES = Object.keys(IDEAS);
const CLASSES: readonly WordClass[] = ['contract', 'trade', 'number', 'handle', 'name', 'past'];
const OF_CLASS: Partial<Record<WordClass, string>> = {
  contract: 'a-contract',
  trade: 'a-trade',
  number: 'a-number',
  handle: 'an-account',
  name: 'a-name',
  past: 'a-participle',
};
/** Every idea, those of the lexicon first. */
const ALL = [...NAMES, ...CLASSES.map((one) => OF_CLASS[one] ?? one)];

const EXACT = new Map<string, number[]>();
const BEGINNINGS = new Map<string, { idea: number; past: boolean }[]>();
Object.values(IDEAS).forEach((words, idea) => {
  for (const word of words.split(' ')) {
    const past = word.endsWith('^');
    if (past || word.endsWith('*')) {
      const shelf = BEGINNINGS.get(word.slice(0, -1)) ?? [];
      BEGINNINGS.set(word.slice(0, -1), [...shelf, { idea, past }]);
    } else EXACT.set(word, [...(EXACT.get(word) ?? []), idea]);
  }
});
const SHORTEST = Math.min(...[...BEGINNINGS.keys()].map((word) => word.length));
const LONGEST = Math.max(...[...BEGINNINGS.keys()].map((word) => word.length));

function mark({ word, classes }: Word, here: Uint8Array): void {
  for (const idea of EXACT.get(word) ?? []) here[idea] = 1;
  const end = Math.min(LONGEST, word.length);
  for (let length = SHORTEST; length <= end; length += 1)
    for (const { idea, past } of BEGINNINGS.get(word.slice(0, length)) ?? [])
      if (!past || classes.includes('past')) here[idea] = 1;
  for (const one of classes) here[NAMES.length + CLASSES.indexOf(one)] = 1;
}

/** The ideas of a post as signs; costs its number of words. */
export function ideasOf(words: readonly Word[], features: Map<string, number>): void {
  const here = new Uint8Array(ALL.length);
  for (const word of words) mark(word, here);
  here.forEach((shown, idea) => {
    if (shown) features.set(`says-${ALL[idea]}`, 1);
  });
  const has = (name: string): boolean => features.has(`says-${name}`);
  const asks = ['searching', 'wishing', 'available', 'please', 'asking'].some(has);
  const job = has('a-trade') || has('a-contract');
  const mine = has('me') || has('mine');
  if (!asks) features.set('asks-nothing', 1);
  if (!asks && job && has('thanks')) features.set('asks-nothing-and-thanks', 1);
  if (!asks && job) features.set('asks-nothing-of-a-job', 1);
  if (job && !mine) features.set('job-without-me', 1);
  if (job && !mine && has('terms')) features.set('job-and-terms-without-me', 1);
  if (job && (has('us') || has('on')) && !mine) features.set('our-job', 1);
  if (job && has('needs')) features.set('job-and-needs', 1);
  if (job && has('apply') && !mine) features.set('job-and-apply', 1);
  if (job && has('thee')) features.set('thy-job', 1);
  if (job && has('place-of-work') && !mine) features.set('job-and-place-of-work', 1);
  if (!job && has('mine') && has('work-thing')) features.set('my-work-thing', 1);
  if (has('work-thing') && has('now-at-last')) features.set('work-thing-at-last', 1);
  if (has('begins') && has('day-to-come') && !has('available')) features.set('begins-on-a-day', 1);
  if (has('one-close') && has('now-at-last')) features.set('one-close-at-last', 1);
  if (has('one-close') && (has('searching') || has('wishing'))) features.set('one-close-searches', 1);
  if (has('a-name') && has('us') && has('now-at-last')) features.set('our-new-colleague', 1);
}

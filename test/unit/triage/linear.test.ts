import assert from 'node:assert/strict';
import { test } from 'node:test';
import { entitiesOf } from '../../../jobs/triage/entities.ts';
import { featuresOf } from '../../../jobs/triage/features.ts';
import { clean, tokensOf } from '../../../jobs/triage/normalise.ts';
import { buildTrie, countPhrases } from '../../../jobs/triage/phrase-trie.ts';
import { wordsOf } from '../../../jobs/triage/words.ts';

const WORST = [
  'je cherche un ',
  'a ~ ',
  '· ',
  'é·e(e).e',
  '« "',
  'RT @',
  '@a',
  '#',
  "j'ai l'",
  'Saint-',
  ', à ',
  '\u200d',
  '👩',
  'un un un ',
  'femme de ',
  'aide-',
  'stage en ',
  '@a (b, ',
];

test('the steps of the pattern tree grow with the words, whatever the words', () => {
  const trie = buildTrie(['a ~ ~ ~ a · a|b ?a ?b ~ a* · ab* ~ a · %number ~ %number']);
  for (const word of ['a ', 'ab ', '1 ', 'a b ']) {
    const steps = (times: number) =>
      countPhrases(trie, wordsOf(tokensOf(word.repeat(times))), new Uint8Array(1)) / times;
    assert.ok(steps(2000) <= steps(1000) * 1.01, word);
  }
});

test('ten kilobytes of the worst text are cut into no more tokens than characters, and sorted', () => {
  for (const piece of WORST) {
    const text = piece.repeat(Math.ceil(10_000 / piece.length));
    assert.ok(tokensOf(clean(text)).length <= clean(text).length);
    assert.ok(featuresOf(text).size >= 0);
    entitiesOf(text, 'seeker_request');
  }
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findForbiddenWords } from '../../../reports/print/forbidden-words.ts';

test('finds what we do not say, and quotes it', () => {
  assert.equal(findForbiddenWords('365 emplois grâce au collectif'), 'grâce au');
});

test('neither a line end, a no-break space nor a typographic sign hides them', () => {
  for (const text of [
    'Grâce\nà nous',
    'un taux de\u00a0placement de 24 %',
    'personnes  touchées',
    'we helped 1,500 people find work',
    'helped 1\u202f500 people to find work',
    'Thanks to the collective',
  ]) {
    assert.notEqual(findForbiddenWords(text), null, text);
  }
});

test('words that only look alike pass', () => {
  for (const text of [
    'une grâce accordée',
    'le taux de retour',
    'les personnes relayées',
    'people who asked',
  ]) {
    assert.equal(findForbiddenWords(text), null, text);
  }
});

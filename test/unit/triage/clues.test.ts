import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { cluesOf } from '../../../jobs/triage/clues.ts';
import { suggest } from '../../../jobs/triage/suggest.ts';
import { WEIGHTS } from '../../../jobs/triage/weights.ts';
import { signsEn } from '../../../web/i18n/signs-en.ts';
import { signsFr } from '../../../web/i18n/signs-fr.ts';

const marked = (text: string, ...reasons: string[]) =>
  cluesOf(text, reasons).map(([from, to]) => text.slice(from, to));

test('the words that made a sign are found where they stand', () => {
  const text = 'Bonjour, soudeuse à Brest, je souhaite un CDI. Un RT peut aider !';
  assert.deepEqual(marked(text, 'names-a-trade'), ['soudeuse']);
  assert.deepEqual(marked(text, 'wishes-a-job', 'says-relay'), ['je souhaite un', 'RT']);
});

test('what proposes a label says by which words', () => {
  const text = 'J’ai retrouvé un travail ! Aide-soignante à Lyon. Merci';
  const { clues } = suggest(text, false);
  assert.match(clues ?? '', /^\d+-\d+( \d+-\d+)*$/);
  const [from, to] = (clues ?? '').split(' ')[0]?.split('-').map(Number) ?? [];
  assert.match(text.slice(from, to), /retrouvé/);
});

test('a place is that of the text as written, whatever letters it is written in', () => {
  const text = '𝗕𝗼𝗻𝗷𝗼𝘂𝗿 👩🏽‍🔧 je sou\u200bhaite un CDI, soudeuse';
  assert.deepEqual(marked(text, 'wishes-a-job'), ['je sou\u200bhaite un']);
  assert.deepEqual(marked(text, 'names-a-trade'), ['soudeuse']);
});

test('a sign that no word makes marks nothing', () => {
  assert.deepEqual(marked('Bonjour à toutes et à tous', 'is-short', 'no-sign', 'bio-seeker'), []);
  assert.equal(suggest('…', false).clues, null);
});

test('clues are in order, apart, and inside the text, whatever it holds', () => {
  const reasons = Object.keys(WEIGHTS.weights);
  const words = fc.constantFrom(
    'je',
    'cherche',
    'CDI',
    'soudeuse',
    'merci',
    'ﬁn',
    'é',
    '👩🏽‍🔧',
    '\u200b',
    '’',
    '𝗥𝗧',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(words, fc.string({ unit: 'grapheme' })), { maxLength: 20 }), (parts) => {
      const text = parts.join(' ');
      let last = 0;
      for (const [from, to] of cluesOf(text, reasons)) {
        assert.ok(from >= last && to > from && to <= text.length);
        last = to;
      }
    }),
    { numRuns: 200, seed: 1 },
  );
});

test('every sign that may be given as a reason has its words in both languages, and no other has', () => {
  const signs = Object.keys(WEIGHTS.weights).sort();
  assert.deepEqual(Object.keys(signsFr).sort(), signs);
  assert.deepEqual(Object.keys(signsEn).sort(), signs);
});

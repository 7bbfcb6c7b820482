import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lostReferences, referencesIn } from '../../../api/contract/figure-reference.ts';

test('a reference asks for the year or the whole time, as it is or rounded', () => {
  const text = '{{figure:a}} et {{ figure:b.all }}, {{figure:c.rounded}} {{figure:d.all.rounded}}';
  assert.deepEqual(
    referencesIn(text).map(({ key, sinceStart, rounded }) => [key, sinceStart, rounded]),
    [
      ['a', false, false],
      ['b', true, false],
      ['c', false, true],
      ['d', true, true],
    ],
  );
  for (const { text: reference, at } of referencesIn(text))
    assert.equal(text.slice(at, at + reference.length), reference);
});

test('what leads nowhere is named once, as it was typed', () => {
  const text =
    '{{figure:a}} {{figure:b.all}} {{figure:c}} {{figure:c}} {{figure:a.rounded.all}} {{ figure: }} {{a';
  const lost = ['{{figure:c}}', '{{figure:a.rounded.all}}', '{{ figure: }}', '{{a'];
  assert.deepEqual(lostReferences(text, new Set(['a', 'b'])), lost);
});

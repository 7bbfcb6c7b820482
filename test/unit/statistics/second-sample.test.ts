import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { test } from 'node:test';
import { secondSample } from '../../../db/statistics/second-sample.ts';

const ids = Array.from({ length: 20_000 }, (_, index) => `${1_500_000_000_000_000_000n + BigInt(index)}`);
const drawn = (key: string) => ids.filter(secondSample(key));

test('one post of twenty is read again, the same ones for ever', () => {
  const first = drawn('one key');
  // Four standard errors of a twentieth of 20,000.
  assert.ok(Math.abs(first.length - 1000) < 4 * Math.sqrt(20_000 * 0.05 * 0.95), `${first.length}`);
  assert.deepEqual(drawn('one key'), first);
});

test('who has another key, or none, cannot tell which', () => {
  const first = new Set(drawn('one key'));
  assert.ok(drawn('another key').filter((id) => first.has(id)).length < 100);
  const plain = ids.filter(
    (id) => createHmac('sha256', 'one key').update(id).digest().readUInt32BE() < 2 ** 32 / 20,
  );
  assert.ok(plain.filter((id) => first.has(id)).length < 100, 'nor who reads other digests of the same key');
});

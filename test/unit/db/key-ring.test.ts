import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keyRing } from '../../../db/core/key-ring.ts';
import { pseudonymiser } from '../../../db/core/pseudonym.ts';

const [A, B, C] = ['a', 'b', 'c'].map((letter) => letter.repeat(32)) as [string, string, string];

test('one key makes what it always made, and a newer one is laid over it', () => {
  assert.equal(keyRing(A).pseudonymise('123'), pseudonymiser(A)('123'));
  const ring = keyRing(C, [A, B]);
  assert.equal(ring.size, 3);
  assert.equal(ring.pseudonymise('123'), ring.renew(keyRing(A).pseudonymise('123'), 1));
  assert.equal(ring.pseudonymise('123'), ring.renew(keyRing(B, [A]).pseudonymise('123'), 2));
  assert.equal(ring.renew('as it is', 3), 'as it is');
});

test('whoever knows the old keys alone makes no pseudonym of today', () => {
  assert.notEqual(keyRing(C, [A]).pseudonymise('123'), keyRing(B, [A]).pseudonymise('123'));
  assert.notEqual(keyRing(C, [A]).pseudonymise('123'), keyRing(C, [B]).pseudonymise('123'));
});

test('a check tells keys apart, their order and their number, and is none of them', () => {
  const checks = [
    keyRing(A).checkOf(1),
    keyRing(B).checkOf(1),
    keyRing(B, [A]).checkOf(2),
    keyRing(A, [B]).checkOf(2),
  ];
  assert.equal(new Set(checks).size, 4);
  assert.equal(keyRing(C, [A, B]).checkOf(2), keyRing(B, [A]).checkOf(2));
  for (const check of checks) assert.match(check, /^[\w-]{22}$/);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { canonicalJson, sha256Of } from '../../../reports/edition/canonical.ts';

test('the order of keys does not change the text', () => {
  const text = canonicalJson({ b: [{ d: 1, c: null }], a: 'é' });
  assert.equal(text, '{"a":"é","b":[{"c":null,"d":1}]}');
  assert.equal(canonicalJson({ a: 'é', b: [{ c: null, d: 1 }] }), text);
});

test('the order of a list does', () => {
  assert.notEqual(canonicalJson([1, 2]), canonicalJson([2, 1]));
});

test('the digest is that of the UTF-8 bytes', () => {
  // printf 'é' | sha256sum
  assert.equal(sha256Of('é'), '4a99557e4033c3539de2eb65472017cad5f9557f7a0625a09f1c3f6e2ba69c4c');
});

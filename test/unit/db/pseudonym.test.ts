import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { test } from 'node:test';
import { AppError } from '../../../db/core/errors.ts';
import { pseudonymiser } from '../../../db/core/pseudonym.ts';

const key = 'k'.repeat(32);

test('an account has one pseudonym, and two accounts have two', () => {
  const pseudonymise = pseudonymiser(key);
  assert.equal(pseudonymise('12345'), pseudonymise('12345'));
  assert.notEqual(pseudonymise('12345'), pseudonymise('12346'));
  assert.match(pseudonymise('12345'), /^[\w-]{22}$/);
});

test('the pseudonym of an account is the one that stores already hold', () => {
  const hmac = createHmac('sha256', key).update('12345').digest().subarray(0, 16).toString('base64url');
  const pseudonymise = pseudonymiser(key);
  assert.equal(pseudonymise('12345'), hmac);
  for (let account = 0; account < 85_000; account += 1) pseudonymise(`${account}`);
  assert.equal(pseudonymise('12345'), hmac);
});

test('without the key nobody can make the same pseudonym', () => {
  assert.notEqual(pseudonymiser(key)('12345'), pseudonymiser(`${key}x`)('12345'));
});

test('a key too short to protect anybody is refused', () => {
  assert.throws(
    () => pseudonymiser('short'),
    (error) => error instanceof AppError && error.code === 'pseudonym-key-short',
  );
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AppError } from '../../../db/core/errors.ts';
import { pseudonymiser } from '../../../db/core/pseudonym.ts';
import { idSeal } from '../../../db/core/sealed-id.ts';

const KEY = 'a key for tests, long enough for it';
const ID = '900000000000000001';
const account = pseudonymiser(KEY)(ID);
const sealed = idSeal(KEY).seal(ID, account);
const unreadable = (error: unknown) => error instanceof AppError && error.code === 'sealed-id-unreadable';

test('a sealed id opens with its key and account, and names nobody', () => {
  assert.equal(idSeal(KEY).open(sealed, account), ID);
  assert.ok(!Buffer.from(sealed, 'base64url').includes(ID));
  assert.notEqual(idSeal(KEY).seal(ID, account), sealed, 'the same id twice cannot be told');
});

test('another key, another account or a changed byte does not open it', () => {
  const other = pseudonymiser(KEY)('900000000000000002');
  const bytes = Buffer.from(sealed, 'base64url');
  bytes[14] = (bytes[14] ?? 0) ^ 1;
  assert.throws(() => idSeal('another key for tests, long as well').open(sealed, account), unreadable);
  assert.throws(() => idSeal(KEY).open(sealed, other), unreadable);
  assert.throws(() => idSeal(KEY).open(bytes.toString('base64url'), account), unreadable);
  assert.throws(() => idSeal(KEY).open('', account), unreadable);
});

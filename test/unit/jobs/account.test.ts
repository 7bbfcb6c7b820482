import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day } from '../../../db/core/calendar.ts';
import { fixedClock } from '../../../db/core/clock.ts';
import { readCollective } from '../../../db/core/collective.ts';
import { accountAtMost, readAccount } from '../../../jobs/people/account.ts';

test('an account is named by its number, of which X is asked nothing, or by its handle', () => {
  for (const id of ['12345', '1107000000000000000', '9'.repeat(20)])
    assert.deepEqual(readAccount(id), { id });
  for (const [text, handle] of [
    ['@camille', 'camille'],
    ['Camille_B1', 'Camille_B1'],
    ['@12345', '12345'],
    ['1234', '1234'],
    [`@${'a'.repeat(15)}`, 'a'.repeat(15)],
  ] as const)
    assert.deepEqual(readAccount(text), { handle }, text);
  for (const both of [
    ['@camille', '12345'],
    ['12345', '@camille'],
  ])
    assert.deepEqual(readAccount(...both), { id: '12345', handle: 'camille' });
});

test('two of a kind are refused: they would be two people', () => {
  for (const texts of [
    [],
    ['12345', '12346'],
    ['12345', '12345'],
    ['@a', '@b'],
    ['@a', '@a'],
    ['@a', '1', '12345'],
  ])
    assert.throws(() => readAccount(...texts), { code: 'account-unreadable' }, texts.join(' '));
});

test('whatever is neither is refused, with what is to be written', () => {
  for (const text of [
    '',
    '@',
    '@@a',
    'a b',
    'a-b',
    '@a\n',
    ' 12345',
    '1 2345',
    'a'.repeat(16),
    '9'.repeat(21),
  ])
    assert.throws(
      () => readAccount(text),
      { code: 'account-unreadable', status: 400, field: 'ACCOUNT' },
      JSON.stringify(text),
    );
});

test('to look an account up costs the price of one at most, and a few attempts', async () => {
  const collective = readCollective('collective.json');
  const estimate = await accountAtMost(
    { collective, clock: fixedClock('2026-11-10T01:00:00Z') } as never,
    day('2026-11-09'),
  );
  assert.deepEqual(estimate, {
    span: null,
    work: { requests: 4, objects: 1, microdollars: 10_000 },
    exact: true,
  });
});

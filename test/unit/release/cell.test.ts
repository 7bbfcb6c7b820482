import assert from 'node:assert/strict';
import { test } from 'node:test';
import { instant } from '../../../db/core/calendar.ts';
import { countInFives, hidden, shown, untold, withCount } from '../../../db/release/cell.ts';
import { readingOf, unmeasured } from './reading-of.ts';

const YEAR = '2018-09-26';
const told = ({ state, value, low, high, n, reason }: ReturnType<typeof shown>) =>
  ({ state, value, low, high, n, reason }) as const;
const measured = { state: 'measured', value: null, n: null } as const;

test('a count that is known exactly is told as at least so many, and why', () => {
  const cell = shown(readingOf('year', YEAR, 44, { n: 90, knownAt: instant('2019-10-01T00:00:00Z') }));
  assert.deepEqual(told(countInFives(cell)), { ...measured, low: 40, high: null, reason: 'in_fives' });
  assert.ok(!('knownAt' in cell), 'a correction of a few would show');
});

test('a count with no upper bound has none in fives', () => {
  const cell = shown(readingOf('year', YEAR, null, { low: 44, high: null, reason: 'unseen_posts' }));
  assert.deepEqual(told(countInFives(cell)), { ...measured, low: 40, high: null, reason: 'unseen_posts' });
});

test('the posts that nobody read stay as many above the fives as they are above the count', () => {
  const cell = shown(readingOf('year', YEAR, null, { low: 44, high: 47, reason: 'unseen_posts' }));
  assert.equal(countInFives(cell).high, 40 + 4 + 3);
  const other = withCount(cell, 50);
  assert.deepEqual([other.value, other.low, other.high], [null, 50, 53]);
});

test('another count takes the place of the value, or of the lower bound, and opens no bound', () => {
  const exact = withCount(shown(readingOf('year', YEAR, 44)), 50);
  assert.deepEqual([exact.value, exact.low, exact.high], [50, 50, 50]);
  const open = withCount(shown(readingOf('year', YEAR, null, { low: 44 })), 50);
  assert.deepEqual([open.value, open.low, open.high], [null, 50, null]);
  const above = withCount(shown(readingOf('year', YEAR, null, { low: null, high: 47 })), 50);
  assert.deepEqual([above.low, above.high], [50, null]);
});

test('what is hidden says of how few people it is only that they are few', () => {
  const nothing = { state: 'hidden', value: null, low: null, high: null, n: null, reason: 'few_people' };
  assert.deepEqual(told(hidden(shown(readingOf('year', YEAR, 3, { n: 3 })))), nothing);
  assert.deepEqual(
    told(untold(readingOf('year', YEAR, 0))),
    nothing,
    'a zero that was measured is one of them',
  );
  assert.deepEqual(told(untold(unmeasured('year', YEAR, { n: 3 }))), {
    ...nothing,
    state: 'not_measured',
    reason: 'not_collected',
  });
});

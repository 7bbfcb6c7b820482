import assert from 'node:assert/strict';
import { test } from 'node:test';
import { groupsToProtect, shareCell } from '../../../db/release/share-cell.ts';
import { wilson } from '../../../db/statistics/wilson.ts';
import { readingOf, unmeasured } from './reading-of.ts';

const YEAR = '2018-09-26';
const share = (value: number, n: number, reason: string | null = null) =>
  readingOf('year', YEAR, value, { n, reason });
const bounds = (low: number, high: number | null, n: number) =>
  readingOf('year', YEAR, null, { low, high, n, reason: 'unseen_posts' });
const told = (reading: ReturnType<typeof readingOf>, isOfBounds = false) => {
  const { state, value, low, high, n, reason } = shareCell(reading, isOfBounds);
  return [state, value, low, high, n, reason];
};
const HIDDEN = ['hidden', null, null, null, null, 'few_people'];

test('a share is told from whole fives, between the least and the most that they may be', () => {
  // 43 and 17 people: 40 to 44, and 15 to 19.
  assert.deepEqual(told(share(43 / 60, 60)), ['measured', null, 40 / 59, 44 / 59, 55, 'in_fives']);
});

test('of a share between two bounds each of the three groups is in fives', () => {
  // 22 for certain, 11 more perhaps, 17 not: 20 to 24, 10 to 14, 15 to 19.
  const expected = ['measured', null, 20 / 53, 38 / 53, 45, 'unseen_posts'];
  assert.deepEqual(told(bounds(22 / 50, 33 / 50, 50), true), expected);
  assert.deepEqual(told(bounds(22 / 50, null, 50)).slice(0, 4), ['measured', null, 20 / 53, null]);
});

test('no group of a share is told when one of them is few', () => {
  assert.deepEqual(told(share(56 / 60, 60)), HIDDEN, 'four of the others');
  assert.deepEqual(told(share(4 / 60, 60)), HIDDEN, 'four of those it counts');
  assert.deepEqual(told(share(10 / 19, 19)), HIDDEN, 'nineteen in all');
  assert.equal(told(share(55 / 60, 60))[0], 'measured');
});

test('those between two bounds are protected where they are people, not posts that nobody read', () => {
  const reading = bounds(40 / 60, 43 / 60, 60);
  assert.deepEqual(groupsToProtect(reading, true), [40, 3, 17]);
  assert.deepEqual(groupsToProtect(reading, false), [40, 20]);
  assert.deepEqual(groupsToProtect(share(40 / 60, 60), true), [40, 20], 'an exact share has none between');
  assert.deepEqual(told(reading, true), HIDDEN);
  assert.equal(told(reading, false)[0], 'measured');
});

test('an upper bound below the lower one, or missing, adds nobody', () => {
  assert.deepEqual(groupsToProtect(bounds(0.5, 0.4, 60), true), [30, 0, 30]);
  assert.deepEqual(groupsToProtect(bounds(0.5, null, 60), true), [30, 0, 30]);
});

test('a survey keeps its share and interval, both of the groups in fives', () => {
  const { low, high } = wilson(40, 55);
  assert.deepEqual(told(share(43 / 60, 60, 'band')), ['measured', 40 / 55, low, high, 55, 'band']);
});

test('a share that nobody measured says so, not of how many', () => {
  const expected = ['not_measured', null, null, null, null, 'not_collected'];
  assert.deepEqual(told(unmeasured('year', YEAR, { n: 3 })), expected);
});

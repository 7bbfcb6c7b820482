import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  addDays,
  Calendar,
  day,
  daysBetween,
  eachDay,
  instant,
  parseDay,
} from '../../../db/core/calendar.ts';

const paris = new Calendar('Europe/Paris');

test('a moment belongs to the day that Paris shows', () => {
  assert.equal(paris.dayOf(instant('2019-09-25T21:59:59.999Z')), '2019-09-25');
  assert.equal(paris.dayOf(instant('2019-09-25T22:00:00Z')), '2019-09-26');
});

test('moments that come in any order each fall on their own day', () => {
  const moments = [
    '2019-03-30T22:59:59.999Z',
    '2019-03-30T23:00:00Z',
    '2019-03-31T21:59:59Z',
    '2019-03-31T22:00:00Z',
  ];
  const days = ['2019-03-30', '2019-03-31', '2019-03-31', '2019-04-01'];
  for (const order of [
    [0, 1, 2, 3],
    [3, 2, 1, 0],
    [1, 3, 0, 2, 2, 1],
  ]) {
    for (const at of order) assert.equal(paris.dayOf(instant(moments[at] ?? '')), days[at]);
  }
});

test('a day is half-open: it starts at its first moment and ends at the next day’s', () => {
  assert.equal(paris.startOf(day('2019-09-26')), '2019-09-25T22:00:00.000Z');
  assert.equal(paris.endOf(day('2019-09-26')), paris.startOf(day('2019-09-27')));
});

test('days of a change of clock have 23 and 25 hours', () => {
  assert.equal(paris.hoursIn(day('2019-03-31')), 23);
  assert.equal(paris.hoursIn(day('2019-10-27')), 25);
  assert.equal(paris.hoursIn(day('2019-10-28')), 24);
});

test('both passages of the repeated hour are told as the wall clock tells them', () => {
  assert.deepEqual(paris.wallClock(instant('2019-10-27T00:30:00Z')), { hour: 2, weekday: 7 });
  assert.deepEqual(paris.wallClock(instant('2019-10-27T01:30:00Z')), { hour: 2, weekday: 7 });
  assert.deepEqual(paris.wallClock(instant('2019-03-31T01:30:00Z')), { hour: 3, weekday: 7 });
});

test('the four years from 26 September 2015 have 1 461 days, the leap day among them', () => {
  assert.equal(daysBetween(day('2015-09-26'), day('2019-09-26')), 1461);
  assert.equal(addDays(day('2016-02-28'), 1), '2016-02-29');
  assert.equal([...eachDay(day('2016-02-27'), day('2016-03-02'))].length, 4);
});

test('what is no day is refused', () => {
  for (const text of ['2019-02-30', '2019-2-3', 'hier', '', '2019-13-01', '2019-02-28T00:00']) {
    assert.equal(parseDay(text), null, text);
  }
  assert.throws(() => day('2019-02-30'), RangeError);
});

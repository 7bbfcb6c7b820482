import assert from 'node:assert/strict';
import { test } from 'node:test';
import { windowOf, yearBefore } from '../../../api/window.ts';
import { sumOfDays } from '../../../api/window-figure.ts';
import { indicatorOf } from '../../../db/catalogue/index.ts';
import { addDays, day } from '../../../db/core/calendar.ts';
import { AppError } from '../../../db/core/errors.ts';
import type { Reading } from '../../../db/queries/series.ts';

const known = { startDay: day('2015-09-26'), cutoff: day('2019-09-30') };
const stretch = (text: string) => {
  const { grain, start, end, over } = windowOf(text, known);
  return [grain, start, end, over];
};

test('a text names a window: the whole time, years of either kind, a month, the last days, any days', () => {
  assert.deepEqual(stretch('all'), ['all', '2015-09-26', '2019-09-30', true]);
  assert.deepEqual(stretch('2017-2018'), ['year', '2017-09-26', '2018-09-25', true]);
  assert.deepEqual(stretch('2018'), ['days', '2018-01-01', '2018-12-31', true]);
  assert.deepEqual(stretch('2018-02'), ['month', '2018-02-01', '2018-02-28', true]);
  assert.deepEqual(stretch('28d'), ['days', '2019-09-03', '2019-09-30', true]);
  assert.deepEqual(stretch('2018-03-01..2018-04-15'), ['days', '2018-03-01', '2018-04-15', true]);
});

test('a window ends at the cutoff and says that it is not over; it begins no sooner than the collective', () => {
  assert.deepEqual(stretch('2019-2020'), ['year', '2019-09-26', '2019-09-30', false]);
  assert.deepEqual(stretch('2019'), ['days', '2019-01-01', '2019-09-30', false]);
  assert.deepEqual(stretch('2015'), ['days', '2015-09-26', '2015-12-31', true]);
});

test('what names no window, or one without a day of ours, is refused with its field', () => {
  for (const text of [
    '',
    'hier',
    '2018-13',
    '2018-2020',
    '2018-02-30..2018-03-01',
    '2018-04-15..2018-03-01',
    '2031',
    '14d',
  ])
    assert.throws(
      () => windowOf(text, known),
      (error) => error instanceof AppError && error.field === 'period' && error.status === 400,
      text,
    );
});

test('the window a year before has the same dates, and whole months stay whole', () => {
  const before = (text: string) => {
    const earlier = yearBefore(windowOf(text, known), known.startDay);
    return earlier && [earlier.grain, earlier.start, earlier.end];
  };
  assert.deepEqual(before('2017-2018'), ['year', '2016-09-26', '2017-09-25']);
  assert.deepEqual(before('2017-02'), ['month', '2016-02-01', '2016-02-29']);
  assert.deepEqual(before('2017-02-10..2017-02-28'), ['days', '2016-02-10', '2016-02-28']);
  assert.deepEqual(before('28d'), ['days', '2018-09-03', '2018-09-30']);
  // A year under way is held against the same days, never against a whole year.
  assert.deepEqual(before('2019-2020'), ['days', '2018-09-26', '2018-09-30']);
  assert.equal(before('2015-2016'), null);
  assert.equal(before('all'), null);
});

const requests = indicatorOf('seeker_requests');
const window = windowOf('2018-03-01..2018-03-04', known);
const readings = (...days: Partial<Reading>[]): Reading[] =>
  days.map((numbers, index) => {
    const start = addDays(window.start, index);
    return {
      period: { grain: 'day', start, end: start },
      dimension: '',
      state: 'measured',
      value: null,
      low: null,
      high: null,
      n: null,
      coverage: 1,
      reason: null,
      version: 1,
      knownAt: null,
      ...numbers,
    };
  });
const lost: Partial<Reading> = { state: 'not_measured', coverage: 0, reason: 'x_budget' };

test('days add up, bounds with bounds', () => {
  const sum = sumOfDays(
    requests,
    window,
    readings(
      { value: 2 },
      { low: 3, high: 5, reason: 'unseen_posts' },
      { value: 1 },
      { value: 0, state: 'measured_zero' },
    ),
  );
  assert.deepEqual([sum.value, sum.low, sum.high, sum.coverage, sum.reason], [null, 6, 8, 1, 'unseen_posts']);
});

test('a day that nobody measured leaves a minimum with a lower coverage, never a zero', () => {
  const sum = sumOfDays(requests, window, readings({ value: 2 }, lost, { value: 1 }, { value: 4 }));
  assert.deepEqual([sum.state, sum.value, sum.low, sum.high], ['measured', null, 7, null]);
  assert.deepEqual([sum.coverage, sum.reason], [0.75, 'partial_coverage']);
});

test('a zero is measured only when every day was; no day at all is no figure', () => {
  const zero: Partial<Reading> = { value: 0, state: 'measured_zero' };
  assert.equal(sumOfDays(requests, window, readings(zero, zero, zero, zero)).state, 'measured_zero');
  assert.equal(sumOfDays(requests, window, readings(zero, lost, zero, zero)).state, 'measured');
  const none = sumOfDays(requests, window, readings(lost, lost, lost, lost));
  assert.deepEqual([none.state, none.value, none.low, none.reason], ['not_measured', null, null, 'x_budget']);
});

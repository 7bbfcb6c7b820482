import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays, Calendar, day, daysBetween, instant } from '../../../db/core/calendar.ts';
import { COHORT_WINDOWS, isWithin, lastMatureDay } from '../../../db/statistics/cohort.ts';

test('a window closes on its last day, not the day before', () => {
  assert.equal(lastMatureDay(day('2019-09-30'), 180), '2019-04-03');
});

test('an outcome counts from the day of the request to the last day of the window', () => {
  const within = (outcome: string) => isWithin(day('2019-01-01'), day(outcome), 90);
  assert.deepEqual(['2018-12-31', '2019-01-01', '2019-04-01', '2019-04-02'].map(within), [
    ...[false, true],
    ...[true, false],
  ]);
});

test('days are those of Paris: a request before midnight UTC may be of the next day', () => {
  const paris = new Calendar('Europe/Paris');
  assert.equal(paris.dayOf(instant('2019-01-10T23:30:00Z')), '2019-01-11');
  // 02:30 happens twice in October and never in March.
  for (const [text, hour] of [
    ['2019-10-27T00:30:00Z', 2],
    ['2019-10-27T01:30:00Z', 2],
    ['2019-03-31T01:30:00Z', 3],
  ] as const)
    assert.equal(paris.wallClock(instant(text)).hour, hour, text);
  // Ninety civil days over the change to summer time are an hour short of ninety times 24 hours.
  const first = paris.dayOf(instant('2019-01-10T22:59:00Z'));
  const outcome = paris.dayOf(instant('2019-04-10T21:59:00Z'));
  assert.ok(isWithin(first, outcome, 90));
});

test('four years are 1 461 days, and 365 declarations one every 4.00 days', () => {
  const days = daysBetween(day('2015-09-26'), day('2019-09-26'));
  assert.equal(days, 1461);
  assert.equal((days / 365).toFixed(2), '4.00');
});

test('a first request is mature once the last day of its window has come, and longer windows hold the shorter', () => {
  const START = day('2018-09-26');
  fc.assert(
    fc.property(fc.nat(900), fc.integer({ min: -100, max: 900 }), (wait, offset) => {
      const [cutoff, outcome] = [addDays(START, wait), addDays(START, offset)];
      const isMature = COHORT_WINDOWS.map((window) => START <= lastMatureDay(cutoff, window));
      assert.deepEqual(
        isMature,
        COHORT_WINDOWS.map((window) => addDays(START, window) <= cutoff),
      );
      const [short, middle, long] = COHORT_WINDOWS.map((window) => isWithin(START, outcome, window));
      assert.ok((!short || middle) && (!middle || long));
    }),
  );
});

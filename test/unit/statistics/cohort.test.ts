import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays, Calendar, day, daysBetween, instant } from '../../../db/core/calendar.ts';
import {
  COHORT_WINDOWS,
  type Followed,
  firstRequests,
  isMature,
  lastMatureDay,
  maturedCohort,
} from '../../../db/statistics/cohort.ts';

const START = day('2018-09-26');
const all = { from: START, to: day('2019-09-25'), cutoff: day('2019-09-30') } as const;
const asked = (first: string, ...outcomes: string[]): Followed => ({
  first: day(first),
  outcomes: outcomes.map(day),
});

test('counts those who had the whole window, and of these who declared within it', () => {
  const people = [
    asked('2018-10-01', '2018-12-15'),
    asked('2018-10-01', '2019-08-01'),
    asked('2019-01-10'),
    asked('2019-06-01', '2019-06-20'),
  ];
  assert.deepEqual(maturedCohort(people, { ...all, window: 180 }), { n: 3, within: 1, immature: 1 });
  assert.deepEqual(maturedCohort(people, { ...all, window: 90 }), { n: 4, within: 2, immature: 0 });
  assert.deepEqual(maturedCohort(people, { ...all, window: 365 }), { n: 0, within: 0, immature: 4 });
});

test('a window closes on its last day, not the day before', () => {
  const cutoff = day('2019-09-30');
  assert.equal(lastMatureDay(cutoff, 180), '2019-04-03');
  assert.ok(isMature(day('2019-04-03'), 180, cutoff));
  assert.ok(!isMature(day('2019-04-04'), 180, cutoff));
});

test('an outcome counts from the day of the request to the last day of the window', () => {
  const within = (outcome: string) =>
    maturedCohort([asked('2019-01-01', outcome)], { ...all, window: 90 }).within;
  assert.deepEqual(['2018-12-31', '2019-01-01', '2019-04-01', '2019-04-02'].map(within), [0, 1, 1, 0]);
});

test('of several outcomes one within the window is enough, whatever came before the request', () => {
  const people = [asked('2019-01-01', '2019-09-01', '2018-01-01', '2019-02-01')];
  assert.equal(maturedCohort(people, { ...all, window: 90 }).within, 1);
});

test('who asked outside the period, or after the cutoff, belongs to no cohort of it', () => {
  const people = [asked('2018-09-25'), asked('2019-09-26'), asked('2019-12-01')];
  assert.deepEqual(maturedCohort(people, { ...all, window: 90 }), { n: 0, within: 0, immature: 0 });
});

test('who asks after the cutoff is no immature member of the period either', () => {
  const people = [asked('2019-03-01'), asked('2019-03-02')];
  const early = { ...all, cutoff: day('2019-03-01'), window: 90 } as const;
  assert.deepEqual(maturedCohort(people, early), { n: 0, within: 0, immature: 1 });
});

test('a person who comes back keeps the first day', () => {
  const rows = ['2019-03-01', '2018-10-02', '2019-01-01'].map((text) => ({
    person: 'alice',
    day: day(text),
  }));
  assert.deepEqual([...firstRequests(rows)], [['alice', '2018-10-02']]);
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
  assert.equal(maturedCohort([{ first, outcomes: [outcome] }], { ...all, window: 90 }).within, 1);
});

test('four years are 1 461 days, and 365 declarations one every 4.00 days', () => {
  const days = daysBetween(day('2015-09-26'), day('2019-09-26'));
  assert.equal(days, 1461);
  assert.equal((days / 365).toFixed(2), '4.00');
});

test('later cutoffs only add to a cohort, longer windows only add outcomes', () => {
  const followed = fc.record({
    first: fc.nat(364).map((offset) => addDays(START, offset)),
    outcomes: fc.array(
      fc.integer({ min: -100, max: 900 }).map((offset) => addDays(START, offset)),
      { maxLength: 3 },
    ),
  });
  fc.assert(
    fc.property(fc.array(followed), fc.nat(900), fc.nat(200), (people, wait, more) => {
      const cutoff = addDays(all.to, wait);
      for (const window of COHORT_WINDOWS) {
        const early = maturedCohort(people, { ...all, cutoff, window });
        const late = maturedCohort(people.toReversed(), { ...all, cutoff: addDays(cutoff, more), window });
        assert.equal(early.n + early.immature, people.length);
        assert.ok(early.within <= early.n && early.n <= late.n && early.within <= late.within);
      }
      const [short, middle, long] = COHORT_WINDOWS.map((window) =>
        maturedCohort(people, { ...all, cutoff: addDays(all.to, 365), window }),
      );
      assert.ok(short && middle && long && short.within <= middle.within && middle.within <= long.within);
    }),
  );
});

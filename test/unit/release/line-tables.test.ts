import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays, type Day, day } from '../../../db/core/calendar.ts';
import { type Period, periodsBetween } from '../../../db/core/period.ts';
import type { Reading } from '../../../db/queries/series.ts';
import type { PublicCell } from '../../../db/release/cell.ts';
import { declaredCells, type ToldDays } from '../../../db/release/line-tables.ts';

const START = day('2018-09-26');

/** The readings of people found on these days, up to a day, as the roll-up would leave them. */
function readingsOf(found: ReadonlyMap<Day, number>, until: Day) {
  const count = (from: Day, end: Day): number =>
    [...found].reduce((sum, [at, people]) => sum + (at >= from && at < end ? people : 0), 0);
  const read = (grain: 'month' | 'year', since: boolean): Reading[] =>
    periodsBetween(grain, START, until, START)
      .filter(({ end }) => addDays(end, -1) <= until)
      .map((period) => reading(period, count(since ? START : period.start, period.end)));
  return {
    flow: read('year', false),
    running: { month: read('month', true), year: read('year', true) },
  };
}

function reading({ grain, start, end }: Period, low: number): Reading {
  return {
    period: { grain, start, end: addDays(end, -1) },
    dimension: '',
    state: 'measured',
    value: null,
    low,
    high: low + 2,
    n: null,
    coverage: 1,
    reason: 'unseen_posts',
    version: 1,
    knownAt: null,
  };
}

type Publication = ReturnType<typeof declaredCells>;

const publish = (found: ReadonlyMap<Day, number>, until: Day, before: ToldDays = []): Publication =>
  declaredCells(readingsOf(found, until), START, before);

/** One count a half-month: the anniversary falls within a month, as it does in life. */
const byHalfMonth = (counts: readonly number[]): Map<Day, number> =>
  new Map(counts.map((people, index) => [addDays(START, 3 + index * 15), people]));

const lowsOf = (cells: readonly PublicCell[], grain: string): (number | null)[] =>
  cells.filter(({ period }) => period.grain === grain).map(({ low }) => low);

test('people since the start are told after each month and year, in whole fives', () => {
  const told = publish(byHalfMonth([5, 6, 7, 1, 1, 6]), day('2018-12-31'));
  assert.deepEqual(lowsOf(told.running, 'month'), [5, 15, 20, 25]);
  assert.deepEqual(lowsOf(told.running, 'all'), [25]);
  assert.deepEqual(lowsOf(told.flow, 'all'), [25]);
  const [all] = told.running;
  assert.deepEqual(
    [all?.value, all?.high],
    [null, 31],
    'at most the five they may be, and what was not read',
  );
});

test('how many were new is told of years, not of months', () => {
  const told = publish(byHalfMonth(Array.from({ length: 30 }, () => 3)), day('2019-12-31'));
  assert.deepEqual(lowsOf(told.flow, 'year'), [75]);
  assert.deepEqual(lowsOf(told.flow, 'month'), []);
});

test('a correction of two people moves nothing but what it takes over a five', () => {
  const first = publish(byHalfMonth([9, 6, 7, 8, 9]), day('2018-10-31'));
  const later = publish(byHalfMonth([9, 6, 9, 8, 9]), day('2018-11-30'), first.told);
  assert.deepEqual(lowsOf(first.running, 'month'), [5, 20]);
  assert.deepEqual(lowsOf(later.running, 'month'), [5, 20, 40]);
});

const history = fc.record({
  counts: fc.array(fc.oneof(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 15 })), {
    minLength: 30,
    maxLength: 30,
  }),
  corrections: fc.array(
    fc.record({
      release: fc.nat({ max: 9 }),
      half: fc.nat({ max: 24 }),
      people: fc.integer({ min: -4, max: 6 }),
    }),
    { maxLength: 6 },
  ),
});

test('through ten publications nobody is sure of one to four people, nor of a correction of so few', () => {
  fc.assert(
    fc.property(history, ({ counts, corrections }) => {
      let told: ToldDays = [];
      let before: readonly Bounds[] = [];
      for (let release = 0; release < 10; release += 1) {
        const now = counts.map((people, half) =>
          corrections
            .filter((one) => one.release <= release && one.half === half)
            .reduce((sum, one) => Math.max(0, sum + one.people), people),
        );
        const publication = publish(byHalfMonth(now), addDays(periodEnd(release + 2), -1), told);
        told = publication.told;
        const bounds = boundsOf(publication);
        for (const { from, to, low, high } of bounds) {
          assert.ok(!isFew(low, high), `${from} to ${to}: ${low} to ${high}`);
          const was = before.find((one) => one.from === from && one.to === to);
          if (!was) continue;
          assert.ok(!isFew(low - was.high, high - was.low), `${from} to ${to}: so few more`);
          assert.ok(!isFew(was.low - high, was.high - low), `${from} to ${to}: so few less`);
        }
        before = bounds;
      }
    }),
    { numRuns: 40 },
  );
});

const isFew = (low: number, high: number): boolean => low >= 1 && high <= 4;

const periodEnd = (months: number): Day =>
  day(`${2018 + Math.floor((8 + months) / 12)}-${String(((8 + months) % 12) + 1).padStart(2, '0')}-01`);

type Bounds = { readonly from: Day; readonly to: Day; readonly low: number; readonly high: number };

/** The tightest bounds of the people between any two days of which something was told (Floyd and Warshall). */
function boundsOf({ flow, running }: Publication): Bounds[] {
  const said = [
    ...flow.map((cell) => ({ cell, from: cell.period.start })),
    ...running.map((cell) => ({ cell, from: START })),
  ].filter(({ cell }) => cell.low !== null);
  const days = [
    ...new Set([START, ...said.flatMap(({ cell, from }) => [from, addDays(cell.period.end, 1)])]),
  ].sort();
  const most = days.map((_, from) => days.map((__, to) => (to <= from ? 0 : Number.POSITIVE_INFINITY)));
  const atMost = (from: number, to: number, people: number) => {
    const row = most[from] as number[];
    row[to] = Math.min(row[to] as number, people);
  };
  for (const { cell, from } of said) {
    const [start, end] = [days.indexOf(from), days.indexOf(addDays(cell.period.end, 1))];
    atMost(start, end, (cell.low as number) + 4);
    atMost(end, start, -(cell.low as number));
  }
  for (const via of days.keys())
    for (const from of days.keys())
      for (const to of days.keys())
        atMost(from, to, (most[from]?.[via] as number) + (most[via]?.[to] as number));
  return days.flatMap((from, index) =>
    days.slice(index + 1).map((to, step) => {
      const other = index + step + 1;
      return { from, to, low: -(most[other]?.[index] as number), high: most[index]?.[other] as number };
    }),
  );
}

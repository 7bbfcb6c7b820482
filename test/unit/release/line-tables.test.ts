import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays, type Day, day } from '../../../db/core/calendar.ts';
import { type Period, periodsBetween } from '../../../db/core/period.ts';
import type { Reading } from '../../../db/queries/series.ts';
import { hidden, type PublicCell, shown } from '../../../db/release/cell.ts';
import {
  countsOf,
  daysOf,
  declaredCells,
  lineCells,
  lineOf,
  type ToldDays,
} from '../../../db/release/line-tables.ts';

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

const publish = (found: ReadonlyMap<Day, number>, until: Day, before?: Publication): Publication =>
  declaredCells(readingsOf(found, until), START, before?.told ?? [], before && countsOf(before.line));

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

test('a period begins with the collective at the earliest', () => {
  const month = (start: string) =>
    shown(reading({ grain: 'month', start: day(start), end: day('2018-11-01') }, 9));
  assert.deepEqual(
    ['2018-09-01', '2018-09-26', '2018-10-01'].map((start) => daysOf(month(start), START).from),
    ['2018-09-26', '2018-09-26', '2018-10-01'],
  );
  assert.equal(daysOf(month('2018-10-01'), START).to, '2018-11-01');
});

test('of a line only what begins and ends where it was counted is told, once, and nothing that was hidden before', () => {
  const line = lineOf(
    START,
    new Map([
      ['2018-10-01' as Day, 12],
      ['2018-11-01' as Day, 30],
    ]),
  );
  const stretch = (start: string, end: string) => ({
    grain: 'month' as const,
    start: day(start),
    end: day(end),
  });
  const wanted = (start: string, end: string) => daysOf(shown(reading(stretch(start, end), 999)), START);
  const known = [wanted('2018-09-26', '2018-10-01'), wanted('2018-10-01', '2018-11-01')];
  const unknown = [wanted('2018-10-05', '2018-11-01'), wanted('2018-10-01', '2018-11-05')];
  const silent = {
    ...wanted('2018-09-26', '2018-11-01'),
    cell: hidden(shown(reading(stretch('2018-09-26', '2018-11-01'), 9))),
  };
  const zero = {
    ...wanted('2018-10-01', '2018-11-01'),
    cell: {
      ...shown(reading(stretch('2018-10-01', '2018-11-01'), 9)),
      state: 'not_measured' as const,
      reason: 'not_collected',
    },
  };
  const made = lineCells(
    line,
    [...known, ...unknown, silent, zero],
    [['2018-12-01' as Day, '2019-01-01' as Day]],
  );
  assert.deepEqual(
    made.cells.map(({ low, state }) => (state === 'measured' ? low : state)),
    [10, 15, 'hidden', 'hidden', 'hidden', 'not_measured'],
  );
  assert.deepEqual(made.told, [
    ['2018-12-01', '2019-01-01'],
    ['2018-09-26', '2018-10-01'],
    ['2018-10-01', '2018-11-01'],
  ]);
});

test('what was told before is reckoned with first, and stays told', () => {
  const line = lineOf(
    START,
    new Map([
      ['2018-10-01' as Day, 9],
      ['2018-11-01' as Day, 13],
    ]),
  );
  const wanted = (start: string, end: string) =>
    daysOf(shown(reading({ grain: 'month', start: day(start), end: day(end) }, 9)), START);
  const all = [
    wanted('2018-09-26', '2018-11-01'),
    wanted('2018-09-26', '2018-10-01'),
    wanted('2018-10-01', '2018-11-01'),
  ];
  const lows = (before: ToldDays) => lineCells(line, all, before).cells.map(({ low }) => low);
  assert.deepEqual(lows([]), [10, null, null], 'the four of October would be known');
  assert.deepEqual(lows([['2018-09-26' as Day, '2018-10-01' as Day]]), [null, 5, null]);
});

test('without a month nothing is told since the start; what nobody counted is no step of the line', () => {
  const {
    known: _,
    line: __,
    ...nothing
  } = declaredCells({ flow: [], running: { month: [], year: [] } }, START, []);
  assert.deepEqual(nothing, { flow: [], running: [], told: [] });
  const { flow, running } = readingsOf(byHalfMonth([9, 6, 7, 8]), day('2018-11-30'));
  const [first, ...rest] = running.month;
  const silent = { ...(first as Reading), state: 'not_measured' as const, low: null, high: null };
  const told = declaredCells({ flow, running: { month: [silent, ...rest], year: [] } }, START, []);
  assert.equal(
    told.told.some(([, to]) => to === '2018-10-01'),
    false,
  );
  assert.deepEqual(lowsOf(told.running, 'month'), [null, 20, 30]);
});

test('what everybody may know is told of the moments around some days, and of no day after the last', () => {
  const counts: [Day, number][] = [
    [day('2018-10-01'), 12],
    [day('2018-11-01'), 14],
    [day('2018-12-01'), 31],
  ];
  const wanted = (start: string, end: string) =>
    daysOf(shown(reading({ grain: 'month', start: day(start), end: day(end) }, 9)), START);
  const { known } = lineCells(
    lineOf(START, new Map(counts)),
    [
      wanted('2018-09-26', '2018-10-01'),
      wanted('2018-09-26', '2018-12-01'),
      wanted('2018-10-01', '2018-11-01'),
    ],
    [],
  );
  const between = (from: string, to: string) => [
    known.least(day(from), day(to)),
    known.most(day(from), day(to)),
  ];
  assert.deepEqual(between('2018-09-26', '2018-10-01'), [10, 14]);
  assert.deepEqual(
    between('2018-10-01', '2018-12-01'),
    [16, 24],
    'thirty to thirty-four without ten to fourteen',
  );
  assert.deepEqual(between('2018-10-05', '2018-10-20'), [0, 4], 'a month of few holds them');
  assert.deepEqual(between('2018-09-20', '2018-10-12'), [10, 18], 'nothing was before the start');
  assert.deepEqual(between('2018-10-01', '2018-12-02'), [16, Number.POSITIVE_INFINITY]);
  assert.deepEqual(
    [between('2018-09-01', '2018-09-26'), between('2018-11-01', '2018-11-01')],
    [
      [0, 0],
      [0, 0],
    ],
  );
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
      let last: Publication | undefined;
      let before: readonly Bounds[] = [];
      for (let release = 0; release < 10; release += 1) {
        const now = counts.map((people, half) =>
          corrections
            .filter((one) => one.release <= release && one.half === half)
            .reduce((sum, one) => Math.max(0, sum + one.people), people),
        );
        const publication = publish(byHalfMonth(now), addDays(periodEnd(release + 2), -1), last);
        last = publication;
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

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { day } from '../../../db/core/calendar.ts';
import { inFives } from '../../../db/disclosure/rules.ts';
import type { Reading } from '../../../db/queries/series.ts';
import { countOfReading, isMeasured, type PublicCell, shown } from '../../../db/release/cell.ts';
import { type PartTable, partsSinceStart, partYear } from '../../../db/release/part-year.ts';
import { shareYear } from '../../../db/release/share-year.ts';
import { stillFollowed } from '../../../db/release/whole-cohorts.ts';

const NAMES = ['E1', 'E2', 'E3', 'E4'];
const tableOf = (parts: number): PartTable => ({
  indicator: 'parts',
  total: 'whole',
  splits: [NAMES.slice(0, parts)],
  rest: (part) => part === 'E1',
  fewest: 5,
  addsUp: true,
});

function reading(dimension: string, value: number, year = 2018, n: number | null = null): Reading {
  const [start, end] = [day(`${year}-09-26`), day(`${year + 1}-09-25`)];
  const said = { state: 'measured' as const, value, low: value, high: value, n, coverage: 1, reason: null };
  return { period: { grain: 'year', start, end }, dimension, ...said, version: 1, knownAt: null };
}

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);
const readingsOf = (counts: readonly number[], year?: number): Map<string, Reading> =>
  new Map(
    [
      ['', sum(counts)] as const,
      ...counts.map((count, index) => [NAMES[index] as string, count] as const),
    ].map(([dimension, count]) => [dimension, reading(dimension, count, year)]),
  );

/** One release of a year: the total as its own table tells it, in whole fives, and the parts. */
type Release = { readonly total: number | null; readonly cells: readonly PublicCell[] };

function publish(counts: readonly number[]): Release {
  const total = inFives(sum(counts)) || null;
  return { total, cells: partYear(tableOf(counts.length), readingsOf(counts), toldOf(sum(counts))).cells };
}

/** The total of so many people as its own table tells it; undefined where that is of too few. */
const toldOf = (people: number) => {
  const low = inFives(people);
  return low === 0 ? undefined : { cell: shown(reading('', low)), people };
};

const countOf = ({ cells }: Release, dimension: string): number | null => {
  const cell = cells.find((one) => one.dimension === dimension);
  return cell && isMeasured(cell) ? countOfReading(cell) : null;
};
/** All that anybody can read of one release. */
const viewOf = (release: Release): string =>
  [release.total, ...['', ...NAMES].map((name) => countOf(release, name))].join();

/** Every way in which so many parts can hold up to so many people each. */
function possible(parts: number, most: number): number[][] {
  if (parts === 0) return [[]];
  return possible(parts - 1, most).flatMap((rest) =>
    Array.from({ length: most + 1 }, (_, count) => [...rest, count]),
  );
}

test('a year tells each part that has enough people, and none that another gives away', () => {
  const told = (counts: readonly number[]) => {
    const release = publish(counts);
    return NAMES.slice(0, counts.length).map((name) => countOf(release, name));
  };
  assert.deepEqual(told([41, 16, 9]), [40, 15, 5], 'in whole fives');
  assert.deepEqual(told([41, 16, 3]), [40, null, null]);
  assert.deepEqual(told([41, 16, 0]), [40, null, null], 'nobody is a fact about each of them');
  assert.deepEqual(told([2, 1, 1]), [null, null, null]);
});

test('parts are of those whom the total was told to count: whoever was found or went since is with those of whom no more is known', () => {
  const told = (people: number, counts: readonly number[]) => {
    const total = { cell: shown(reading('', inFives(people))), people };
    const { cells, counts: exact } = partYear(tableOf(2), readingsOf(counts), total);
    return [cells.map(({ low }) => low), exact.get('E1')];
  };
  assert.deepEqual(told(42, [30, 12]), [[40, 30, 10], 30]);
  assert.deepEqual(told(42, [36, 12]), [[40, 30, 10], 30], 'six were found late');
  assert.deepEqual(told(42, [28, 12]), [[40, 30, 10], 30], 'two went');
  assert.deepEqual(told(42, [5, 43])[0], [40, null, null], 'more than there were');
  const total = { cell: shown(reading('', 40)), people: 42 };
  const { cells } = partYear(tableOf(3), readingsOf([5, 20, 23]), total);
  assert.deepEqual(
    cells.map(({ low }) => low),
    [40, null, null, null],
    'whichever part has enough',
  );
  assert.deepEqual(told(42, [0, 42])[0], [40, null, null]);
});

test('without a total that is told there are no parts', () => {
  const states = (total: Parameters<typeof partYear>[2]) =>
    partYear(tableOf(2), readingsOf([30, 12]), total).cells.map(({ state }) => state);
  const hidden = ['hidden', 'hidden', 'hidden'];
  assert.deepEqual(states(undefined), hidden);
  assert.deepEqual(states({ cell: { ...shown(reading('', 40)), state: 'hidden' }, people: 42 }), hidden);
});

/**
 * Whoever reads a release and knows how it is made of the counts: the counts that would have been published just so.
 * What is one to four in all of them is recovered; and a change of so few, by whoever reads two.
 */
function recovered(counts: readonly number[], candidates: readonly number[][]): string[] {
  const view = viewOf(publish(counts));
  const alike = candidates.filter((candidate) => viewOf(publish(candidate)) === view);
  const isFew = (count = 0) => count >= 1 && count <= 4;
  return counts.flatMap((count, part) =>
    isFew(count) && alike.every((candidate) => isFew(candidate[part])) ? [`part ${part}: ${count}`] : [],
  );
}

const size = fc.integer({ min: 2, max: 3 });
const part = fc.oneof(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 9 }));
const parts = size.chain((count) => fc.array(part, { minLength: count, maxLength: count }));
const CANDIDATES = [2, 3].map((count) => possible(count, 14));

test('nobody who reads a release, and knows how it is made, finds a part of a few people', () => {
  fc.assert(
    fc.property(parts, (counts) => {
      assert.deepEqual(recovered(counts, CANDIDATES[counts.length - 2] ?? []), []);
    }),
    { numRuns: 40 },
  );
});

test('since the start a part is the sum of its years, where each of them is told', () => {
  const table = tableOf(3);
  const years = [
    [41, 16, 9],
    [30, 20, 3],
  ]
    .flatMap((counts, index) => partYear(table, readingsOf(counts, 2018 + index), toldOf(sum(counts))))
    .flatMap(({ cells }) => cells);
  const told = partsSinceStart(table, readingsOf([80, 45, 14]), years);
  assert.deepEqual(
    told.map(({ dimension, low, period }) => [dimension, low, low && period.end]),
    [
      ['', 115, '2020-09-25'],
      ['E1', 70, '2020-09-25'],
      ['E2', null, null],
      ['E3', null, null],
    ],
  );
  assert.ok(
    partsSinceStart({ ...table, addsUp: false }, readingsOf([80, 45, 14]), years).every(
      ({ low }) => low === null,
    ),
  );
});

test('a sum over the years is as open, as known and as covered as the least of them', () => {
  const table = tableOf(2);
  const cellsOf = (year: number, high: number | null, coverage: number | null): PublicCell[] =>
    ['', 'E1', 'E2'].map((dimension) => ({
      ...shown(reading(dimension, 20, year)),
      value: null,
      high: high === null ? null : high + (dimension === '' ? 20 : 0),
      coverage,
    }));
  const known = readingsOf([40, 40]);
  const sums = (...years: PublicCell[][]) =>
    partsSinceStart(table, known, years.flat()).map(({ dimension, low, high, coverage, state, period }) =>
      [dimension, low, high, coverage, state, period.grain, period.start].join(' '),
    );
  const told = 'measured all 2018-09-26';
  assert.deepEqual(sums(cellsOf(2018, 24, 0.9), cellsOf(2019, 26, 1)), [
    ` 40 90 0.9 ${told}`,
    `E1 40 50 0.9 ${told}`,
    `E2 40 50 0.9 ${told}`,
  ]);
  assert.deepEqual(sums(cellsOf(2018, null, null), cellsOf(2019, 26, 1))[1], `E1 40  0 ${told}`);
  assert.deepEqual(sums(cellsOf(2018, 26, 1), cellsOf(2019, null, null))[1], `E1 40  0 ${told}`);
  const none = cellsOf(2018, null, 1).map((cell) => ({ ...cell, low: 0, state: 'measured_zero' as const }));
  assert.match(sums(none)[0] ?? '', /^ 0 {2}1 measured_zero/);
  const untold = cellsOf(2019, 26, 1).map((cell) => ({ ...cell, low: null, state: 'hidden' as const }));
  assert.match(sums(cellsOf(2018, 26, 1), untold)[1] ?? '', /hidden/, 'one year told is not enough');
});

test('without the whole nothing is told of its parts', () => {
  const parts = new Map([...readingsOf([30, 12])].filter(([part]) => part !== ''));
  assert.deepEqual(partYear(tableOf(2), parts, toldOf(42)).cells, []);
  assert.deepEqual(partsSinceStart(tableOf(2), parts, []), []);
});

test('a year whose people are still followed is left out of what is told since the start', () => {
  const table = tableOf(2);
  const first = partYear(table, readingsOf([30, 12]), toldOf(42)).cells;
  const next = [...readingsOf([20, 12], 2019).values()].map((one) => stillFollowed('evidence_mix', one));
  const told = partsSinceStart(table, readingsOf([50, 24]), [...first, ...next]);
  assert.deepEqual(
    told.map(({ low, period }) => [low, period.end]),
    [40, 30, 10].map((low) => [low, '2019-09-25']),
  );
});

test('a share of lasting jobs rests on counts that are told, or is hidden', () => {
  const shares = new Map([
    ['', reading('', 15 / 25, 2018, 25)],
    ['unknown_contract', reading('unknown_contract', 41 / 66, 2018, 66)],
  ]);
  const told = (counts: readonly number[], of = shares) => {
    const { cells, counts: exact } = partYear(tableOf(3), readingsOf(counts), toldOf(sum(counts)));
    return shareYear(of, cells, exact).map(({ state, low, n }) => [state, low, n]);
  };
  const hidden = ['hidden', null, null];
  const both = [
    ['measured', 15 / 29, 25],
    ['measured', 40 / 69, 65],
  ];
  assert.deepEqual(told([41, 16, 9]), both);
  assert.deepEqual(told([41, 22, 3]), both);
  assert.deepEqual(told([3, 22, 41]), [hidden, hidden], 'how many are E1 would be told');
  const { cells, counts } = partYear(tableOf(3), readingsOf([41, 16, 9]), toldOf(60));
  assert.equal(shareYear(shares, cells, counts)[1]?.low, 35 / 64, 'of whom the total counts');
  const few = new Map([
    ['', { ...reading('', 0, 2018, 3), state: 'not_measured' as const, value: null, low: null, high: null }],
  ]);
  assert.deepEqual(told([41, 2, 1], few), [['not_measured', null, null]], 'nor how few they are');
});

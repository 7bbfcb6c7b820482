import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CATALOGUE } from '../../../db/catalogue/index.ts';
import type { Indicator } from '../../../db/catalogue/indicator.ts';
import { grainsOf, isShare, peopleCells } from '../../../db/release/people-table.ts';
import { readingOf, unmeasured } from './reading-of.ts';

const YEARS = ['2018-09-26', '2019-09-26', '2020-09-26', '2021-09-26'];
const any = CATALOGUE[0] as Indicator;
const figure = (told: Partial<Indicator>): Indicator => ({ ...any, unit: 'persons', kind: 'flow', ...told });
const OF_PEOPLE = figure({ protects: 'people' });

/** What is told of years that hold so many people. */
const told = (indicator: Indicator, counts: readonly number[]) =>
  peopleCells(
    indicator,
    counts.map((count, index) => readingOf('year', YEARS[index] as string, count)),
  ).map(({ state, low }) => (state === 'hidden' ? null : low));

test('people are told in whole fives, from five on', () => {
  assert.deepEqual(told(OF_PEOPLE, [44, 5, 9]), [40, 5, 5]);
});

test('with a year of few the next smallest stays untold, as years add up', () => {
  assert.deepEqual(told(OF_PEOPLE, [44, 4, 16, 30]), [40, null, null, 30]);
  assert.deepEqual(told(OF_PEOPLE, [44, 0, 16, 30]), [40, null, null, 30], 'nobody is few');
});

test('what does not add up hides only what is few itself', () => {
  assert.deepEqual(told(figure({ protects: 'people', kind: 'stock' }), [44, 4, 16]), [40, null, 15]);
});

test('a year that nobody measured, or another period, hides no year beside it', () => {
  const cells = peopleCells(OF_PEOPLE, [
    unmeasured('year', '2018-09-26', { n: 3 }),
    readingOf('year', '2019-09-26', 16),
    readingOf('all', '2020-09-25', 4),
  ]);
  assert.deepEqual(
    cells.map(({ state, low, n }) => [state, low, n]),
    [
      ['not_measured', null, null],
      ['measured', 15, null],
      ['hidden', null, null],
    ],
  );
});

test('of what was worked out from people it is told that they are enough, not how many', () => {
  const median = (value: number, n: number | null) =>
    peopleCells(figure({ protects: 'people_counted' }), [readingOf('year', '2018-09-26', value, { n })]).map(
      ({ state, value: shown, n: of }) => [state, shown, of],
    );
  assert.deepEqual(median(3, 5), [['measured', 3, null]]);
  assert.deepEqual(median(300, 4), [['hidden', null, null]]);
  assert.deepEqual(median(300, null), [['hidden', null, null]], 'nor of a number that is not known');
});

test('a share of people is held against the smallest of its groups, those between two bounds as well', () => {
  const share = (protects: Indicator['protects'], low: number, high: number) =>
    peopleCells(figure({ protects, unit: 'share' }), [
      readingOf('year', '2018-09-26', null, { low, high, n: 60 }),
    ]).map(({ state }) => state);
  assert.deepEqual(share('people_of_bounds', 40 / 60, 43 / 60), ['hidden']);
  assert.deepEqual(share('people_of_share', 40 / 60, 43 / 60), ['measured']);
  assert.deepEqual(share('people_of_share', 56 / 60, 56 / 60), ['hidden']);
  const years = (protects: Indicator['protects']) =>
    peopleCells(
      figure({ protects, unit: 'share' }),
      [56, 40, 30].map((count, index) =>
        readingOf('year', YEARS[index] as string, null, { low: count / 60, high: 53 / 60, n: 60 }),
      ),
    ).map(({ state }) => state);
  assert.deepEqual(
    years('people_of_share'),
    ['hidden', 'hidden', 'measured'],
    'the next smallest goes along',
  );
  assert.deepEqual(years('people_of_bounds'), ['hidden', 'hidden', 'measured']);
});

test('people are told by the year and since the start, things by the month as well, shares by the year alone', () => {
  const grains = ['day', 'month', 'year', 'all'] as const;
  const of = (told: Partial<Indicator>, dimension?: string) =>
    grainsOf(figure({ grains, ...told }), dimension);
  assert.deepEqual(of({ protects: 'people' }), ['year', 'all']);
  assert.deepEqual(
    of({ protects: 'people', grains: ['day', 'month'] }),
    ['month'],
    'told by the month or not at all',
  );
  assert.deepEqual(of({ protects: 'people_of_share', unit: 'share' }), ['year']);
  assert.deepEqual(of({ protects: 'authors', unit: 'posts' }), ['month', 'year', 'all']);
  assert.deepEqual(of({ protects: 'nobody', unit: 'share' }), ['month', 'year', 'all']);
  assert.deepEqual(of({ protects: 'requests_counted', unit: 'minutes' }), ['month', 'year', 'all']);
  assert.deepEqual(of({ protects: 'requests_counted', unit: 'share' }), ['year']);
  assert.deepEqual(of({ protects: 'requests_counted', unit: 'interactions' }, 'none'), ['year']);
  assert.deepEqual([isShare(OF_PEOPLE, ''), isShare(OF_PEOPLE, 'none')], [false, true]);
});

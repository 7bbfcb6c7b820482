import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Day, day } from '../../../db/core/calendar.ts';
import { shown } from '../../../db/release/cell.ts';
import type { Counts } from '../../../db/release/held.ts';
import { countBetween, countsOf, daysOf, lineCells, lineOf } from '../../../db/release/line-tables.ts';
import { readingOf, START } from './reading-of.ts';

const MONTHS = ['2018-10-15', '2018-11-15', '2018-12-15'];
const ENDS = ['2018-11-01', '2018-12-01', '2019-01-01'] as Day[];

/** A line of so many by the end of each month. */
const lineUpTo = (totals: readonly number[], told?: Counts) =>
  lineOf(START, new Map(totals.map((total, month) => [ENDS[month] as Day, total])), told);

test('what becomes known late is told with the next month', () => {
  const first = countsOf(lineUpTo([22]));
  const late = lineUpTo([27, 44], first);
  assert.deepEqual(countsOf(late), { [START]: 0, '2018-11-01': 22, '2018-12-01': 44 });
  assert.equal(countBetween(late, { from: day('2018-11-01'), to: day('2018-12-01') }), 22);
  assert.equal(countBetween(late, { from: day('2018-11-02'), to: day('2018-12-01') }), undefined);
});

test('a line moves by elevens, and never falls', () => {
  const told = countsOf(lineUpTo([22, 44]));
  const totals = (...now: readonly number[]) => lineUpTo(now, told).totals.slice(1);
  assert.deepEqual(totals(15, 32, 32), [22, 33, 33], 'seven and twelve went, and nobody came');
  assert.deepEqual(totals(38, 55, 55), [33, 55, 55], 'sixteen and eleven were found');
  assert.deepEqual(totals(44, 46, 47), [44, 44, 47]);
  assert.deepEqual(lineUpTo([22], told).totals, [0, 22, 44], 'what nobody counts any more stands');
});

test('where a line stands as it was told, ten more may have been found, at each end', () => {
  const cellsOf = (totals: readonly number[], told?: Counts) => {
    const wanted = totals.map((_, month) => {
      const reading = readingOf('month', MONTHS[month] as string, null, { low: 9, high: 12 });
      return daysOf(shown(reading), START);
    });
    return lineCells(lineUpTo(totals, told), wanted, []).cells.map(({ low, high }) => [low, high]);
  };
  const totals = [22, 44, 66];
  assert.deepEqual(cellsOf(totals), [
    [null, null],
    [20, 27],
    [20, 27],
  ]);
  assert.deepEqual(cellsOf(totals, countsOf(lineUpTo(totals.slice(0, 2)))), [
    [null, null],
    [20, 47],
    [20, 37],
  ]);
});

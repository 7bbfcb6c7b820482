import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hidden, type PublicCell, shown } from '../../../db/release/cell.ts';
import { thingCells, thingLine, withoutFewBeside } from '../../../db/release/thing-table.ts';
import { readingOf, START, unmeasured } from './reading-of.ts';

const MONTHS = ['2018-09-26', '2018-10-26', '2018-11-26', '2018-12-26'];

/** What is told of months that hold so many posts, and since the start, on a day of the month after. */
function tell(counts: readonly number[], { untold = [] as number[], since = 999 } = {}) {
  const months = counts.map((count, index) => readingOf('month', MONTHS[index] as string, count));
  const all = readingOf('all', '2019-01-07', since);
  const cells = months.map((reading, index) =>
    untold.includes(index) ? hidden(shown(reading)) : shown(reading),
  );
  const made = thingCells(thingLine(months, START), [...cells, shown(all)], [], START);
  const lowOf = (grain: string) =>
    made.cells.filter(({ period }) => period.grain === grain).map(({ low }) => low);
  return {
    months: lowOf('month'),
    all: made.cells.find(({ period }) => period.grain === 'all'),
    told: made.told,
  };
}

test('posts are told by the month in whole fives, and since the start up to the last whole month', () => {
  const { months, all, told } = tell([12, 23, 34, 45]);
  assert.deepEqual(months, [10, 20, 30, 45]);
  assert.deepEqual(
    [all?.low, all?.period.end],
    [110, '2018-12-31'],
    'what has come since would be told day by day',
  );
  assert.deepEqual(told[0], [START, '2019-01-01'], 'since the start before anything else');
});

test('a month hidden alone takes the one after it along, the last one the one before', () => {
  assert.deepEqual(tell([12, 23, 34, 45], { untold: [1] }).months, [10, null, null, 45]);
  assert.deepEqual(tell([12, 23, 34, 45], { untold: [3] }).months, [10, 20, null, null]);
});

test('since the start is never hidden for the sake of a month', () => {
  assert.equal(tell([12], { untold: [0] }).all?.state, 'measured');
});

test('without a month nothing is added up, and what nobody measured says so', () => {
  const all = readingOf('all', '2019-02-07', 44);
  assert.equal(thingCells(thingLine([], START), [shown(all)], [], START).cells[0]?.state, 'hidden');
  const month = unmeasured('month', '2018-10-01');
  const since = unmeasured('all', '2019-02-07');
  const { cells } = thingCells(thingLine([month], START), [shown(since), shown(month)], [], START);
  assert.deepEqual(
    cells.map(({ state, low, period }) => [period.grain, state, low, period.end]),
    [
      ['all', 'not_measured', null, '2018-10-31'],
      ['month', 'not_measured', null, '2018-10-31'],
    ],
  );
});

test('years are told before months, which then tell only what years leave', () => {
  const month = (on: string, count: number) => readingOf('month', on, count);
  const year = readingOf('year', '2018-10-01', 60);
  const readings = [month('2019-08-01', 56), month('2019-09-01', 4), year];
  const { cells } = thingCells(thingLine(readings, START), readings.map(shown), [], START);
  assert.deepEqual(
    cells.map(({ period }) => period.grain),
    ['year', 'month', 'month'],
  );
  assert.equal(cells[0]?.low, 60);
});

test('a figure of nearly the same posts is not told where the other is hidden', () => {
  const cell = (count: number, dimension = ''): PublicCell =>
    shown(readingOf('month', '2018-10-01', count, { dimension }));
  const states = (indicator: string, other: PublicCell, own = cell(44)) =>
    withoutFewBeside([
      { indicator, cells: [own] },
      { indicator: 'hashtag_posts_original', cells: [other] },
    ])[0]?.cells.map(({ state }) => state);
  assert.deepEqual(states('posts_triaged', hidden(cell(40))), ['hidden']);
  assert.deepEqual(
    states('posts_triaged', hidden(cell(40)), cell(0.5, 'share')),
    ['hidden'],
    'nor its share',
  );
  assert.deepEqual(states('posts_triaged', cell(40)), ['measured']);
  assert.deepEqual(states('collective_relays', hidden(cell(40))), ['measured']);
  const nobody = shown(unmeasured('month', '2018-10-01'));
  assert.deepEqual(states('posts_triaged', hidden(cell(40)), nobody), ['not_measured']);
  assert.deepEqual(withoutFewBeside([{ indicator: 'posts_triaged', cells: [cell(44)] }])[0]?.cells.length, 1);
});

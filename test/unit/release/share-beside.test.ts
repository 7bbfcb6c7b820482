import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDays, type Day, day } from '../../../db/core/calendar.ts';
import { hidden, shown } from '../../../db/release/cell.ts';
import { type KnownLine, lineCells, lineOf } from '../../../db/release/line-tables.ts';
import { givesAway } from '../../../db/release/share-beside.ts';
import { readingOf, START } from './reading-of.ts';

const YEAR_END = day('2019-09-26');
/** Whoever asked on the last day of the year has been followed by then. */
const FOLLOWED = day('2020-04-01');
const cell = hidden(shown(readingOf('month', START, 1)));

/** A line told as a whole and in stretches, each by its last day and how much it holds. */
function told(...stretches: [end: Day, count: number][]): KnownLine {
  let sum = 0;
  const totals = stretches.map(([end, count]): [Day, number] => {
    sum += count;
    return [end, sum];
  });
  const starts = [START, ...stretches.map(([end]) => end)];
  const wanted = stretches.map(([to], index) => ({
    cell: { ...cell, state: 'measured' as const },
    from: starts[index] as Day,
    to,
  }));
  const whole = { cell: { ...cell, state: 'measured' as const }, from: START, to: starts.at(-1) as Day };
  return lineCells(lineOf(START, new Map(totals)), [...wanted, whole], []).known;
}

const share = (counted: number, others: number) =>
  readingOf('year', START, counted / (counted + others), { n: counted + others });
const MANY = told([YEAR_END, 500]);
const MANY_DECLARED = told([FOLLOWED, 500]);

test('a share among many requests and declarations gives nothing away', () => {
  assert.equal(givesAway(share(22, 21), { asked: MANY, declared: MANY_DECLARED }), false);
});

test('more people than all other days can hold are in the days of few', () => {
  const asked = told([day('2018-10-01'), 39], [YEAR_END, 4]);
  assert.equal(
    givesAway(share(22, 21), { asked, declared: MANY_DECLARED }),
    true,
    'forty beside thirty-nine',
  );
  assert.equal(givesAway(share(19, 21), { asked, declared: MANY_DECLARED }), false, 'thirty-five');
});

test('more who declared than could before the last days are of the last days', () => {
  const asked = told([day('2019-09-01'), 70], [YEAR_END, 4]);
  const declared = told([day('2020-03-01'), 19], [FOLLOWED, 7]);
  assert.equal(givesAway(share(22, 40), { asked, declared }), true, 'twenty beside nineteen');
  assert.equal(givesAway(share(19, 40), { asked, declared }), false);
});

test('more who declared than could after the first days are of the first days', () => {
  const asked = told([day('2018-10-01'), 4], [YEAR_END, 70]);
  const declared = told([day('2018-10-01'), 7], [FOLLOWED, 14]);
  assert.equal(givesAway(share(18, 40), { asked, declared }), true, 'fifteen beside fourteen');
  assert.equal(givesAway(share(14, 40), { asked, declared }), false);
});

test('more who declared than in all other days did so in the days of few declarations', () => {
  const declared = told([day('2018-10-01'), 3], [FOLLOWED, 19]);
  assert.equal(givesAway(share(22, 40), { asked: MANY, declared }), true);
  assert.equal(givesAway(share(19, 40), { asked: MANY, declared }), false);
});

test('those between the bounds of a share are people of the cohort, and nobody who declared', () => {
  const between = readingOf('year', START, null, { low: 19 / 43, high: 31 / 43, n: 43 });
  const asked = told([day('2018-10-01'), 34], [YEAR_END, 4]);
  assert.equal(givesAway(between, { asked, declared: MANY_DECLARED }), true, '15, 10 and 10 beside 34');
  const declared = told([addDays(START, 5), 3], [FOLLOWED, 19]);
  assert.equal(givesAway(between, { asked: MANY, declared }), false);
});

test('what all days hold, less what some hold at least, is all that the others can hold', () => {
  const [from, to] = [day('2018-10-01'), day('2018-11-01')];
  const asked = told([from, 5], [to, 24], [YEAR_END, 5]);
  const declared = told([from, 40], [addDays(to, 180), 3], [FOLLOWED, 40]);
  assert.equal(givesAway(share(15, 40), { asked, declared }), true, '15 beside 34 less 20');
  assert.equal(givesAway(share(14, 40), { asked, declared }), false);
});

test('that nobody of a cohort declared gives nothing away, however few declared at all', () => {
  assert.equal(givesAway(share(0, 40), { asked: MANY, declared: told([FOLLOWED, 0]) }), false);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Measure } from '../../../api/contract/measure.ts';
import { cohortRows } from '../../../web/figures/cohort-windows.ts';
import { wordsOf } from '../../../web/i18n/words.ts';

const words = wordsOf('en');
const on = words.format.day;

function share(dimension: string, start: string, said: Partial<Measure>): Measure {
  const period = { grain: 'year' as const, start, end: `${Number(start.slice(0, 4)) + 1}-09-25` };
  const none = { value: null, low: null, high: null, n: null, coverage: 1, reason: null, knownAt: null };
  return { period, dimension, state: 'measured', version: 1, ...none, ...said };
}

test('a cohort within three windows: what is certain, of how many, and which of them are old enough', () => {
  const of2017 = [
    share('90', '2017-09-26', { low: 0.1, high: 0.2, n: 300 }),
    share('', '2017-09-26', { low: 0.2, high: 0.3, n: 300 }),
    share('365', '2017-09-26', { low: 0.25, high: 0.4, n: 250 }),
  ];
  const [row] = cohortRows(of2017, '2019-07-01', words);
  assert.deepEqual(
    row?.cells.map(({ main, detail }) => [main, detail]),
    [
      ['at least 10%', 'of 300 people'],
      ['at least 20%', 'of 300 people'],
      [
        'at least 25%',
        `of 250 people, first requests up to ${on('2018-07-01')} only, the later ones are too recent`,
      ],
    ],
  );
  assert.deepEqual(row?.cells[0]?.bounds, { low: 0.1, high: 0.2 });
});

test('what is not mature says from when on it may be, and why there is no share otherwise', () => {
  const of2018 = [
    share('90', '2018-09-26', { state: 'not_measured', reason: 'too_few', n: 5 }),
    share('', '2018-09-26', { state: 'not_measured', reason: 'not_mature' }),
    share('365', '2018-09-26', { state: 'not_measured', reason: 'not_mature' }),
  ];
  const [row] = cohortRows(of2018, '2019-01-10', words);
  const [few, half, whole] = row?.cells ?? [];
  assert.deepEqual([few?.main, few?.bounds], [words.t.notMeasured, null]);
  assert.deepEqual(
    [half?.main, half?.detail],
    ['not mature yet', `no delay has passed before ${on('2019-03-25')}`],
  );
  assert.equal(whole?.detail, `no delay has passed before ${on('2019-09-26')}`);
});

test('years come oldest first, then the whole; a year that has not begun is left out', () => {
  const all = { ...share('', '2015-09-26', { low: 0.2, high: 0.3, n: 900 }) };
  all.period = { grain: 'all', start: '2015-09-26', end: '2019-09-20' };
  const years = ['2018-09-26', '2017-09-26', '2019-09-26'].map((start) =>
    share('', start, { low: 0.2, n: 30 }),
  );
  assert.deepEqual(
    cohortRows([all, ...years], '2019-09-20', words).map(({ head }) => head),
    ['2017–2018', '2018–2019', 'since the start'],
  );
});

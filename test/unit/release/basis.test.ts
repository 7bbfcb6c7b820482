import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day } from '../../../db/core/calendar.ts';
import { basisOf } from '../../../db/release/basis.ts';
import { hidden, shown } from '../../../db/release/cell.ts';
import { readingOf, START } from './reading-of.ts';

const year = shown(readingOf('year', '2018-10-15', 40));
const month = shown(readingOf('month', '2018-10-15', 12));
const before = {
  until: day('2019-09-30'),
  tables: [
    { indicator: 'job_declarations_period', cells: [year, hidden(month)] },
    { indicator: 'job_declarations_cumulative', cells: [month] },
    { indicator: 'seeker_requests', cells: [month] },
    { indicator: 'bio_adopters', cells: [month] },
  ],
};

test('what a release told of what adds up is read from its tables, of people since the start on their line', () => {
  assert.deepEqual(basisOf('{"lines":{}}', before, START).told, {
    job_declarations_period: [
      [START, '2019-09-26'],
      [START, '2018-11-01'],
    ],
    seeker_requests: [['2018-10-01', '2018-11-01']],
  });
});

test('what a release kept of it is taken as it was kept; before the first one there is nothing', () => {
  const told = { seeker_requests: [['2018-10-01', '2018-12-01']] };
  assert.deepEqual(basisOf(JSON.stringify({ told }), before, START).told, told);
  assert.deepEqual(basisOf(undefined, undefined, START).told, {});
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day } from '../../../db/core/calendar.ts';
import { anniversary, periodOf, periodsBetween } from '../../../db/core/period.ts';

const START = day('2015-09-26');

test('a year of the collective runs from 26 September to 25 September', () => {
  assert.deepEqual(periodOf('year', day('2019-09-25'), START), {
    grain: 'year',
    start: '2018-09-26',
    end: '2019-09-26',
  });
  assert.equal(periodOf('year', day('2019-09-26'), START).start, '2019-09-26');
  assert.equal(periodOf('year', day('2016-02-29'), START).start, '2015-09-26');
});

test('a month is the civil month, December included', () => {
  assert.deepEqual(periodOf('month', day('2016-02-29'), START), {
    grain: 'month',
    start: '2016-02-01',
    end: '2016-03-01',
  });
  assert.equal(periodOf('month', day('2018-12-31'), START).end, '2019-01-01');
});

test('since the start ends with the day asked for', () => {
  assert.deepEqual(periodOf('all', day('2019-09-30'), START), {
    grain: 'all',
    start: '2015-09-26',
    end: '2019-10-01',
  });
});

test('periods between two days leave none out and repeat none', () => {
  const months = periodsBetween('month', START, day('2019-09-30'), START);
  assert.equal(months.length, 49);
  months.slice(1).forEach((month, index) => {
    assert.equal(month.start, months[index]?.end);
  });
  assert.equal(periodsBetween('year', START, day('2019-09-30'), START).length, 5);
  assert.deepEqual(periodsBetween('day', day('2019-09-30'), day('2019-09-29'), START), []);
});

test('a collective born on 29 February has its anniversary on 1 March in common years', () => {
  assert.equal(anniversary(day('2016-02-29'), 2019), '2019-03-01');
  assert.equal(anniversary(day('2016-02-29'), 2020), '2020-02-29');
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day } from '../../../db/core/calendar.ts';
import { longDate } from '../../../db/words/long-date.ts';

test('a day is said in words, in each language', () => {
  assert.equal(longDate(day('2031-09-25'), 'fr'), '25 septembre 2031');
  assert.equal(longDate(day('2031-09-25'), 'en'), '25 September 2031');
});

test('the first of a month is an ordinal in French, and only the first', () => {
  assert.equal(longDate(day('2019-10-01'), 'fr'), '1er octobre 2019');
  assert.equal(longDate(day('2019-10-11'), 'fr'), '11 octobre 2019');
  assert.equal(longDate(day('2019-10-01'), 'en'), '1 October 2019');
});

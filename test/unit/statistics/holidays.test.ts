import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDays, day } from '../../../db/core/calendar.ts';
import { easterSunday, frenchHolidays, isFrenchHoliday } from '../../../db/statistics/holidays.ts';

/** Easter Sundays 2015 to 2030 as the Institut de mécanique céleste (IMCCE) publishes them. */
const EASTER = [
  '2015-04-05',
  '2016-03-27',
  '2017-04-16',
  '2018-04-01',
  '2019-04-21',
  '2020-04-12',
  '2021-04-04',
  '2022-04-17',
  '2023-04-09',
  '2024-03-31',
  '2025-04-20',
  '2026-04-05',
  '2027-03-28',
  '2028-04-16',
  '2029-04-01',
  '2030-04-21',
];

test('gives the eleven holidays of 2019', () => {
  assert.deepEqual(frenchHolidays(2019), [
    '2019-01-01',
    '2019-04-22',
    '2019-05-01',
    '2019-05-08',
    '2019-05-30',
    '2019-06-10',
    '2019-07-14',
    '2019-08-15',
    '2019-11-01',
    '2019-11-11',
    '2019-12-25',
  ]);
});

test('Easter falls where it was published, from 2015 to 2030, and at its earliest and latest', () => {
  assert.deepEqual(
    EASTER.map((_, index) => easterSunday(2015 + index)),
    EASTER,
  );
  assert.deepEqual([1818, 1943, 1954, 1981, 2000, 2038].map(easterSunday), [
    '1818-03-22',
    '1943-04-25',
    '1954-04-18',
    '1981-04-19',
    '2000-04-23',
    '2038-04-25',
  ]);
});

test('Easter Monday, Ascension and Whit Monday follow from it; the Sunday itself is none', () => {
  for (const sunday of EASTER.map(day)) {
    assert.ok(!isFrenchHoliday(sunday), sunday);
    for (const count of [1, 39, 50])
      assert.ok(isFrenchHoliday(addDays(sunday, count)), `${sunday} + ${count}`);
    assert.equal(new Date(addDays(sunday, 39)).getUTCDay(), 4);
  }
});

test('a day that is two holidays is one day', () => {
  assert.equal(frenchHolidays(2008).length, 10);
  for (let year = 2015; year <= 2030; year++) assert.equal(frenchHolidays(year).length, 11, String(year));
});

test('a plain day is none, nor Good Friday, which only Alsace and Moselle keep', () => {
  assert.ok(!isFrenchHoliday(day('2019-09-26')));
  assert.ok(!isFrenchHoliday(day('2019-04-19')));
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createFormat, NBSP, NNBSP, tidyFrench } from '../../../web/i18n/format.ts';
import { counted, wordsOf } from '../../../web/i18n/words.ts';

const fr = createFormat('fr');
const en = createFormat('en');

test('numbers, shares and days are printed in both languages', () => {
  assert.equal(fr.number(1500), `1${NNBSP}500`);
  assert.equal(en.number(1500), '1,500');
  assert.equal(fr.number(-2.4, 1), '−2,4');
  assert.equal(fr.share(0.243, 1500), `24,3${NBSP}%`);
  assert.equal(en.share(0.243, 1500), '24.3%');
  assert.equal(fr.day('2019-09-26'), `26${NBSP}septembre 2019`);
  assert.equal(en.day('2019-10-01'), `1${NBSP}October 2019`);
});

test('the first day of a month is an ordinal in French, and only that one', () => {
  assert.equal(fr.day('2019-10-01'), `1er${NBSP}octobre 2019`);
  assert.equal(fr.day('2019-10-11'), `11${NBSP}octobre 2019`);
  assert.equal(fr.day('2019-10-21'), `21${NBSP}octobre 2019`);
});

test('a share is whole when it rests on fewer than a thousand items', () => {
  assert.equal(fr.share(0.2436, 999), `24${NBSP}%`);
  assert.equal(fr.share(0.2436, 1000), `24,4${NBSP}%`);
});

test('one of many is not 0 %, all but one not 100 %, none and all are', () => {
  assert.equal(fr.share(1 / 500, 500), `0,2${NBSP}%`);
  assert.equal(en.share(499 / 500, 500), '99.8%');
  assert.equal(en.share(1 / 5000, 5000), '0.02%');
  assert.equal(fr.share(1460 / 1461, 1461), `99,9${NBSP}%`);
  assert.equal(fr.share(4999 / 5000), `99,98${NBSP}%`);
  assert.deepEqual(
    [en.share(0, 500), en.share(1, 500), en.share(0, 5000), en.share(1)],
    ['0%', '100%', '0%', '100%'],
  );
});

test('a lower bound is rounded down and an upper one up, also where they are near none or all', () => {
  assert.equal(fr.share(0.236, 500, 'low'), `23${NBSP}%`);
  assert.equal(en.share(0.2312, 1500, 'high'), '23.2%');
  assert.deepEqual([en.share(1 / 500, 500, 'low'), en.share(499 / 500, 500, 'high')], ['0.2%', '99.8%']);
  // As decimals have no exact binary form: 0.29 × 100 is below 29, and 0.07 × 100 above 7.
  assert.deepEqual([en.share(0.29, 500, 'low'), en.share(0.07, 500, 'high')], ['29%', '7%']);
  assert.deepEqual([en.share(0, 500, 'low'), en.share(1, 500, 'high')], ['0%', '100%']);
  assert.deepEqual([en.delay(46.9, 'low'), en.delay(46.1, 'high')], [`46${NBSP}min`, `47${NBSP}min`]);
  assert.deepEqual([en.delay(3740, 'low'), en.delay(3740, 'high')], [`2.5${NBSP}days`, `2.6${NBSP}days`]);
});

test('a coverage is never rounded up to complete', () => {
  assert.equal(fr.coverage(0.9999), `99,9${NBSP}%`);
  assert.equal(fr.coverage(0.283), `28,3${NBSP}%`);
  assert.equal(fr.coverage(1), `100${NBSP}%`);
});

test('zero and one are singular in French, zero is plural in English', () => {
  const words = [fr, en].map(({ plural }) => [0, 1, 1.5, 2].map((count) => plural(count, 'one', 'other')));
  assert.deepEqual(words, [
    ['one', 'one', 'one', 'other'],
    ['other', 'one', 'other', 'other'],
  ]);
  assert.equal(counted(wordsOf('fr'), 0, wordsOf('fr').t.posts), '0 publication');
});

test('hours have no leading zero in French', () => {
  assert.equal(fr.delay(42), `42${NBSP}min`);
  assert.equal(fr.delay(89), `1${NBSP}h${NBSP}29`);
  assert.equal(fr.delay(120), `2${NBSP}h`);
  assert.equal(fr.delay(125), `2${NBSP}h${NBSP}05`);
  assert.equal(fr.delay(4320), `3${NBSP}jours`);
  assert.equal(fr.moment('2019-10-01T05:05:00.000Z'), `1er${NBSP}octobre 2019 à 7${NBSP}h${NBSP}05`);
});

test('a moment is told in the time zone of the collective, through both clock changes', () => {
  assert.equal(en.moment('2019-10-27T01:30:00.000Z'), `27${NBSP}October 2019 at 02:30`);
  assert.equal(en.moment('2019-03-31T01:30:00.000Z'), `31${NBSP}March 2019 at 03:30`);
  assert.equal(en.moment('2019-03-30T23:30:00.000Z'), `31${NBSP}March 2019 at 00:30`);
});

test('ordinals are French or English', () => {
  assert.deepEqual([1, 2, 11].map(fr.ordinal), ['1er', '2e', '11e']);
  assert.deepEqual([1, 2, 3, 4, 11, 22].map(en.ordinal), ['1st', '2nd', '3rd', '4th', '11th', '22nd']);
});

test('text written elsewhere gets its no-break spaces', () => {
  assert.equal(
    tidyFrench('« Quoi ? » : 20 % !'),
    `«${NBSP}Quoi${NNBSP}?${NBSP}»${NBSP}: 20${NBSP}%${NNBSP}!`,
  );
  assert.equal(tidyFrench("l'emploi"), 'l’emploi');
});

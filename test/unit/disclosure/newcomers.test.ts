import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day } from '../../../db/core/calendar.ts';
import { Newcomers, type Told } from '../../../db/disclosure/newcomers.ts';

const [START, OCTOBER, NOVEMBER, LATER] = ['2018-09-26', '2018-10-01', '2018-11-01', '2018-11-09'].map(
  day,
) as [ReturnType<typeof day>, ReturnType<typeof day>, ReturnType<typeof day>, ReturnType<typeof day>];
const DAYS = [START, OCTOBER, NOVEMBER, LATER];
const told = (from: Told['from'], to: Told['to'], people: number): Told => ({ from, to, people });
const gives = (firsts: readonly Told[], present: Told, others: readonly Told[] = []) =>
  new Newcomers(firsts, DAYS).giveAway(present, others);

test('a month of eleven of whom eight came first says that three had come before', () => {
  const firsts = [told(OCTOBER, NOVEMBER, 8)];
  assert.equal(gives(firsts, told(OCTOBER, NOVEMBER, 11)), true);
  assert.equal(gives(firsts, told(OCTOBER, NOVEMBER, 8)), false);
  assert.equal(gives(firsts, told(OCTOBER, NOVEMBER, 13)), false);
});

test('what is known since the start less a month says who came before and no more', () => {
  assert.equal(gives([told(START, LATER, 20)], told(OCTOBER, NOVEMBER, 17)), true);
  assert.equal(gives([told(START, LATER, 20)], told(OCTOBER, NOVEMBER, 12)), false);
});

test('a year less a month of it says who was there in the other months only', () => {
  assert.equal(gives([], told(OCTOBER, NOVEMBER, 17), [told(START, LATER, 20)]), true);
  assert.equal(gives([], told(START, LATER, 20), [told(OCTOBER, NOVEMBER, 17)]), true);
});

test('bounds that leave nobody or many possible give nothing away', () => {
  // From one to six of the month may have come before.
  const firsts = [told(START, OCTOBER, 6), told(START, LATER, 16)];
  assert.equal(gives(firsts, told(OCTOBER, NOVEMBER, 11)), false);
});

test('two counts of newcomers a few people apart are too much', () => {
  assert.equal(
    new Newcomers([told(START, LATER, 20), told(START, NOVEMBER, 17)], DAYS).areFewSomewhere(),
    true,
  );
  assert.equal(
    new Newcomers([told(START, LATER, 20), told(START, NOVEMBER, 15)], DAYS).areFewSomewhere(),
    false,
  );
});

test('an older count that the newest contradicts is of a time before a correction', () => {
  assert.equal(
    new Newcomers([told(START, LATER, 12), told(START, NOVEMBER, 17)], DAYS).areFewSomewhere(),
    false,
  );
});

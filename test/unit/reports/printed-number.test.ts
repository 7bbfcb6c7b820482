import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Unit } from '../../../api/contract/indicator.ts';
import { numbersOf, saysOf } from '../../../reports/gate/printed-number.ts';

const says = (
  text: string,
  unit: Unit,
  [value, low, high]: readonly [number | null, number | null, number | null],
) => saysOf(numbersOf(text, unit), { value, low, high });

test('a number is recognised as it is printed: bounds, shares, delays, thousands', () => {
  for (const [text, unit, figure] of [
    ['au moins 1\u202f405', 'persons', [null, 1405, 1554]],
    ['de 34\u202f518 à 2\u202f988\u202f399', 'followers', [null, 34_518, 2_988_399]],
    ['from 34,518 to 2,988,399', 'followers', [null, 34_518, 2_988_399]],
    ['de 88,3\u00a0% à 94,3\u00a0%', 'share', [null, 0.8831, 0.9423]],
    ['24\u00a0%', 'share', [0.236, null, null]],
    ['au moins 23\u00a0%', 'share', [null, 0.236, null]],
    ['au moins 28,3\u00a0%', 'share', [null, 0.283, null]],
    ['1\u00a0h\u00a031', 'minutes', [90.68, 90.68, 90.68]],
    ['2,5\u00a0jours', 'minutes', [3600, 3600, 3600]],
    ['de 1\u00a0h\u00a031 à 2\u00a0h\u00a005', 'minutes', [null, 91.4, 124.6]],
    ['1\u00a0h\u00a031\u00a0min to 2.1\u00a0days', 'minutes', [null, 91, 3000]],
    ['91–125', 'minutes', [null, 91, 125]],
    ['non mesuré', 'persons', [null, null, null]],
  ] as const)
    assert.ok(says(text, unit, figure), text);
});

test('another number, a bound too many, or words in place of a number are none of the figure', () => {
  for (const [text, unit, figure] of [
    ['au moins 1\u202f406', 'persons', [null, 1405, 1554]],
    ['de 88,3\u00a0% à 95,2\u00a0%', 'share', [null, 0.8831, 0.9423]],
    ['1\u00a0h\u00a041', 'minutes', [90.68, 90.68, 90.68]],
    ['de 1\u00a0h\u00a031 à 2\u00a0h\u00a025', 'minutes', [null, 91.4, 124.6]],
    ['de 1\u00a0h\u00a001 à 2\u00a0h\u00a005', 'minutes', [null, 91.4, 124.6]],
    ['au moins 24\u00a0%', 'share', [null, 0.236, null]],
    ['de 88,3\u00a0% à 94,2\u00a0%', 'share', [null, 0.8831, 0.9423]],
    ['non mesuré', 'persons', [12, 12, 12]],
    ['12', 'persons', [null, null, null]],
  ] as const)
    assert.ok(!says(text, unit, figure), text);
});

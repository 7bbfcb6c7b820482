import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CatalogueEntry } from '../../../api/contract/indicator.ts';
import type { Measure } from '../../../api/contract/measure.ts';
import { dimensionsOf } from '../../../db/catalogue/dimensions.ts';
import { indicatorOf } from '../../../db/catalogue/index.ts';
import { apartTable, isToldApart } from '../../../web/figures/apart-table.ts';
import { wordsOf } from '../../../web/i18n/words.ts';

const fr = wordsOf('fr');
const period = { grain: 'year', start: '2018-09-26', end: '2019-09-25' } as const;
const known = {
  period,
  state: 'measured',
  coverage: 1,
  knownAt: '2019-10-01T02:00:00.000Z',
  version: 1,
} as const;
const told = (dimension: string, value: number, n: number | null = null): Measure => ({
  ...{ ...known, dimension, value, low: value, high: value, n, reason: null },
});
const entry = (key: string): CatalogueEntry =>
  ({ ...indicatorOf(key), dimensions: dimensionsOf(key) }) as unknown as CatalogueEntry;

test('what is told apart is named, exact where it is known exactly, with the unit it has', () => {
  const whole = { ...told('', 99), value: null, high: 139 };
  const noted = { ...told('start', 41), value: null, high: null, reason: 'as_noted' };
  const table = apartTable(entry('job_declarations_period'), [whole, noted], fr);
  assert.match(table?.caption ?? '', /du 26\u00a0septembre 2018 au 25\u00a0septembre 2019/);
  assert.deepEqual(table?.rows, [
    {
      head: 'Selon le jour du début de l’emploi, quand il est connu',
      cells: ['au moins 41', 'Ce qui a été noté\u00a0: ce que personne n’a noté n’y est pas.'],
    },
  ]);
  const evidence = apartTable(entry('evidence_mix'), [whole, told('E2', 41)], fr);
  assert.deepEqual(evidence?.rows[0]?.cells, ['41', '–']);
  const sorted = apartTable(entry('posts_triaged'), [told('', 120), told('share', 0.4, 300)], fr);
  assert.equal(sorted?.rows[0]?.cells[0], '40\u00a0%');
});

test('what is published once says with which month it will be, and as of which it was', () => {
  const entries = entry('evidence_mix');
  const waits: Measure = {
    ...told('E1', 0),
    ...({ state: 'hidden', value: null, low: null, high: null } as const),
    ...{ reason: 'still_followed', toldWith: '2020-04-30' },
  };
  assert.deepEqual(apartTable(entries, [waits], fr)?.rows[0]?.cells, [
    'pas encore public',
    'Pas encore public\u00a0: ces personnes sont encore suivies. Publié avec les chiffres arrêtés fin avril 2020.',
  ]);
  const known = { ...told('E1', 40), value: null, high: null, reason: 'in_fives', toldWith: '2020-04-30' };
  const en = wordsOf('en');
  assert.deepEqual(apartTable(entries, [known], en)?.rows[0]?.cells, [
    'at least 40',
    'Rounded down to a multiple of five, so that nobody is recognised. As known at the end of April 2020.',
  ]);
});

test('what is missing says why, and parts without a name of their own are left to their charts', () => {
  const missing = { ...told('3', 0), state: 'not_measured', value: null, low: null, high: null } as const;
  const table = apartTable(entry('followup_response_rate'), [{ ...missing, reason: 'too_few' }], fr);
  assert.match(table?.rows[0]?.cells.join(' ') ?? '', /^non mesuré .+/i);
  assert.equal(apartTable(entry('followup_response_rate'), [], fr), null);
  assert.equal(isToldApart(entry('requests_by_hour')), false);
  assert.equal(isToldApart(entry('advice_contrast')), false);
  assert.equal(isToldApart(entry('evidence_mix')), true);
});

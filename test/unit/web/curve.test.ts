import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Measure } from '../../../api/contract/measure.ts';
import { themeFrom } from '../../../web/charts/theme.ts';
import { declaredCurve } from '../../../web/figures/curve-view.ts';
import { wordsOf } from '../../../web/i18n/words.ts';
import { indicatorsAnswer } from '../../e2e/web-fixtures/answers.ts';
import { measuresOf } from '../../e2e/web-fixtures/measures.ts';

const fr = wordsOf('fr');
const found = indicatorsAnswer().indicators.find(({ key }) => key === 'declared_by_day');
const [base] = measuresOf('collective_relays', 'all');
assert.ok(found && base);
const [indicator, whole] = [found, base];
const none = { value: null, low: null, high: null };
const at = (dimension: string, changes: Partial<Measure>): Measure => ({ ...whole, dimension, ...changes });
const told = [
  at('', { ...none, state: 'not_measured' }),
  at('365', { value: 0.2, low: 0.16, high: 0.25, n: 640 }),
  at('030', { value: 0.02, low: 0.01, high: 0.04, n: 1900 }),
  at('180', { value: 0.11, low: 0.09, high: 0.14, n: 1203 }),
  at('730', { ...none, state: 'not_measured', reason: 'few_at_risk', n: 4 }),
];
const viewWith = (median: Measure, words = fr) => {
  const view = declaredCurve(
    {
      id: 'curve',
      indicator,
      measures: told,
      frame: { from: '2015-09-26', to: '2019-09-30', startDay: '2015-09-26', cutoff: '2019-09-30' },
      unit: words.t.unitCurve,
      median,
    },
    words,
  );
  assert.ok(view);
  return view;
};
const unreached = at('', { ...none, state: 'not_measured', reason: 'not_reached', n: 2000 });

test('the curve climbs by steps through the days it is told on, and stops where too few are followed', () => {
  const view = viewWith(unreached);
  const [line] = view.build(themeFrom((name) => name)).data.datasets as unknown as [
    { data: { x: number; y: number | null }[]; stepped: string },
  ];
  assert.equal(line.stepped, 'before');
  assert.deepEqual(
    line.data.map(({ x, y }) => [x, y === null ? null : Math.round(y)]),
    [
      [0, 0],
      [30, 2],
      [180, 11],
      [365, 20],
      [730, null],
    ],
  );
  assert.equal(line.data.length, view.marks.length);
  assert.match(view.table.rows[4]?.cells[0] ?? '', /trop peu/);
});

test('under the axis stand the people still followed, and in the table the band', () => {
  const view = viewWith(unreached);
  const { ticks } = (view.build(themeFrom((name) => name)).options?.scales?.x ?? {}) as unknown as {
    ticks: { callback: (value: number) => string[] };
  };
  assert.deepEqual(
    ticks.callback(180).map((line) => line.replace(/\s/g, ' ')),
    ['180', '1 203'],
  );
  assert.deepEqual(
    view.table.rows[2]?.cells.map((cell) => cell.replace(/\s/g, ' ')),
    ['11 %', '9 %', '14 %', '1 203'],
  );
});

test('the median is told only when half had declared', () => {
  assert.match(viewWith(unreached).reading, /Médiane non atteinte/);
  assert.ok(!viewWith(unreached).legend.some(({ swatch }) => swatch === 'break'));
  const reached = viewWith(at('', { value: 214, n: 2000 }));
  assert.match(reached.reading, /La moitié avait déclaré après 214 jours/);
  assert.ok(reached.legend.some(({ swatch }) => swatch === 'break'));
});

test('the sentence gives share, interval and people followed, in each language', () => {
  assert.match(
    viewWith(unreached).reading.replace(/\s/g, ' '),
    /^Après 180 jours : 11 % \(intervalle à 95 % : de 9 % à 14 %\), 1 203 personnes encore suivies\. Après 365 jours/,
  );
  assert.match(
    viewWith(unreached, wordsOf('en')).reading,
    /^After 180 days: 11% \(95% interval: from 9% to 14%\), 1,203 people still followed\./,
  );
  assert.ok(viewWith(unreached).alt.length <= 250, String(viewWith(unreached).alt.length));
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Measure } from '../../../api/contract/measure.ts';
import type { SharedView } from '../../../api/contract/summary.ts';
import { monthColumns } from '../../../web/figures/column-views.ts';
import { figureText } from '../../../web/figures/figure-text.ts';
import { seriesGrains } from '../../../web/figures/indicator-views.ts';
import { menuOf, neededBy, scaleFor } from '../../../web/figures/shared-view.ts';
import { wordsOf } from '../../../web/i18n/words.ts';
import { MENU } from '../../../web/site/route.ts';
import { indicatorsAnswer } from '../../e2e/web-fixtures/answers.ts';

const { indicators } = indicatorsAnswer();
const find = (key: string) => {
  const found = indicators.find((one) => one.key === key);
  assert.ok(found, key);
  return found;
};
const link = (...figures: string[]): SharedView => ({
  kind: 'sponsor',
  label: 'x',
  figures,
  expiresAt: null,
});
const month = (start: string, value: number | null): Measure => ({
  period: { grain: 'month', start: `${start}-01`, end: `${start}-28` },
  dimension: '',
  state: value === null ? 'hidden' : 'measured',
  ...{ value, low: null, high: null, n: null, coverage: 1, version: 1, knownAt: null },
  reason: value === null ? 'few_people' : null,
});

test('a link leads to the pages on which it shows a figure; who is signed in, to all', () => {
  assert.deepEqual(menuOf(link('collective_relays'), indicators), [
    'home',
    'relays',
    'published',
    'catalogue',
  ]);
  assert.deepEqual(menuOf(null, indicators), MENU);
});

test('a section asks for what the link shows, by months at the finest', () => {
  const shared = link('seeker_requests');
  assert.equal(scaleFor('days', shared), 'months');
  assert.deepEqual(neededBy('requests', 'months', shared), [{ key: 'seeker_requests', grain: 'month' }]);
  assert.deepEqual(neededBy('relays', 'whole', shared), []);
  assert.deepEqual(neededBy('adopters', 'whole', link('bio_adopters')), [], 'its readings are days');
  assert.ok(neededBy('relays', 'months', null).some(({ grain }) => grain === 'day'));
  const whole = { grain: 'all' as const, start: '2015-09-26', end: '2018-09-30' };
  assert.deepEqual(seriesGrains(find('seeker_requests'), whole, shared), ['year', 'month']);
  assert.deepEqual(seriesGrains(find('bio_adopters'), whole, link('bio_adopters')), ['year']);
});

test('what is known and not told never passes for not measured, on a card, a chart or in its table', () => {
  for (const [language, word] of [
    ['fr', 'non publié'],
    ['en', 'not published'],
  ] as const) {
    const words = wordsOf(language);
    const indicator = find('seeker_requests');
    const measures = [month('2018-07', 12), month('2018-08', null)];
    assert.equal(figureText(indicator, measures[1] as Measure, words).main, word);
    const frame = { from: '2018-07-01', to: '2018-08-28', startDay: '2015-09-26', cutoff: '2018-08-28' };
    const view = monthColumns({ id: 'x', indicator, measures, frame, unit: 'x' }, words);
    assert.deepEqual(
      view.marks.map(({ text }) => text === word),
      [false, true],
    );
    assert.ok(view.legend.some(({ label }) => label === word));
    assert.ok(view.table.rows[1]?.cells.includes(word));
    assert.doesNotMatch(view.reading, language === 'fr' ? /non mesuré/ : /not measured/);
  }
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Measure } from '../../../api/contract/measure.ts';
import { themeFrom } from '../../../web/charts/theme.ts';
import { dayCalendar, weekdayOf } from '../../../web/figures/calendar-view.ts';
import { dayNumber } from '../../../web/figures/published-marks.ts';
import { wordsOf } from '../../../web/i18n/words.ts';
import { indicatorsAnswer } from '../../e2e/web-fixtures/answers.ts';
import { measuresOf } from '../../e2e/web-fixtures/measures.ts';

const fr = wordsOf('fr');
const found = indicatorsAnswer().indicators.find(({ key }) => key === 'collective_relays');
assert.ok(found);
const indicator = found;
const [from, to] = ['2018-03-01', '2018-03-14'];
const days: Measure[] = measuresOf('collective_relays', 'day', from, to).map((measure, index) => ({
  ...measure,
  state: index === 4 ? 'not_measured' : index === 5 ? 'measured_zero' : 'measured',
  value: index === 4 ? null : index === 5 ? 0 : index + 1,
  low: null,
  high: null,
}));
const view = dayCalendar(
  {
    id: 'x',
    indicator,
    measures: days,
    frame: { from, to, startDay: '2015-09-26', cutoff: to },
    unit: 'Relais',
  },
  fr,
);
const spots = view.build(themeFrom((name) => name)).data.datasets[0]?.data as { x: number; y: number }[];

test('a day stands in its week and under its weekday, Monday first', () => {
  assert.equal(weekdayOf(dayNumber('2018-03-05')), 0);
  assert.equal(weekdayOf(dayNumber('2015-09-26')), 5);
  // 1 March 2018 was a Thursday; the Monday after it begins the next column.
  assert.deepEqual(spots[0], { x: 0, y: 3 });
  assert.deepEqual(spots[4], { x: 1, y: 0 });
  assert.equal(spots.length, view.marks.length);
});

test('a day that nobody measured is no day without activity, in the sentence as in the legend', () => {
  assert.match(view.reading, /^12 jours actifs sur 13 jours mesurés\. 14 valeurs/);
  assert.match(view.reading, /1 non mesurée/);
  assert.equal(view.marks[4]?.rank, null);
  assert.equal(view.marks[5]?.rank, 0);
  assert.ok(view.legend.some(({ swatch }) => swatch === 'gap'));
  assert.equal(view.table.rows[4]?.cells[0], 'non mesuré');
});

test('the days of the week are named in the language of the page', () => {
  const names = (language: 'fr' | 'en') =>
    Array.from({ length: 7 }, (_, row) => wordsOf(language).format.weekday(row));
  assert.deepEqual(names('fr'), ['lun', 'mar', 'mer', 'jeu', 'ven', 'sam', 'dim']);
  assert.equal(names('en')[0], 'Mon');
});

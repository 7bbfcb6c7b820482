import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Measure } from '../../../api/contract/measure.ts';
import { findForbiddenWords } from '../../../db/words/forbidden-words.ts';
import { themeFrom } from '../../../web/charts/theme.ts';
import type { ChartView } from '../../../web/figures/chart-view.ts';
import { hourWeek } from '../../../web/figures/hours-view.ts';
import { type Words, wordsOf } from '../../../web/i18n/words.ts';
import { indicatorsAnswer } from '../../e2e/web-fixtures/answers.ts';
import { measuresOf } from '../../e2e/web-fixtures/measures.ts';

const indicator = indicatorsAnswer().indicators.find(({ key }) => key === 'requests_by_hour');
assert.ok(indicator);
const [one] = measuresOf('seeker_requests', 'month', '2018-03-01', '2018-03-31');
const measure = (dimension: string, value: number, more: Partial<Measure> = {}): Measure => ({
  ...(one as Measure),
  dimension,
  state: 'measured',
  value,
  low: value,
  high: value,
  reason: null,
  ...more,
});
const draw = (measures: readonly Measure[], words: Words): ChartView | null =>
  hourWeek(
    {
      id: 'x',
      indicator,
      measures,
      frame: { from: '2018-09-26', to: '2019-09-25', startDay: '2015-09-26', cutoff: '2019-09-25' },
      unit: words.t.unitHours,
    },
    words,
  );
const WEEK = [measure('', 20), measure('2 09', 12), measure('6 23', 5), measure('7 05', 3)];

test('the busiest hour is the message, and hours that are not told had none', () => {
  const view = draw(WEEK, wordsOf('fr'));
  assert.match(view?.subtitle ?? '', /^Le plus souvent le mardi de 9\sh à 10\sh\. Demandes par jour/);
  assert.equal(view?.marks.length, 168);
  assert.deepEqual(view?.marks[33], { label: 'mardi de 9\u00a0h à 10\u00a0h', text: '12', rank: 12 });
  assert.equal(view?.marks[34]?.text, '0');
  assert.match(view?.reading ?? '', /: 12\. Le samedi et le dimanche\s: 40\s%\. La nuit.*: 40\s%\.$/);
});

test('Monday is the first row and midnight the first column, in the chart and in its table', () => {
  const view = draw(WEEK, wordsOf('en'));
  const spots = view?.build(themeFrom((name) => name)).data.datasets[0]?.data as { x: number; y: number }[];
  assert.deepEqual(
    [spots[0], spots[33], spots[167]],
    [
      { x: 0, y: 0 },
      { x: 9, y: 1 },
      { x: 23, y: 6 },
    ],
  );
  assert.deepEqual(view?.table.columns.slice(0, 3), ['Hour', 'Monday', 'Tuesday']);
  assert.deepEqual(view?.table.rows[9], { head: '09:00–10:00', cells: ['0', '12', '0', '0', '0', '0', '0'] });
  assert.equal(findForbiddenWords(`${view?.subtitle} ${view?.reading}`), null);
});

test('cells that may hold more say so, and why', () => {
  const bounded = WEEK.map((known) => ({ ...known, value: null, high: null, reason: 'hours_not_kept' }));
  const notes = draw(bounded, wordsOf('en'))?.notes ?? [];
  assert.equal(notes.length, 2);
  assert.match(notes.join(' '), /minimum.*whose people are forgotten/);
  assert.deepEqual(draw(WEEK, wordsOf('en'))?.notes, []);
});

test('a period that was not measured has no such chart', () => {
  assert.equal(
    draw([measure('', 0, { state: 'not_measured', value: null, low: null })], wordsOf('fr')),
    null,
  );
});

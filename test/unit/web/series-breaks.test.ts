import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Indicator } from '../../../api/contract/indicator.ts';
import { monthColumns } from '../../../web/figures/column-views.ts';
import { breaksAmongColumns, breaksIn } from '../../../web/figures/series-breaks.ts';
import { wordsOf } from '../../../web/i18n/words.ts';
import { indicatorsAnswer } from '../../e2e/web-fixtures/answers.ts';
import { measuresOf } from '../../e2e/web-fixtures/measures.ts';

const words = wordsOf('fr');
const frame = { from: '2015-09-26', to: '2019-09-30', startDay: '2015-09-26', cutoff: '2019-09-30' };
const counted = indicatorsAnswer().indicators.find(
  ({ key }) => key === 'hashtag_posts_original',
) as Indicator;
const note = { fr: 'X compte autrement.', en: 'X counts otherwise.' };
const broken: Indicator = {
  ...counted,
  versions: [...counted.versions.slice(0, 1), { version: 2, from: '2017-05-16', note }],
};
const months = measuresOf('hashtag_posts_original', 'month');

test('a definition that changes within the chart breaks it where it changed, one outside does not', () => {
  assert.deepEqual(breaksIn(counted, frame), []);
  const [line] = breaksAmongColumns(breaksIn(broken, frame), months, words);
  const may = months.findIndex(({ period }) => period.start === '2017-05-01');
  assert.ok(line && line.at > may - 0.1 && line.at < may + 0.1, 'in the middle of May');
  assert.match(line.label, /^Rupture de série, 16\s+mai\s+2017$/);
});

test('a break on the first day of a month stands between two columns', () => {
  const first = {
    ...broken,
    versions: [...counted.versions.slice(0, 1), { version: 2, from: '2017-05-01', note }],
  };
  const may = months.findIndex(({ period }) => period.start === '2017-05-01');
  assert.equal(breaksAmongColumns(breaksIn(first, frame), months, words)[0]?.at, may - 0.5);
});

test('a broken chart says so in its legend and tells what changed', () => {
  const input = { id: 'posts', measures: months, frame, unit: 'Publications' };
  const view = monthColumns({ ...input, indicator: broken }, words);
  assert.ok(view.legend.some(({ swatch }) => swatch === 'break'));
  assert.ok(view.notes.includes(note.fr));
  const whole = monthColumns({ ...input, indicator: counted }, words);
  assert.ok(!whole.legend.some(({ swatch }) => swatch === 'break'));
});

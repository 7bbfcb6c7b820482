import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Annotation } from '../../../api/contract/annotation.ts';
import { themeFrom } from '../../../web/charts/theme.ts';
import { monthColumns } from '../../../web/figures/column-views.ts';
import { wordsOf } from '../../../web/i18n/words.ts';
import { indicatorsAnswer } from '../../e2e/web-fixtures/answers.ts';
import { measuresOf } from '../../e2e/web-fixtures/measures.ts';

const found = indicatorsAnswer().indicators.find(({ key }) => key === 'collective_relays');
assert.ok(found);
const indicator = found;
const [from, to] = ['2018-01-01', '2018-06-30'];
const press: Annotation = {
  start: '2018-03-05',
  end: '2018-03-05',
  kind: 'media',
  text: { fr: 'Un reportage à la radio', en: 'A report on the radio' },
  source: 'Radio',
};
const outage: Annotation = {
  start: '2018-04-28',
  end: '2018-05-02',
  kind: 'outage',
  text: { fr: 'X ne répondait pas', en: 'X did not answer' },
  source: 'journal',
};
const before: Annotation = { ...press, start: '2017-03-05', end: '2017-03-05' };
const view = (annotations: readonly Annotation[], language: 'fr' | 'en' = 'fr') =>
  monthColumns(
    {
      id: 'x',
      indicator,
      measures: measuresOf('collective_relays', 'month', from, to),
      frame: { from, to, startDay: '2015-09-26', cutoff: to },
      unit: 'Relais',
      annotations,
    },
    wordsOf(language),
  );

test('what happened in the days of a chart is numbered on it, and told below in the language of the page', () => {
  const texts = view([before, press, outage]).annotations ?? [];
  assert.deepEqual(
    texts.map((text) => text.replace(/\s/g, ' ')),
    [
      '1. 5 mars 2018, média : Un reportage à la radio (Radio)',
      '2. du 28 avril 2018 au 2 mai 2018, panne : X ne répondait pas (journal)',
    ],
  );
  assert.match(view([press], 'en').annotations?.[0] ?? '', /media: A report on the radio \(Radio\)$/);
  const plugins = view([press]).build(themeFrom((name) => name)).plugins ?? [];
  assert.ok(plugins.some(({ id }) => id === 'annotationMarks'));
});

test('whoever walks along the values, or reads the table, meets it on each of its months', () => {
  const { marks, table } = view([press, outage]);
  assert.match(marks[2]?.text ?? '', /Repère\s: Un reportage à la radio$/);
  assert.doesNotMatch(marks[0]?.text ?? '', /Repère/);
  assert.equal(table.columns.at(-1), 'Repères');
  assert.deepEqual(
    table.rows.map(({ cells }) => cells.at(-1)),
    ['–', '–', 'Un reportage à la radio', 'X ne répondait pas', 'X ne répondait pas', '–'],
  );
});

test('a chart of days in which nothing is noted stays as it is', () => {
  const plain = view([before]);
  assert.equal(plain.annotations, undefined);
  assert.ok(!plain.table.columns.includes('Repères'));
});

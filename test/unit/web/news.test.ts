import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Measure } from '../../../api/contract/measure.ts';
import { themeFrom } from '../../../web/charts/theme.ts';
import { cohortNews, newsColumns } from '../../../web/figures/news-view.ts';
import { wordsOf } from '../../../web/i18n/words.ts';
import { indicatorsAnswer } from '../../e2e/web-fixtures/answers.ts';
import { measuresOf } from '../../e2e/web-fixtures/measures.ts';

const found = indicatorsAnswer().indicators.find(({ key }) => key === 'declared_bounds');
const [base] = measuresOf('collective_relays', 'all');
assert.ok(found && base);
const [indicator, whole] = [found, base];
const at = (dimension: string, changes: Partial<Measure>): Measure => ({
  ...whole,
  value: null,
  dimension,
  ...changes,
});
// 1,000 people asked, 300 gave news, 240 of whom declared; two posts more may have been declarations.
const told = [
  at('', { low: 0.24, high: 0.94, n: 1000 }),
  at('respondents', { value: 0.8, n: 300 }),
  at('response_rate', { value: 0.3, n: 1000 }),
];
const cohort = at('', { low: 0.24, high: 0.242, n: 1000, reason: 'unseen_posts' });
// Of the same people 830 were relayed, and ten more may have been.
const relays = [
  at('', { low: 0.8, high: 0.84, n: 1000, reason: 'unread_relays' }),
  at('known', { value: 0.83, n: 1000 }),
];
const frame = { from: '2015-09-26', to: '2019-09-30', startDay: '2015-09-26', cutoff: '2019-09-30' };
const view = (
  measures: readonly Measure[],
  language: 'fr' | 'en' = 'fr',
  relayed: readonly Measure[] = relays,
) => {
  const words = wordsOf(language);
  const input = { id: 'news', indicator, measures, frame, unit: words.t.unitNews };
  return newsColumns({ ...input, cohort, relays: relayed }, words);
};

test('the people of a cohort are told as people, with a bound where posts went unread', () => {
  assert.deepEqual(cohortNews(told, cohort, relays), {
    asked: 1000,
    relayed: { low: 830, high: 840 },
    declared: { low: 240, high: 242 },
    otherNews: 60,
    noNews: 700,
  });
  const [bars] = view(told)?.build(themeFrom((name) => name)).data.datasets ?? [];
  assert.deepEqual(bars?.data, [1000, 830, 240, 60, 700]);
});

test('those without news are a column of their own, and no share is drawn or said', () => {
  const drawn = view(told);
  assert.equal(drawn?.marks[4]?.label, 'sans nouvelles');
  const said = `${drawn?.reading} ${drawn?.alt} ${JSON.stringify(drawn?.table)}`.replace(/\s/g, ' ');
  assert.match(said, /Sans nouvelles : 700 personnes/);
  assert.match(said, /de 240 à 242 personnes/);
  assert.doesNotMatch(said, /%/);
  assert.match(view(told, 'en')?.reading ?? '', /No news: 700 people\.$/);
});

test('too few answers leave what they hold open; a cohort that nobody followed draws nothing', () => {
  const few = [told[0], at('respondents', { state: 'not_measured', n: 12 }), told[2]] as Measure[];
  const news = cohortNews(few, null);
  assert.deepEqual([news?.declared, news?.otherNews], [{ low: 0, high: 300 }, null]);
  assert.ok(view(few)?.legend.some(({ swatch }) => swatch === 'gap'));
  assert.equal(view([at('response_rate', { state: 'not_measured' })]), null);
});

test('asked, relayed, declared: the same people, one bar after the other, and what is not measured is no bar', () => {
  assert.deepEqual(
    view(told)?.marks.map(({ label, text }) => `${label}: ${text}`.replace(/\s/g, ' ')),
    [
      'ont sollicité: 1 000 personnes',
      'ont été relayées: de 830 à 840 personnes',
      'ont déclaré un travail: de 240 à 242 personnes',
      'autres nouvelles: 60 personnes',
      'sans nouvelles: 700 personnes',
    ],
  );
  const silent = { state: 'not_measured', reason: 'no_reading', n: null } as const;
  const unread = view(
    told,
    'fr',
    ['', 'known'].map((dimension) => at(dimension, silent)),
  );
  assert.equal(unread?.marks[1]?.text, 'non mesuré');
  assert.ok(unread?.legend.some(({ swatch }) => swatch === 'gap'));
  // Where the figure may not be read, as by a shared link, nothing stands in its place.
  assert.equal(view(told, 'fr', [])?.marks.length, 4);
  assert.doesNotMatch(view(told, 'fr', [])?.reading ?? '', /relay/);
});

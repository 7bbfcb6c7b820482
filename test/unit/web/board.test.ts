import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Figure } from '../../../api/contract/figures.ts';
import { findForbiddenWords } from '../../../db/words/forbidden-words.ts';
import { inLines } from '../../../web/charts/picture.ts';
import { adviceTable } from '../../../web/figures/advice-view.ts';
import { attentionOf } from '../../../web/figures/attention.ts';
import { readAloud } from '../../../web/figures/chart-reading.ts';
import { changeText, comparisonText } from '../../../web/figures/comparison-text.ts';
import { pageOf } from '../../../web/figures/indicator-page.ts';
import { indicatorViews, seriesGrains } from '../../../web/figures/indicator-views.ts';
import { needsOf } from '../../../web/figures/section-needs.ts';
import { wordsOf } from '../../../web/i18n/words.ts';
import { indicatorsAnswer, summaryAnswer } from '../../e2e/web-fixtures/answers.ts';
import { measuresOf } from '../../e2e/web-fixtures/measures.ts';
import { PUBLISHED } from '../../e2e/web-fixtures/published.ts';

const [fr, en] = [wordsOf('fr'), wordsOf('en')];
const indicator = (key: string) => {
  const found = indicatorsAnswer().indicators.find((entry) => entry.key === key);
  assert.ok(found, key);
  return found;
};
const [measure] = measuresOf('collective_relays', 'month', '2018-03-01', '2018-03-31');
assert.ok(measure);
const figure = (more: Partial<Figure>): Figure => ({
  indicator: 'collective_relays',
  measure,
  earlier: null,
  notCompared: null,
  breaks: [],
  ...more,
});

test('a change is said with the earlier value, between bounds where the figures have some', () => {
  const earlier = {
    measure: { ...measure, value: 40 },
    difference: { low: 5, high: 5 },
    ratio: { low: 1.125, high: 1.125 },
  };
  assert.equal(
    comparisonText(indicator('collective_relays'), figure({ earlier }), fr),
    '40 un\u00a0an\u00a0plus\u00a0tôt\u00a0: 13\u00a0% de plus',
  );
  assert.equal(changeText({ low: 0.8, high: 1.1 }, en), 'between 20% lower and 10% higher');
  assert.equal(changeText({ low: 1, high: 1 }, fr), 'autant');
  assert.match(changeText({ low: 1, high: null }, fr), /^écart inconnu/);
});

test('a zero a year before is no bound that does not tell', () => {
  const from = (low: number, high: number) => {
    const earlier = { measure: { ...measure, value: 0 }, difference: { low, high }, ratio: null };
    return comparisonText(indicator('collective_relays'), figure({ earlier }), en)?.replace(/\s/g, ' ');
  };
  assert.equal(from(0, 0), '0 a year before: the same');
  assert.equal(from(4, 6), '0 a year before: nothing to take a percentage of');
});

test('a share moves by points', () => {
  const earlier = {
    measure: { ...measure, value: 0.9 },
    difference: { low: 0.05, high: 0.05 },
    ratio: { low: 1.05, high: 1.05 },
  };
  assert.match(
    comparisonText(indicator('relay_coverage'), figure({ earlier }), fr) ?? '',
    /tôt\u00a0: \+5 points d’écart$/,
  );
});

test('where nothing is compared the reader is told why; the whole time has no earlier self; a window that mixes definitions says so', () => {
  const broken = [{ from: '2026-05-04', version: 2, note: { fr: 'x', en: 'x' } }];
  const told = (notCompared: Figure['notCompared'], breaks = notCompared === 'series_break' ? broken : []) =>
    comparisonText(indicator('collective_relays'), figure({ notCompared, breaks }), fr);
  assert.equal(told('whole'), null);
  const mixes = 'Rupture de série le 4\u00a0mai 2026\u00a0: ce chiffre mêle deux définitions.';
  assert.equal(told('whole', broken), mixes);
  assert.ok(told('not_over', broken)?.endsWith(`finie. ${mixes}`));
  assert.ok(!told('series_break')?.includes(mixes));
  assert.match(told('series_break') ?? '', /4\u00a0mai 2026 \(rupture de série\)/);
  const reasons = (['before_start', 'not_over', 'no_figure'] as const).map((why) => told(why));
  assert.equal(new Set(reasons).size, 3);
  for (const reason of reasons) assert.match(reason ?? '', /^Pas de comparaison/);
});

test('every indicator of the catalogue has its page', () => {
  const pages = new Set(indicatorsAnswer().indicators.map(pageOf));
  assert.deepEqual(pages.size, 7);
  assert.equal(pageOf(indicator('potential_audience_bounds')), 'visibility');
  assert.equal(pageOf(indicator('advice_contrast')), 'advice');
  assert.equal(pageOf(indicator('collective_relays')), 'relays');
});

test('a chart is read aloud: how much, highest, lowest, last, and what is missing', () => {
  const marks = [
    { label: 'mars', text: '4', rank: 4 },
    { label: 'avril', text: 'non mesuré', rank: null },
    { label: 'mai', text: 'au moins 9', rank: 9 },
    { label: 'juin', text: '6', rank: 6 },
  ];
  assert.equal(
    readAloud(marks, fr),
    '4 valeurs, de mars à juin. La plus haute\u00a0: au moins 9 (mai). La plus basse\u00a0: 4 (mars). La dernière\u00a0: 6 (juin). 1 non mesurée.',
  );
  assert.equal(readAloud([], en), 'No measured value.');
  assert.doesNotMatch(readAloud(marks, fr, false), /haute/);
});

test('a chart has as many places for a key as values in its first dataset, and its words claim nothing', () => {
  const board = {
    summary: summaryAnswer(null),
    published: PUBLISHED,
    window: windowAnswer(),
    annotations: [],
  };
  for (const words of [fr, en])
    for (const key of ['seeker_requests', 'potential_audience_bounds', 'bio_adopters', 'collective_relays']) {
      const entry = indicator(key);
      for (const grain of seriesGrains(entry, board.window.period)) {
        const view = indicatorViews(entry, measuresOf(key, grain), board, words);
        const [drawn] = view.build({} as never).data.datasets;
        assert.equal(view.marks.length, drawn?.data.length, `${key} ${grain}`);
        assert.equal(findForbiddenWords(view.reading), null);
        assert.equal(view.from.indicator, key);
      }
    }
});

test('a few weeks are drawn by their days, where the figure is kept by day', () => {
  assert.deepEqual(needsOf('requests', 'days'), [{ key: 'seeker_requests', grain: 'day' }]);
  const short = { grain: 'days', start: '2018-03-01', end: '2018-03-28' } as const;
  assert.deepEqual(seriesGrains(indicator('seeker_requests'), short), ['day']);
  assert.deepEqual(seriesGrains(indicator('relay_coverage'), short), ['month']);
});

test('what asks for attention comes most pressing first, and quiet is said', () => {
  const summary = { ...summaryAnswer(null), plan: null };
  assert.deepEqual(attentionOf(summary, 1, null, fr), []);
  const failed = {
    ...summaryAnswer(null),
    lastNight: { day: '2019-09-30', state: 'failed' as const, endedAt: null, reason: null },
  };
  const sorting = {
    left: [{ label: 'seeker_request' as const, waiting: 3 }],
    soon: 0,
    countedUpTo: 1000,
    toConfirm: { waiting: 1, yours: 0 },
    today: { count: 0, latest: [] },
    demonstration: true,
  };
  const found = attentionOf(failed, 0.9, sorting as never, fr);
  assert.deepEqual(
    found.map(({ kind }) => kind),
    ['night', 'budget', 'gaps', 'sort', 'confirm'],
  );
  assert.match(found[3]?.text ?? '', /^3 publications attendent/);
  const [many] = attentionOf(summary, 1, { ...sorting, countedUpTo: 3 } as never, fr);
  assert.match(many?.text ?? '', /^Au moins 3 publications attendent/);
  const full = { code: 'disk-full', stops: true, fr: 'Le disque est plein.', en: 'The disk is full.' };
  const [first] = attentionOf(failed, 0.9, null, fr, [full]);
  assert.deepEqual(first, { kind: 'store', text: 'Le disque est plein.' });
});

test('an interval that holds zero establishes no difference; what is missing says why', () => {
  const told = { ...measure, value: 1, low: 0.5, high: 2, n: 80 };
  const missing = { ...measure, state: 'not_measured', value: null } as const;
  const table = adviceTable(
    [
      { ...told, dimension: 'hour' },
      { ...measure, dimension: 'hour with', value: 12.5, n: 30 },
      { ...measure, dimension: 'hour without', value: 1, n: 50 },
      { ...told, dimension: 'tags', low: -1, n: 1075 },
      { ...measure, dimension: 'tags with', value: 20, n: 1000 },
      { ...measure, dimension: 'tags without', value: 20, n: 100 },
      { ...missing, dimension: 'media', reason: 'too_few' },
      { ...missing, dimension: 'media without', reason: 'too_few' },
      { ...missing, dimension: 'cta', reason: 'not_coded' },
    ],
    fr,
  );
  assert.match(table.caption, /une association, pas une cause/);
  const [hour, tags, length, media, , cta] = table.rows.map(({ cells }) => cells);
  assert.deepEqual(hour?.slice(0, 3), [
    '30 demandes, médiane\u00a012,5',
    '50 demandes, médiane\u00a01',
    '+1 (de 0,5 à\u00a02)',
  ]);
  assert.match(hour?.[3] ?? '', /^au-dessus, association/);
  // Some were like no other in what else may matter.
  assert.equal(tags?.[2], '+1 (de −1 à\u00a02), sur 1\u202f075 demandes comparables');
  assert.equal(tags?.[3], 'pas de différence établie');
  assert.deepEqual(length, ['–', '–', 'non mesuré', 'non mesuré']);
  assert.equal(media?.[1], 'moins de 30 demandes');
  assert.match(media?.[3] ?? '', /^Moins de 30 demandes/);
  assert.match(cta?.[3] ?? '', /codé/);
});

test('the source under a saved picture is broken between words', () => {
  assert.deepEqual(inLines('un deux trois quatre', 10), ['un deux', 'trois', 'quatre']);
});

function windowAnswer() {
  const { period } = summaryAnswer(null);
  return {
    period,
    over: true,
    earlier: null,
    cutoff: period.end,
    asOf: null,
    demonstration: true,
    figures: [],
  };
}

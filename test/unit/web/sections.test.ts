import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Measure } from '../../../api/contract/measure.ts';
import { themeFrom } from '../../../web/charts/theme.ts';
import { clipSummary } from '../../../web/figures/clip-summary.ts';
import { figureText, reasonText } from '../../../web/figures/figure-text.ts';
import { timeTicks } from '../../../web/figures/line-views.ts';
import { SECTION_IDS } from '../../../web/figures/section-needs.ts';
import { type SectionSource, sectionView } from '../../../web/figures/section-view.ts';
import { monthMatrix } from '../../../web/figures/value-table.ts';
import { NNBSP } from '../../../web/i18n/format.ts';
import { wordsOf } from '../../../web/i18n/words.ts';
import { editionFigures, editionSource } from '../../../web/report/edition-source.ts';
import { pageRules } from '../../../web/site/page-rules.ts';
import { editionAnswer, indicatorsAnswer, summaryAnswer } from '../../e2e/web-fixtures/answers.ts';
import { measuresOf } from '../../e2e/web-fixtures/measures.ts';

const fr = wordsOf('fr');
const en = wordsOf('en');
const { indicators } = indicatorsAnswer();
const { document: edition } = editionAnswer();
const source = editionSource(edition);

function indicatorOf(key: string) {
  const found = indicators.find((indicator) => indicator.key === key);
  assert.ok(found);
  return found;
}

function measureWith(changes: Partial<Measure>): Measure {
  const [base] = measuresOf('collective_relays', 'all');
  assert.ok(base);
  return { ...base, value: null, coverage: 1, reason: null, ...changes };
}

test('an edition draws six sections, each with a message, charts and their tables', () => {
  for (const id of SECTION_IDS) {
    const view = sectionView(id, source, fr);
    assert.match(view.title, /^[A-Z0-9À-Ý].*\d/);
    assert.ok(view.views.length > 0, id);
    for (const chart of view.views) {
      assert.ok(chart.table.rows.length > 0 && chart.build(themeFrom(() => '#000')).data.datasets.length > 0);
      assert.ok(chart.alt.length >= 10 && chart.alt.length <= 250 && /\d/.test(chart.alt), chart.alt);
    }
  }
});

test('the message of a section names its numbers in both languages', () => {
  const [people] = editionFigures(edition, ['seekers_distinct']);
  assert.ok(people);
  const low = String(people.year.low);
  assert.match(
    sectionView('requests', source, fr).title,
    new RegExp(`^Au moins ${low} personnes ont sollicité`),
  );
  assert.match(sectionView('requests', source, en).title, new RegExp(`^At least ${low} people asked`));
});

test('a section without its figure says that there is no measure yet', () => {
  const empty: SectionSource = { ...source, figures: [] };
  assert.equal(sectionView('relays', empty, en).title, 'The relays: no measure yet');
});

const plainly = (text: string) => text.replace(/\s/g, ' ');

test('a share that is known by its bounds is rounded away from both, and « au moins » never says more', () => {
  const bounds = { low: 0.236, high: 0.2412, n: 500 };
  const text = figureText(indicatorOf('declared_share_cohort'), measureWith(bounds), fr);
  assert.equal(plainly(text.main), 'au moins 23 %');
  assert.match(plainly(text.detail ?? ''), /25 %/);
  const alone = measureWith({ value: 0.236, low: null, high: null, n: 500 });
  assert.equal(plainly(figureText(indicatorOf('relay_coverage'), alone, fr).main), 'au moins 23 %');
  assert.equal(plainly(figureText(indicatorOf('active_days_ratio'), alone, fr).main), '24 %');
});

test('a minimum says « au moins », with its upper bound in the detail', () => {
  const text = figureText(indicatorOf('seekers_distinct'), measureWith({ low: 1462, high: 1480 }), fr);
  assert.equal(text.main, `au moins 1${NNBSP}462`);
  assert.match(text.detail ?? '', /1\u202f480/);
});

test('a number of days says that it is one', () => {
  const silence = indicatorOf('longest_gap');
  assert.equal(figureText(silence, measureWith({ value: 1 }), fr).number, '1\u00a0jour');
  assert.equal(
    figureText(silence, measureWith({ low: 2, high: 3 }), en).number,
    '2\u00a0days to 3\u00a0days',
  );
});

test('a range prints both bounds, and a lone bound prints nothing', () => {
  const audience = indicatorOf('potential_audience_bounds');
  assert.equal(
    figureText(audience, measureWith({ low: 27_300, high: 690_000 }), en).main,
    '27,300 to 690,000',
  );
  const lone = figureText(audience, measureWith({ low: null, high: 690_000 }), en);
  assert.deepEqual([lone.main, lone.state], ['not measured', 'absent']);
});

test('nothing measured is said in words, a measured zero is a 0', () => {
  const relays = indicatorOf('collective_relays');
  assert.equal(figureText(relays, measureWith({ state: 'not_measured' }), fr).main, 'non mesuré');
  assert.equal(figureText(relays, measureWith({ state: 'failed' }), fr).main, 'relevé en échec');
  const zero = figureText(relays, measureWith({ state: 'measured_zero', value: 0 }), fr);
  assert.deepEqual([zero.main, zero.state], ['0', 'zero']);
});

test('every reason of the contract has its sentence, and an unknown one is shown as it came', () => {
  const codes = [
    'unseen_posts',
    'search_incomplete',
    'overlap_unknown',
    'partial_coverage',
    'imported',
    'imported_partial',
    'no_reading',
    'not_mature',
    'too_few',
    'no_request',
    'unsorted_posts',
    'unread_relays',
    'run_failed',
    'credentials_missing',
  ];
  for (const words of [fr, en]) {
    const sentences = codes.map((code) => reasonText(code, words));
    assert.equal(new Set(sentences).size, codes.length);
    assert.ok(sentences.every((sentence) => !sentence.includes('_')));
    assert.match(reasonText('moon_phase', words), /moon_phase/);
    assert.match(reasonText('x_rate_limited', words), /^X [^_]+\.$/);
  }
});

test('the published interval keeps a column of its own and never becomes a measured value', () => {
  const [, people] = sectionView('requests', source, fr).views;
  const data = people?.build(themeFrom(() => '#000')).data.datasets[0]?.data ?? [];
  assert.equal(data.at(-1), null);
  assert.ok(!JSON.stringify(people?.table).includes('1500') && !data.includes(1500 as never));
  assert.ok(people?.legend.some(({ swatch }) => swatch === 'interval'));
});

test('a single year leaves out the yearly chart and the marks of other years', () => {
  const year: SectionSource = {
    ...source,
    scale: 'months',
    frame: { ...source.frame, from: '2016-09-26', to: '2017-09-25' },
    series: ({ key, grain }) => measuresOf(key, grain, '2016-09-26', '2017-09-25'),
  };
  assert.equal(sectionView('requests', year, fr).views.length, 1);
  assert.deepEqual(
    sectionView('adopters', year, fr).views[0]?.legend.map(({ swatch }) => swatch),
    ['line'],
  );
});

test('a matrix of months says what was not measured and what was measured in part', () => {
  const table = monthMatrix(
    '',
    indicatorOf('hashtag_posts_original'),
    measuresOf('hashtag_posts_original', 'month'),
    fr,
  );
  assert.equal(table.rows.length, 12);
  assert.equal(table.rows[10]?.cells[2], 'non mesuré');
  assert.match(table.rows[7]?.cells[2] ?? '', /\(61,7\u00a0%\)$/);
});

test('a year under way is shown up to the last day known', () => {
  const under = summaryAnswer(2019);
  const year = { ...under, period: { ...under.period, end: '2020-09-25' } };
  const clipped = clipSummary(year);
  assert.equal(clipped.period.end, '2019-09-30');
  assert.ok(clipped.figures.every(({ measure }) => measure.period.end <= '2019-09-30'));
  assert.deepEqual(clipSummary(summaryAnswer(2016)), summaryAnswer(2016));
});

test('a running head cannot break out of its CSS string', () => {
  const rules = pageRules({ title: 'a"; } body { x', edition: 'b\\', warning: null, page: 'p' });
  assert.ok(rules.includes('content: "a\\22 ; } body { x"'));
  assert.ok(rules.includes('content: "b\\5c "'));
  assert.ok(!rules.includes('@top-right'));
});

test('within one year a running total says since when, a minimum says so, and dates fit a phone', () => {
  const year: SectionSource = {
    ...source,
    figures: summaryAnswer(2016).figures,
    scale: 'months',
    frame: { ...source.frame, from: '2016-09-26', to: '2017-09-25' },
    series: ({ key, grain }) => measuresOf(key, grain, '2016-09-26', '2017-09-25'),
  };
  const placements = sectionView('placements', year, fr);
  assert.match(placements.title, /, depuis le début, au 25\u00a0septembre 2017$/);
  assert.match(placements.views.at(-1)?.alt ?? '', /Dernière valeur\u00a0: au moins \d+/);
  assert.match(
    sectionView('adopters', year, fr).title,
    / au dernier relevé connu le 25\u00a0septembre 2017$/,
  );
  const ticks = timeTicks('2016-09-26', '2017-09-25', fr).map(({ label }) => label);
  assert.deepEqual(ticks, ['nov', '2017', 'mars', 'mai', 'juil', 'sept']);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ChartConfiguration } from 'chart.js';
import { barChart } from '../../../web/charts/bar-chart.ts';
import { hatchLines } from '../../../web/charts/hatching.ts';
import { lineChart } from '../../../web/charts/line-chart.ts';
import { type Frame, lookOf, type Point, pointOf } from '../../../web/charts/points.ts';
import { rangeChart } from '../../../web/charts/range-chart.ts';
import { type Theme, themeFrom } from '../../../web/charts/theme.ts';
import { chartToSvg } from '../../../web/charts/to-svg.ts';
import { readAloud } from '../../../web/figures/chart-reading.ts';
import { monthColumns } from '../../../web/figures/column-views.ts';
import { brokenLine } from '../../../web/figures/line-views.ts';
import { publishedMarks } from '../../../web/figures/published-marks.ts';
import { wordsOf } from '../../../web/i18n/words.ts';
import { indicatorsAnswer } from '../../e2e/web-fixtures/answers.ts';
import { measuresOf } from '../../e2e/web-fixtures/measures.ts';
import { PUBLISHED } from '../../e2e/web-fixtures/published.ts';

const words = wordsOf('fr');
const theme: Theme = themeFrom((name) => name);
const frame: Frame = { from: '2015-09-26', to: '2019-09-30', startDay: '2015-09-26', cutoff: '2019-09-30' };
const months = measuresOf('seeker_requests', 'month');
const points = months.map((measure) =>
  pointOf(measure, frame, ({ period }) => ({ label: period.start.slice(0, 7), tick: '' })),
);
const at = (month: string): Point => {
  const point = points.find(({ label }) => label === month);
  assert.ok(point);
  return point;
};

test('a monthly chart draws one column a month, from 0', () => {
  const config = barChart({ points, say: () => '', labels: null, openRanges: [], breaks: [] }, theme, words);
  assert.equal(config.data.labels?.length, 49);
  assert.equal(config.data.datasets[0]?.data[1], at('2015-10').value);
  assert.partialDeepStrictEqual(config.options?.scales?.y, { beginAtZero: true });
  assert.equal(Object.keys(config.options?.scales ?? {}).length, 2);
});

test('the axis of a share is printed in per cent and may stand between whole numbers', () => {
  const axisOf = (key: string) => {
    const indicator = indicatorsAnswer().indicators.find((entry) => entry.key === key);
    assert.ok(indicator);
    const measures = measuresOf(key, 'month');
    const view = monthColumns({ id: key, indicator, measures, frame, unit: '' }, words);
    type Axis = { readonly ticks: { precision?: number; callback: (value: number) => string } };
    const axis = view.build(theme).options?.scales?.y as Axis | undefined;
    return [axis?.ticks.precision, axis?.ticks.callback(0.2)];
  };
  assert.deepEqual(axisOf('relay_coverage'), [undefined, '20\u00a0%']);
  assert.equal(axisOf('collective_relays')[0], 0);
});

test('a chart read aloud goes from one day to another with an article, from one month to another without', () => {
  const span = (...labels: string[]) =>
    readAloud(
      labels.map((label) => ({ label, text: '1', rank: 1 })),
      words,
    );
  const day = words.format.day;
  assert.match(
    span(day('2015-10-01'), day('2015-10-02')),
    /, du 1er\u00a0octobre 2015 au 2\u00a0octobre 2015\./,
  );
  assert.match(span('octobre 2015', 'novembre 2015'), /, d’octobre 2015 à novembre 2015\./);
  assert.match(span('mai 2016', 'juin 2016'), /, de mai 2016 à juin 2016\./);
  assert.match(span('2015–2016', '2016–2017'), /, de 2015–2016 à 2016–2017\./);
});

test('a month that nobody measured is null, never 0', () => {
  assert.equal(at('2017-11').value, null);
  assert.equal(at('2017-11').look, 'gap');
  const config = barChart({ points, say: () => '', labels: null, openRanges: [], breaks: [] }, theme, words);
  assert.equal(config.data.datasets[0]?.data[26], null);
  assert.equal(config.data.datasets[0]?.data.filter((value) => value === 0).length, 0);
});

test('a measured zero is drawn as 0', () => {
  const [zero] = measuresOf('collective_relays', 'month', '2016-01-01', '2016-01-31');
  assert.ok(zero);
  const point = pointOf({ ...zero, state: 'measured_zero', value: 0 }, frame, () => ({
    label: '',
    tick: '',
  }));
  assert.deepEqual([point.value, point.look], [0, 'full']);
});

test('a partly collected month is hatched, a month cut by the first day is lighter', () => {
  assert.equal(at('2017-08').look, 'hatched');
  assert.equal(at('2015-09').look, 'partial');
  assert.equal(at('2019-09').look, 'full');
  const fills = barChart({ points, say: () => '', labels: null, openRanges: [], breaks: [] }, theme, words)
    .data.datasets[0]?.backgroundColor as string[];
  assert.deepEqual(
    [fills[0], fills[1], fills[23], fills[26]],
    ['--accent-light', '--accent', '--accent-wash', 'transparent'],
  );
});

test('a month that began on the first day is clipped by some answers and still incomplete', () => {
  const [first] = months;
  assert.ok(first);
  const clipped = { ...first, period: { ...first.period, start: '2015-09-26' } };
  assert.equal(lookOf(clipped, frame), 'partial');
});

test('a month cut by the first day is hatched only when more than the cut is missing', () => {
  const [first] = months;
  assert.ok(first);
  assert.equal(lookOf({ ...first, coverage: 0.166 }, frame), 'partial');
  assert.equal(lookOf({ ...first, coverage: 0.1 }, frame), 'hatched');
});

test('in a single year both Septembers are shared with a neighbour', () => {
  const year = { ...frame, from: '2016-09-26', to: '2017-09-25' };
  const looks = measuresOf('seeker_requests', 'month', year.from, year.to).map((measure) =>
    lookOf(measure, year),
  );
  assert.deepEqual([looks[0], looks[1], looks.at(-1)], ['shared', 'full', 'shared']);
});

test('an upper bound is kept beside the lower one', () => {
  const [lower, upper] = [at('2016-03').value ?? 0, at('2016-03').upper ?? 0];
  assert.ok(upper > lower);
});

test('an audience has both bounds or no column', () => {
  const range = { label: '', tick: '', look: 'full' as const, text: '' };
  const config = rangeChart(
    [
      { ...range, range: [27_300, 690_000] },
      { ...range, range: null, look: 'gap' },
    ],
    [],
    theme,
    words,
  );
  assert.deepEqual(config.data.datasets[0]?.data, [[27_300, 690_000], null]);
});

test('the line breaks at the failed scan, and only there', () => {
  const scans = measuresOf('bio_adopters', 'day').filter(({ state }) => state !== 'not_measured');
  const line = brokenLine(scans);
  assert.deepEqual(
    line.points
      .filter(({ y }) => y === null)
      .map(({ x }) => new Date(x * 86_400_000).toISOString().slice(0, 10)),
    ['2018-03-01'],
  );
  assert.equal(line.gaps.length, 1);
});

test('a scan that is missing altogether breaks the line as well', () => {
  const scans = measuresOf('bio_adopters', 'day').filter(
    ({ state, period }) => state === 'measured' && period.start !== '2016-06-01',
  );
  const broken = brokenLine(scans).points.filter(({ y }) => y === null);
  assert.equal(broken.length, 2);
});

test('published figures are open marks, not joined, in a dataset of their own', () => {
  const { marks } = publishedMarks(PUBLISHED.figures, 'bio_adopters', frame, words);
  const config = lineChart(
    { points: [], marks, gaps: [], breaks: [], ticks: [], from: 0, to: 1, dots: true, say: () => '' },
    theme,
    words,
  );
  const [measured, published] = config.data.datasets;
  assert.deepEqual([measured?.data.length, measured?.spanGaps], [0, false]);
  assert.equal(published?.showLine, false);
  assert.equal(published?.pointBackgroundColor, 'transparent');
  assert.deepEqual(published?.pointStyle, ['circle', 'triangle', 'triangle', 'triangle', 'triangle']);
});

test('an undated figure has no place on the axis, and one outside the period is left out', () => {
  const whole = publishedMarks(PUBLISHED.figures, 'bio_adopters', frame, words);
  assert.deepEqual([whole.marks.length, whole.unplaced], [6, 1]);
  const year = publishedMarks(
    PUBLISHED.figures,
    'bio_adopters',
    { from: '2016-09-26', to: '2017-09-25' },
    words,
  );
  assert.equal(year.marks.length, 0);
});

test('hatching stays inside its box', () => {
  const box = { left: 10, top: 20, width: 7, height: 90 };
  const lines = hatchLines(box, 5);
  assert.ok(lines.length > 10);
  for (const { x1, x2, y1, y2 } of lines) {
    assert.ok(
      Math.min(x1, x2) >= 10 && Math.max(x1, x2) <= 17 && Math.min(y1, y2) >= 20 && Math.max(y1, y2) <= 110,
    );
  }
  assert.deepEqual(hatchLines({ ...box, height: 0 }, 5), []);
});

test('the years under eleven years of months leave one another room on a phone; figures over columns do, or are left out', () => {
  const column = (index: number, tick: string): Point => ({
    label: `${index}`,
    tick,
    value: 1000 + index,
    upper: null,
    look: 'full',
  });
  const textsOf = (points: readonly Point[], labels: readonly string[] | null, width: number) => {
    const chart = { points, say: () => '', labels, openRanges: [], breaks: [] };
    const svg = chartToSvg(() => barChart(chart, theme, words) as ChartConfiguration, {
      size: { id: 'essai', width, height: 272 },
      alt: '',
      theme,
      measure: (text) => text.length * 6,
    });
    return [...svg.matchAll(/<text x="([\d.]+)"[^>]*>([^<]*)/g)].map(
      ([, x, text]) => [Number(x), text] as const,
    );
  };
  const months = Array.from({ length: 134 }, (_, month) =>
    column(month, month % 12 === 4 ? `${2016 + (month - 4) / 12}` : ''),
  );
  const yearsAt = (width: number) =>
    textsOf(months, null, width).filter(([, text]) => /^20\d\d$/.test(text ?? ''));
  const phone = yearsAt(328);
  assert.ok(phone.length > 3);
  for (const [index, [x]] of phone.entries()) assert.ok(index === 0 || x - (phone[index - 1]?.[0] ?? 0) > 30);
  assert.equal(yearsAt(800).length, 11);
  const years = Array.from({ length: 12 }, (_, year) => column(year, `${2015 + year}`));
  const figuresAt = (width: number) =>
    textsOf(
      years,
      years.map(() => '1 486'),
      width,
    ).filter(([, text]) => text === '1 486').length;
  assert.deepEqual([figuresAt(328), figuresAt(800)], [0, 12]);
});

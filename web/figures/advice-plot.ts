import type { ChartConfiguration } from 'chart.js';
import type { Indicator } from '../../api/contract/indicator.ts';
import type { Measure } from '../../api/contract/measure.ts';
import { type IntervalRow, intervalChart } from '../charts/interval-chart.ts';
import type { Frame } from '../charts/points.ts';
import type { Words } from '../i18n/words.ts';
import { ADVICE, type Advice, adviceName, adviceTable, signed } from './advice-view.ts';
import { type ChartMark, drawnFrom } from './chart-reading.ts';
import type { ChartView } from './chart-view.ts';
import { withPeriod } from './period-text.ts';

type Input = {
  readonly indicator: Indicator;
  /** Since the first day, every dimension. */
  readonly measures: readonly Measure[];
  readonly frame: Frame;
};

/**
 * The contrasts of the advice as dots with their intervals: those of interactions share an axis, that of emojis is of
 * impressions and has one of its own. None where nothing was measured.
 */
export function advicePlots(input: Input, words: Words): ChartView[] {
  const { t } = words;
  const isOfImpressions = (advice: Advice) => advice === 'emoji';
  return [
    plot(
      input,
      { name: 'interactions', unit: t.adviceUnit, advice: ADVICE.filter((one) => !isOfImpressions(one)) },
      words,
    ),
    plot(
      input,
      { name: 'impressions', unit: t.adviceUnitImpressions, advice: ADVICE.filter(isOfImpressions) },
      words,
    ),
  ].filter((view) => view !== null);
}

/** How many of the contrasts that were measured are told apart from none: the message of their charts. */
export function adviceMessage(measures: readonly Measure[], words: Words): string {
  const intervals = ADVICE.map((one) => intervalOf(measures.find(({ dimension }) => dimension === one)));
  const measured = intervals.filter((interval) => interval !== null);
  return words.t.adviceMessage(measured.filter(isApart).length, measured.length);
}

const isApart = ({ low, high }: NonNullable<IntervalRow['interval']>): boolean => low > 0 || high < 0;

type Group = { readonly name: string; readonly unit: string; readonly advice: readonly Advice[] };

function plot(
  { indicator, measures, frame }: Input,
  { name, unit, advice }: Group,
  words: Words,
): ChartView | null {
  const { t, format } = words;
  const rows = advice.map((one): IntervalRow => {
    const label = adviceName(one, words);
    const measure = measures.find(({ dimension }) => dimension === one);
    const interval = intervalOf(measure);
    const text = interval
      ? t.adviceDifference(
          signed(interval.middle, words),
          t.fromTo(format.number(interval.low, 1), format.number(interval.high, 1)),
        )
      : t.notMeasured;
    return { label, tick: inLines(label), interval, text };
  });
  if (rows.every(({ interval }) => interval === null)) return null;
  const subtitle = withPeriod(unit, frame, words);
  const apart = rows.filter(({ interval }) => interval && isApart(interval));
  const marks = rows.map(
    ({ label, text, interval }): ChartMark => ({ label, text, rank: interval?.middle ?? null }),
  );
  const said =
    apart.length > 0 ? t.adviceApart(apart.map(({ label }) => label).join(', ')) : t.adviceNoneApart;
  return {
    id: `${indicator.key}-${name}`,
    unit,
    subtitle,
    alt: t.chartAlt(subtitle, said),
    legend: [{ swatch: 'line', label: t.legendDifference }],
    notes: [t.adviceNote],
    marks,
    reading: [...marks.map(({ label, text }) => `${t.pointText(label, text)}.`), `${said}.`].join(' '),
    from: { ...drawnFrom({ indicator, measures, frame }), dimension: '*' },
    table: adviceTable(measures, words, advice),
    build: (theme) => intervalChart(rows, theme, words) as ChartConfiguration,
  };
}

function intervalOf(measure: Measure | undefined): IntervalRow['interval'] {
  if (!measure || measure.value === null || measure.low === null || measure.high === null) return null;
  return { low: measure.low, middle: measure.value, high: measure.high };
}

/** A name in two lines, cut at the blank nearest to its middle. */
function inLines(name: string): string {
  const middle = name.length / 2;
  const blanks = [...name.matchAll(/ /g)].map(({ index }) => index);
  const [cut] = blanks.toSorted((a, b) => Math.abs(a - middle) - Math.abs(b - middle));
  return name.length < 18 || cut === undefined ? name : `${name.slice(0, cut)}\n${name.slice(cut + 1)}`;
}

/** Where the contrasts come from, of which requests they are, and up to when. */
export function adviceFoot(indicator: Indicator, cutoff: string, { t, format }: Words): string {
  return [
    t.footSource(format.tidy(indicator.source[format.language])),
    t.footScope(t.scopeAdvice),
    t.footCutoff(format.day(cutoff)),
  ].join(' ');
}

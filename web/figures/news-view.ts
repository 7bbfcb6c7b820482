import type { ChartConfiguration } from 'chart.js';
import type { Measure } from '../../api/contract/measure.ts';
import { barChart } from '../charts/bar-chart.ts';
import { drawnValue, type Point } from '../charts/points.ts';
import { counted, type Words } from '../i18n/words.ts';
import { type ChartMark, drawnFrom } from './chart-reading.ts';
import type { ChartView, Swatch } from './chart-view.ts';
import type { ColumnInput } from './column-views.ts';
import { withPeriod } from './period-text.ts';

/** People of one cohort; null where their number cannot be told from what is measured. */
export type CohortNews = {
  readonly asked: number;
  readonly declared: { readonly low: number; readonly high: number };
  /** Null with `declared` open: how the news divide is told from twenty people on. */
  readonly otherNews: number | null;
  readonly noNews: number;
};

/**
 * What became known of the people of a cohort, as people: from the shares that `declared_bounds` keeps of them.
 * @param cohort declared_share_cohort of the same period: what posts nobody could read may add
 */
export function cohortNews(bounds: readonly Measure[], cohort: Measure | null): CohortNews | null {
  const of = (dimension: string) => bounds.find((measure) => measure.dimension === dimension);
  const [response, respondents] = [of('response_rate'), of('respondents')];
  const [rate, asked] = [response && drawnValue(response), response?.n];
  if (typeof rate !== 'number' || typeof asked !== 'number') return null;
  const news = Math.round(rate * asked);
  const share = respondents && drawnValue(respondents);
  const known = typeof share === 'number' ? Math.round(share * news) : null;
  const most = cohort?.high && cohort.reason !== 'partial_coverage' ? Math.round(cohort.high * asked) : 0;
  return {
    asked,
    declared: { low: known ?? 0, high: Math.max(known ?? news, most) },
    otherNews: known === null ? null : news - known,
    noNews: asked - news,
  };
}

/** Columns of people, never a percentage: who asked, who declared, who gave other news, who is without news. */
export function newsColumns(
  input: ColumnInput & { readonly cohort: Measure | null },
  words: Words,
): ChartView | null {
  const { t, format } = words;
  const news = cohortNews(input.measures, input.cohort);
  if (!news) return null;
  const { asked, declared, otherNews, noNews } = news;
  const subtitle = withPeriod(input.unit, input.frame, words);
  const column = (label: string, value: number | null, look: Point['look'], upper: number | null = null) => ({
    label: label.replace('\n', ' '),
    tick: label,
    value,
    upper,
    look,
  });
  const points: Point[] = [
    column(t.newsAsked, asked, 'full'),
    column(t.newsDeclared, declared.low, 'full', declared.high > declared.low ? declared.high : null),
    column(t.newsOther, otherNews, otherNews === null ? 'gap' : 'full'),
    column(t.newsNone, noNews, 'shared'),
  ];
  const say = ({ value, upper }: Point): string => {
    if (value === null) return t.notMeasured;
    if (upper !== null) return t.fromTo(format.number(value), counted(words, upper, t.personWord));
    return counted(words, value, t.personWord);
  };
  const marks = points.map(
    (point): ChartMark => ({ label: point.label, text: say(point), rank: point.value }),
  );
  const legend: { swatch: Swatch; label: string }[] = [
    { swatch: 'column', label: t.legendPeople },
    { swatch: 'light', label: t.legendNoNews },
  ];
  if (points.some(({ upper }) => upper !== null)) legend.push({ swatch: 'whisker', label: t.legendUpper });
  if (otherNews === null) legend.push({ swatch: 'gap', label: t.legendTooFew });
  return {
    id: input.id,
    unit: input.unit,
    subtitle,
    alt: t.chartAlt(subtitle, `${t.pointText(t.newsNoneAlone, counted(words, noNews, t.personWord))}`),
    legend,
    notes: [t.newsCaveat],
    marks,
    reading: t.newsReading(
      counted(words, asked, t.personWord),
      say(points[1] as Point),
      say(points[2] as Point),
      say(points[3] as Point),
    ),
    from: { ...drawnFrom(input), dimension: '*' },
    table: {
      caption: subtitle,
      columns: [t.colNews, t.colLow, t.colHigh],
      rows: points.map(({ label, value, upper }) => ({
        head: label,
        cells: [value, upper ?? value].map((one) => (one === null ? t.notMeasured : format.number(one))),
      })),
    },
    build: (theme) =>
      barChart(
        {
          points,
          say,
          labels: points.map(({ value }) => (value === null ? null : format.number(value))),
          openRanges: [],
          breaks: [],
        },
        theme,
        words,
      ) as ChartConfiguration,
  };
}

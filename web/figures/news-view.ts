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
  /** Null where it was not measured; left out where it is not asked for. */
  readonly relayed?: { readonly low: number; readonly high: number } | null;
  readonly declared: { readonly low: number; readonly high: number };
  /** Null with `declared` open: how the news divide is told from twenty people on. */
  readonly otherNews: number | null;
  readonly noNews: number;
};

/**
 * What became known of the people of a cohort, as people: from the shares that `declared_bounds` keeps of them.
 * @param cohort declared_share_cohort of the same period: what posts nobody could read may add
 * @param relays relayed_share_cohort of the same period, every dimension; none where it is not asked for
 */
export function cohortNews(
  bounds: readonly Measure[],
  cohort: Measure | null,
  relays: readonly Measure[] = [],
): CohortNews | null {
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
    ...(relays.length > 0 && { relayed: peopleRelayed(relays, asked) }),
    declared: { low: known ?? 0, high: Math.max(known ?? news, most) },
    otherNews: known === null ? null : news - known,
    noNews: asked - news,
  };
}

/** How many of the people that are known were relayed, and how many more may have been. */
function peopleRelayed(shares: readonly Measure[], asked: number): { low: number; high: number } | null {
  const of = (dimension: string) => shares.find((measure) => measure.dimension === dimension);
  const [whole, known] = [of(''), of('known')];
  const share = known && drawnValue(known);
  if (typeof share !== 'number') return null;
  const low = Math.round(share * asked);
  return { low, high: Math.max(low, Math.round((whole?.high ?? share) * asked)) };
}

/** Columns of people, never a percentage: who asked, who was relayed, who declared, who gave other news, who is without news. */
export function newsColumns(
  input: ColumnInput & { readonly cohort: Measure | null; readonly relays?: readonly Measure[] },
  words: Words,
): ChartView | null {
  const { t, format } = words;
  const news = cohortNews(input.measures, input.cohort, input.relays);
  if (!news) return null;
  const { asked, relayed, declared, otherNews, noNews } = news;
  const subtitle = withPeriod(input.unit, input.frame, words);
  const column = (label: string, value: number | null, look: Point['look'], upper: number | null = null) => ({
    label: label.replace('\n', ' '),
    tick: label,
    value,
    upper,
    look,
  });
  const between = (label: string, people: { low: number; high: number } | null) =>
    people === null
      ? column(label, null, 'gap')
      : column(label, people.low, 'full', people.high > people.low ? people.high : null);
  const points: Point[] = [
    column(t.newsAsked, asked, 'full'),
    ...(relayed === undefined ? [] : [between(t.newsRelayed, relayed)]),
    between(t.newsDeclared, declared),
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
  if (relayed === null) legend.push({ swatch: 'gap', label: t.legendGap });
  else if (otherNews === null) legend.push({ swatch: 'gap', label: t.legendTooFew });
  return {
    id: input.id,
    unit: input.unit,
    subtitle,
    alt: t.chartAlt(subtitle, `${t.pointText(t.newsNoneAlone, counted(words, noNews, t.personWord))}`),
    legend,
    notes: relayed === undefined ? [t.newsCaveat] : [t.newsCaveat, t.newsNotNested],
    marks,
    reading: t.newsReading(
      counted(words, asked, t.personWord),
      relayed === undefined ? null : say(points[1] as Point),
      say(points.at(-3) as Point),
      say(points.at(-2) as Point),
      say(points.at(-1) as Point),
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

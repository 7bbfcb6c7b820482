import type { ChartConfiguration } from 'chart.js';
import type { Annotation } from '../../api/contract/annotation.ts';
import type { Indicator } from '../../api/contract/indicator.ts';
import type { Measure } from '../../api/contract/measure.ts';
import type { PublishedFigure } from '../../api/contract/summary.ts';
import { barChart } from '../charts/bar-chart.ts';
import type { OpenRange } from '../charts/column-marks.ts';
import { type Frame, type Point, pointOf } from '../charts/points.ts';
import { type Bound, NBSP } from '../i18n/format.ts';
import type { Words } from '../i18n/words.ts';
import { annotated } from './annotated.ts';
import { type ChartMark, drawnFrom, readAloud } from './chart-reading.ts';
import type { ChartView, Swatch } from './chart-view.ts';
import { valueText } from './figure-text.ts';
import { withPeriod } from './period-text.ts';
import { breakLegend, breakNotes, breaksAmongColumns, breaksIn } from './series-breaks.ts';
import { valueTable } from './value-table.ts';

export type ColumnInput = {
  readonly id: string;
  readonly indicator: Indicator;
  readonly measures: readonly Measure[];
  readonly frame: Frame;
  /** « Publications originales » */
  readonly unit: string;
  readonly annotations?: readonly Annotation[];
};

/** One column a month. Over more than two years only January is named, by its year. */
export function monthColumns(input: ColumnInput, words: Words): ChartView {
  const { t, format } = words;
  const long = input.measures.length > 24;
  const points = input.measures.map((measure) =>
    pointOf(measure, input.frame, ({ period }) => ({
      label: format.month(period.start),
      tick: long
        ? period.start.slice(5, 7) === '01'
          ? period.start.slice(0, 4)
          : ''
        : format.monthTick(period.start),
    })),
  );
  const notes = points.some(({ look }) => look === 'shared') ? [t.sharedMonths] : [];
  return columnView({ ...input, points, subtitle: t.perMonth(input.unit), head: t.colMonth, notes }, words);
}

/** One column a day: over more than a month only the first of each week is named. */
export function dayColumns(input: ColumnInput, words: Words): ChartView {
  const { t, format } = words;
  const every = input.measures.length > 31 ? 7 : 1;
  const points = input.measures.map((measure, index) =>
    pointOf(measure, input.frame, ({ period }) => ({
      label: format.day(period.start),
      tick: index % every === 0 ? format.dayMonth(period.start).replace(NBSP, '\n') : '',
    })),
  );
  return columnView({ ...input, points, subtitle: t.perDay(input.unit), head: t.colDay, notes: [] }, words);
}

/**
 * One column an i4Emploi year, each with its figure above it; then, when given, one for the whole time
 * and one for the published interval of the same indicator.
 */
export function yearColumns(
  input: ColumnInput & { all?: Measure; published?: PublishedFigure | null; notes?: readonly string[] },
  words: Words,
): ChartView {
  const { t, format } = words;
  const points: Point[] = input.measures.map((measure) =>
    pointOf(measure, input.frame, ({ period }) => {
      const span = format.yearSpan(period.start);
      return { label: span, tick: span.replace('–', '–\n') };
    }),
  );
  if (input.all) {
    const total = { label: t.sinceStart, tick: t.sinceStart.replace(' ', '\n') };
    points.push(pointOf(input.all, input.frame, () => total));
  }
  const openRanges: OpenRange[] = [];
  const published = input.published ?? null;
  if (published !== null && published.low !== null && published.high !== null) {
    openRanges.push({
      index: points.length,
      low: published.low,
      high: published.high,
      label: [`${format.number(published.low)}–`, format.number(published.high)],
    });
    const label = t.publishedColumn;
    points.push({ label, tick: label, value: null, upper: null, look: 'full' });
  }
  const view = { ...input, points, openRanges, subtitle: t.perYear(input.unit), head: t.colYear };
  return columnView({ ...view, notes: input.notes ?? [] }, words);
}

const FINE_UNITS: readonly Indicator['unit'][] = ['share', 'minutes', 'kappa'];

type ColumnView = ColumnInput & {
  readonly points: readonly Point[];
  readonly openRanges?: readonly OpenRange[];
  readonly subtitle: string;
  readonly head: string;
  readonly notes: readonly string[];
};

function columnView(view: ColumnView, words: Words): ChartView {
  const { t } = words;
  const { points, indicator, openRanges = [] } = view;
  const say = (value: number, bound: Bound) => valueText(indicator.unit, value, words, { bound });
  const isMinimum = ({ upper }: Point) => upper !== null || indicator.shown === 'lower_bound';
  const subtitle = withPeriod(view.subtitle, view.frame, words);
  const highest = points.reduce<Point | null>(
    (best, point) => ((point.value ?? -1) > (best?.value ?? -1) ? point : best),
    null,
  );
  const few = points.length <= 14;
  const describe = (point: Point) => {
    if (point.value === null)
      return point.look === 'failed' ? t.failed : point.look === 'hidden' ? t.hidden : t.notMeasured;
    if (point.upper !== null) return t.fromTo(say(point.value, 'low'), say(point.upper, 'high'));
    return isMinimum(point) ? `${t.atLeast} ${say(point.value, 'low')}` : say(point.value, null);
  };
  const main =
    highest === null || highest.value === null
      ? t.altNothing
      : t.altHighest(highest.label, describe(highest));
  const breaks = breaksIn(indicator, view.frame);
  const lines = breaksAmongColumns(breaks, view.measures, words);
  const marks = points.slice(0, view.measures.length).map((point): ChartMark => {
    return { label: point.label, text: describe(point), rank: point.value };
  });
  // Whole numbers need no unit on their axis; a share, a delay and a kappa lie between them.
  const axis = FINE_UNITS.includes(indicator.unit)
    ? (value: number) => valueText(indicator.unit, value, words)
    : null;
  const labels = few
    ? points.map((point) => (point.value === null ? null : say(point.value, isMinimum(point) ? 'low' : null)))
    : null;
  const drawn: ChartView = {
    id: view.id,
    unit: view.subtitle,
    subtitle,
    alt: t.chartAlt(subtitle, main),
    legend: [
      ...legendOf(points, openRanges.length > 0, words, view.head === t.colMonth),
      ...breakLegend(breaks, words),
    ],
    notes: [...view.notes, ...breakNotes(breaks, words)],
    marks,
    reading: readAloud(marks, words),
    from: drawnFrom(view),
    table: valueTable(
      { caption: subtitle, head: view.head, indicator, measures: view.measures, points },
      words,
    ),
    build: (theme) =>
      barChart(
        { points, say: describe, labels, openRanges, breaks: lines, axis },
        theme,
        words,
      ) as ChartConfiguration,
  };
  const { annotations = [], measures, frame } = view;
  return annotated(drawn, { annotations, measures, frame, axis: 'columns' }, words);
}

function legendOf(points: readonly Point[], published: boolean, words: Words, monthly: boolean) {
  const { t } = words;
  const has = (...looks: Point['look'][]) => points.some(({ look }) => looks.includes(look));
  const legend: { swatch: Swatch; label: string }[] = [];
  if (has('full')) legend.push({ swatch: 'column', label: monthly ? t.legendMonth : t.legendMeasured });
  if (has('shared')) legend.push({ swatch: 'light', label: t.legendShared });
  else if (has('partial'))
    legend.push({ swatch: 'light', label: monthly ? t.legendPartial : t.legendPartialYear });
  if (has('hatched')) legend.push({ swatch: 'hatched', label: t.legendHatched });
  if (has('gap', 'failed')) legend.push({ swatch: 'gap', label: t.legendGap });
  if (has('hidden')) legend.push({ swatch: 'gap', label: t.hidden });
  if (points.some(({ upper }) => upper !== null)) legend.push({ swatch: 'whisker', label: t.legendUpper });
  if (published) legend.push({ swatch: 'interval', label: t.legendPublishedRange });
  return legend;
}

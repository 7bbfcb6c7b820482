import type { ChartConfiguration } from 'chart.js';
import type { Measure } from '../../api/contract/measure.ts';
import type { PublishedFigure } from '../../api/contract/summary.ts';
import { type LineChart, type LinePoint, lineChart, type OpenMark } from '../charts/line-chart.ts';
import { drawnValue } from '../charts/points.ts';
import { counted, type Words } from '../i18n/words.ts';
import { annotated } from './annotated.ts';
import { type ChartMark, drawnFrom, readAloud } from './chart-reading.ts';
import type { ChartView, Swatch } from './chart-view.ts';
import type { ColumnInput } from './column-views.ts';
import { withPeriod } from './period-text.ts';
import { dayNumber, dayOfNumber, publishedMarks } from './published-marks.ts';
import { breakLegend, breakNotes, breaksAmongDays, breaksIn } from './series-breaks.ts';
import { valueTable } from './value-table.ts';

type LineInput = ColumnInput & { readonly published: readonly PublishedFigure[] };

/**
 * Readings of a stock, joined by a line that breaks where one failed or never took place. Days
 * without a planned reading are no gap: only readings and failures are kept.
 */
export function scanLine(input: LineInput, words: Words): ChartView {
  const { t, format } = words;
  const scans = input.measures.filter(
    (measure) => measure.state === 'failed' || drawnValue(measure) !== null,
  );
  const { points, gaps } = brokenLine(scans);
  const { marks, unplaced } = publishedMarks(input.published, input.indicator.key, input.frame, words);
  const rows = scans.map(({ period, state }) => ({
    label: format.day(period.start),
    look: state === 'failed' ? ('failed' as const) : ('full' as const),
  }));
  return lineView(
    {
      ...input,
      scans,
      points,
      gaps,
      marks,
      unplaced,
      rows,
      dots: true,
      head: t.colScan,
      subtitle: t.unitAccounts,
    },
    words,
  );
}

/** A running total at the end of each month, with the totals that were published as open marks. */
export function runningTotal(input: LineInput, words: Words): ChartView {
  const { t, format } = words;
  const inFrame = input.measures.filter(({ period }) => period.start <= input.frame.cutoff);
  const points: LinePoint[] = inFrame.map((measure) => ({
    x: dayNumber(measure.period.end > input.frame.cutoff ? input.frame.cutoff : measure.period.end),
    y: drawnValue(measure),
  }));
  const gaps = stretches(points);
  const { marks, unplaced } = publishedMarks(input.published, input.indicator.key, input.frame, words);
  const rows = inFrame.map(({ period, state }) => ({
    label: format.month(period.start),
    look: state === 'failed' ? ('failed' as const) : ('full' as const),
  }));
  return lineView(
    {
      ...input,
      scans: inFrame,
      points,
      gaps,
      marks,
      unplaced,
      rows,
      dots: false,
      head: t.colMonth,
      subtitle: t.unitCumulative,
    },
    words,
  );
}

/**
 * Where the line breaks: at a failed reading, and over any silence longer than 1.6 times the usual
 * distance between two readings.
 */
export function brokenLine(scans: readonly Measure[]): {
  points: LinePoint[];
  gaps: (readonly [number, number])[];
} {
  const readings = scans.map((measure) => ({ x: dayNumber(measure.period.end), y: drawnValue(measure) }));
  const done = readings.filter(({ y }) => y !== null).map(({ x }) => x);
  const steps = done.slice(1).map((x, index) => x - (done[index] ?? x));
  const usual = steps.toSorted((a, b) => a - b)[Math.floor(steps.length / 2)] ?? 0;
  const points: LinePoint[] = [];
  readings.forEach((reading, index) => {
    const previous = readings[index - 1];
    if (previous && reading.x - previous.x > usual * 1.6 && previous.y !== null && reading.y !== null)
      points.push({ x: (previous.x + reading.x) / 2, y: null });
    points.push(reading);
  });
  return { points, gaps: stretches(points) };
}

/** From the last value before each silence to the first one after it. */
function stretches(points: readonly LinePoint[]): (readonly [number, number])[] {
  return points.flatMap(({ x, y }, index) => {
    if (y !== null || points[index - 1]?.y === null) return [];
    const after = points.slice(index).find((point) => point.y !== null);
    return after ? [[points[index - 1]?.x ?? x, after.x] as const] : [];
  });
}

type LineView = LineInput & {
  readonly scans: readonly Measure[];
  readonly points: readonly LinePoint[];
  readonly gaps: LineChart['gaps'];
  readonly marks: readonly OpenMark[];
  readonly unplaced: number;
  readonly rows: readonly { label: string; look: 'full' | 'failed' }[];
  readonly dots: boolean;
  readonly head: string;
  readonly subtitle: string;
};

function lineView(view: LineView, words: Words): ChartView {
  const { t, format } = words;
  const subtitle = withPeriod(view.subtitle, view.frame, words);
  const minimum = view.indicator.shown === 'lower_bound';
  const say = (value: number) => (minimum ? `${t.atLeast} ` : '') + format.number(value);
  const last = view.points.findLast(({ y }) => y !== null);
  const main =
    last === undefined || last.y === null
      ? t.altNothing
      : t.altLast(format.day(dayOfNumber(last.x)), say(last.y));
  const marks = view.points.map(({ x, y }): ChartMark => {
    return { label: format.day(dayOfNumber(x)), text: y === null ? t.notMeasured : say(y), rank: y };
  });
  const has = (shape: OpenMark['shape']) => view.marks.some((mark) => mark.shape === shape);
  const legend: { swatch: Swatch; label: string }[] = [
    { swatch: 'line', label: view.dots ? t.legendScan : minimum ? t.legendMinimum : t.legendMeasured },
  ];
  if (view.gaps.length > 0) legend.push({ swatch: 'gap', label: gapName(view, words) });
  if (has('more_than')) legend.push({ swatch: 'triangle', label: t.legendPublishedMore });
  if (has('interval')) legend.push({ swatch: 'interval', label: t.legendPublishedRange });
  if (has('exactly')) legend.push({ swatch: 'circle', label: t.legendPublishedExact });
  const breaks = breaksIn(view.indicator, view.frame);
  legend.push(...breakLegend(breaks, words));
  const { from, to } = view.frame;
  const chart: LineChart = {
    points: view.points,
    marks: view.marks,
    gaps: view.gaps,
    breaks: breaksAmongDays(breaks, words),
    ticks: timeTicks(from, to, words),
    from: dayNumber(from),
    to: dayNumber(to),
    dots: view.dots,
    say: (x, y) => `${format.day(dayOfNumber(x))} – ${say(y)}`,
  };
  const drawn: ChartView = {
    id: view.id,
    unit: view.subtitle,
    subtitle,
    alt: t.chartAlt(subtitle, main),
    legend,
    notes: [
      ...(last === undefined && view.dots ? [t.noScan] : []),
      ...(view.unplaced > 0 && from === view.frame.startDay
        ? [t.undatedMarks(counted(words, view.unplaced, t.undatedWord))]
        : []),
      ...breakNotes(breaks, words),
    ],
    marks,
    reading: readAloud(marks, words),
    from: drawnFrom(view),
    table: valueTable(
      {
        caption: subtitle,
        head: view.head,
        indicator: view.indicator,
        measures: view.scans,
        points: view.rows,
      },
      words,
    ),
    build: (theme) => lineChart(chart, theme, words) as ChartConfiguration,
  };
  const { annotations = [], scans, frame } = view;
  return annotated(drawn, { annotations, measures: scans, frame, axis: 'days' }, words);
}

const gapName = ({ dots, scans }: LineView, { t }: Words): string =>
  scans.some(({ state }) => state === 'hidden') ? t.hidden : dots ? t.legendFailed : t.legendGap;

/** Over more than two years each 1 January; within, the first of every second month, January by its year. */
export function timeTicks(from: string, to: string, { format }: Words): { x: number; label: string }[] {
  const ticks: { x: number; label: string }[] = [];
  const long = dayNumber(to) - dayNumber(from) > 740;
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year += 1) {
    for (const month of long ? ['01'] : ['01', '03', '05', '07', '09', '11']) {
      const first = `${year}-${month}-01`;
      if (first < from || first > to) continue;
      ticks.push({ x: dayNumber(first), label: month === '01' ? String(year) : format.monthTick(first) });
    }
  }
  return ticks;
}

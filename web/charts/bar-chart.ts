import type { ChartConfiguration } from 'chart.js';
import type { Words } from '../i18n/words.ts';
import { type BreakLine, breakLines } from './break-lines.ts';
import {
  columnLabels,
  gapBands,
  hatchedColumns,
  type OpenRange,
  openRanges,
  whiskers,
} from './column-marks.ts';
import type { Look, Point } from './points.ts';
import { type AxisText, commonOptions, tickStyle, tooltipStyle, valueScale } from './scales.ts';
import type { Theme } from './theme.ts';

export type BarChart = {
  readonly points: readonly Point[];
  /** What a column says when it is pointed at. */
  readonly say: (point: Point) => string;
  /** Printed above the columns; null prints none (too many columns). */
  readonly labels: readonly (string | null)[] | null;
  readonly openRanges: readonly OpenRange[];
  /** Changes of definition, as indices of columns; between two of them at a half. */
  readonly breaks: readonly BreakLine[];
  /** Null and left out: whole numbers. */
  readonly axis?: AxisText | null;
};

/** Columns from 0; a gap is a hatched band without a value. */
export function barChart(
  chart: BarChart,
  theme: Theme,
  words: Words,
): ChartConfiguration<'bar', (number | null)[], string> {
  const { points } = chart;
  const tops = points.map(({ value, upper }) => upper ?? value);
  const ranged = tops.map(
    (top, index) => chart.openRanges.find((range) => range.index === index)?.high ?? top,
  );
  const highest = Math.max(0, ...ranged.map((top) => top ?? 0));
  return {
    type: 'bar',
    data: {
      labels: points.map(({ label }) => label),
      datasets: [
        {
          data: points.map(({ value }) => value),
          backgroundColor: points.map(({ look }) => fillOf(look, theme)),
          categoryPercentage: points.length > 20 ? 0.9 : 0.72,
          barPercentage: points.length > 20 ? 0.88 : 1,
          maxBarThickness: 72,
        },
      ],
    },
    options: {
      ...commonOptions(theme),
      layout: { padding: { top: 18, right: chart.openRanges.length > 0 ? 22 : 6 } },
      scales: {
        x: {
          grid: { display: false },
          border: { color: theme.inkSoft },
          ticks: {
            ...tickStyle(theme),
            // Where half a page holds more than five columns, their names would run into one another.
            font: ({ chart: { width } }) => ({
              family: theme.font,
              size: width / points.length < 60 && points.length < 10 ? 9.5 : 11,
            }),
            autoSkip: points.length > 9 && points.every(({ tick }) => tick !== ''),
            callback(_value, index) {
              return nameOf(points, index, this.chart.width).split('\n');
            },
          },
        },
        y: valueScale(theme, words, highest, chart.axis),
      },
      plugins: {
        legend: { display: false },
        tooltip: {
          ...tooltipStyle(theme),
          callbacks: {
            label: ({ dataIndex }) => {
              const point = points[dataIndex];
              return point ? chart.say(point) : '';
            },
          },
        },
      },
    },
    plugins: [
      gapBands(points, theme),
      hatchedColumns(points, theme),
      whiskers(points, theme),
      openRanges(chart.openRanges, points.length, theme),
      breakLines(chart.breaks, theme),
      ...(chart.labels ? [columnLabels(chart.labels, ranged, theme)] : []),
    ],
  };
}

/** What stands between two names of a few columns among many, such as the Januaries, in pixels: a year and its space. */
const NAME_PX = 34;

/** Of columns of which only some have a name, as many are named, in equal steps, as the chart has room for. */
function nameOf(points: readonly Point[], index: number, width: number): string {
  const named = points.flatMap(({ tick }, place) => (tick === '' ? [] : [place]));
  const tick = points[index]?.tick ?? '';
  if (named.length === points.length) return tick;
  const step = Math.ceil((named.length * NAME_PX) / width);
  return named.indexOf(index) % step === 0 ? tick : '';
}

function fillOf(look: Look, theme: Theme): string {
  switch (look) {
    case 'full':
      return theme.accent;
    case 'partial':
    case 'shared':
      return theme.accentLight;
    case 'hatched':
      return theme.accentWash;
    case 'gap':
    case 'hidden':
    case 'failed':
      return 'transparent';
  }
}

import type { ChartConfiguration, Plugin } from 'chart.js';
import type { Words } from '../i18n/words.ts';
import { type BreakLine, breakLines } from './break-lines.ts';
import { gapBands, outlines } from './column-marks.ts';
import type { Look } from './points.ts';
import { commonOptions, tickStyle, tooltipStyle, valueScale } from './scales.ts';
import type { Theme } from './theme.ts';

/** Both bounds or none: a lone bound of an audience would read as an audience. */
export type RangePoint = {
  readonly label: string;
  readonly tick: string;
  readonly range: readonly [number, number] | null;
  readonly look: Look;
  readonly text: string;
};

/** Floating columns from the lower to the upper bound, each end labelled. */
export function rangeChart(
  points: readonly RangePoint[],
  breaks: readonly BreakLine[],
  theme: Theme,
  words: Words,
): ChartConfiguration<'bar', ([number, number] | null)[], string> {
  const highest = Math.max(0, ...points.map(({ range }) => range?.[1] ?? 0));
  return {
    type: 'bar',
    data: {
      labels: points.map(({ label }) => label),
      datasets: [
        {
          data: points.map(({ range }) => (range ? [range[0], range[1]] : null)),
          backgroundColor: theme.accentWash,
          categoryPercentage: 0.6,
          maxBarThickness: 44,
        },
      ],
    },
    options: {
      ...commonOptions(theme),
      // Two lines may stand over a column.
      layout: { padding: { top: 18 + LINE_PX, right: 6 } },
      scales: {
        x: {
          grid: { display: false },
          border: { color: theme.inkSoft },
          ticks: {
            ...tickStyle(theme),
            autoSkip: points.length > 9,
            callback: (_value, index) => points[index]?.tick.split('\n') ?? '',
          },
        },
        y: valueScale(theme, words, highest),
      },
      plugins: {
        legend: { display: false },
        tooltip: {
          ...tooltipStyle(theme),
          callbacks: { label: ({ dataIndex }) => points[dataIndex]?.text ?? '' },
        },
      },
    },
    plugins: [
      gapBands(points, theme),
      breakLines(breaks, theme),
      outlines((index) => Boolean(points[index]?.range), theme),
      ...(points.length <= 8 ? [endLabels(points, theme, words)] : []),
    ],
  };
}

/** Both ends: the lower one inside, above the axis, where the column holds it, else over the upper one. */
function endLabels(points: readonly RangePoint[], theme: Theme, { format }: Words): Plugin<'bar'> {
  return {
    id: 'endLabels',
    afterDatasetsDraw(chart) {
      const { ctx, scales } = chart;
      const [x, y] = [scales.x, scales.y];
      const columns = chart.getDatasetMeta(0).data as unknown as readonly { readonly width: number }[];
      if (!x || !y) return;
      ctx.save();
      ctx.fillStyle = theme.ink;
      ctx.font = `600 11px ${theme.font}`;
      ctx.textAlign = 'center';
      ctx.textBaseline = 'bottom';
      points.forEach(({ range }, index) => {
        if (!range) return;
        const centre = x.getPixelForValue(index);
        const [bottom, top] = [y.getPixelForValue(range[0]), y.getPixelForValue(range[1])];
        const [low, high] = [format.number(range[0]), format.number(range[1])];
        const width = columns[index]?.width ?? 0;
        const isHeld = bottom - top > 2 * LINE_PX && ctx.measureText(low).width + 6 < width;
        ctx.fillText(high, centre, top - 4);
        if (isHeld) ctx.fillText(low, centre, bottom - 3);
        else ctx.fillText(`${low}–`, centre, top - 4 - LINE_PX);
      });
      ctx.restore();
    },
  };
}

const LINE_PX = 13;

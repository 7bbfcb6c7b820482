import type { ChartConfiguration, Plugin } from 'chart.js';
import type { Words } from '../i18n/words.ts';
import { type BreakLine, breakLines } from './break-lines.ts';
import { commonOptions, tickStyle, tooltipStyle, valueScale } from './scales.ts';
import type { Theme } from './theme.ts';

/** `x` in days; the rest as shares of 0..1, null from where the curve is no longer told. */
export type StepPoint = {
  readonly x: number;
  readonly share: number | null;
  readonly band: readonly [low: number, high: number] | null;
  readonly text: string;
};

export type StepChart = {
  readonly points: readonly StepPoint[];
  /** The days under the axis, each above the number of people still followed on it. */
  readonly ticks: readonly { readonly x: number; readonly lines: readonly string[] }[];
  readonly medians: readonly BreakLine[];
};

type Data = { x: number; y: number | null }[];

/** A cumulative share as steps: each told value stands until the next, with its band behind it. */
export function stepChart(chart: StepChart, theme: Theme, words: Words): ChartConfiguration<'line', Data> {
  const { points, ticks } = chart;
  const highest = Math.max(0, ...points.map(({ share, band }) => (band?.[1] ?? share ?? 0) * 100));
  const shares = valueScale(theme, words, highest);
  return {
    type: 'line',
    data: {
      datasets: [
        {
          data: points.map(({ x, share }) => ({ x, y: share === null ? null : share * 100 })),
          stepped: 'before',
          spanGaps: false,
          // With a segment object Chart.js strokes without Path2D, which an SVG context cannot replay.
          segment: {},
          borderColor: theme.accent,
          borderWidth: 2,
          pointRadius: 2.6,
          pointHitRadius: 8,
          pointBackgroundColor: theme.accent,
          pointBorderWidth: 0,
        },
      ],
    },
    options: {
      ...commonOptions(theme),
      clip: false,
      parsing: false,
      interaction: { mode: 'nearest', intersect: true },
      scales: {
        x: {
          type: 'linear',
          min: 0,
          max: ticks.at(-1)?.x ?? 1,
          grid: { display: false },
          border: { color: theme.inkSoft },
          afterBuildTicks: (axis) => {
            axis.ticks = ticks.map(({ x }) => ({ value: x }));
          },
          ticks: {
            ...tickStyle(theme),
            autoSkip: false,
            callback: (value) => [...(ticks.find(({ x }) => x === value)?.lines ?? [])],
          },
        },
        y: {
          ...shares,
          ticks: { ...shares.ticks, callback: (value) => words.format.share(Number(value) / 100) },
        },
      },
      plugins: {
        legend: { display: false },
        tooltip: {
          ...tooltipStyle(theme),
          callbacks: { title: () => '', label: ({ dataIndex }) => points[dataIndex]?.text ?? '' },
        },
      },
    },
    plugins: [bandSteps(points, theme), breakLines(chart.medians, theme)],
  };
}

/** The band of each step, as wide as the step. */
function bandSteps(points: readonly StepPoint[], theme: Theme): Plugin<'line'> {
  return {
    id: 'bandSteps',
    beforeDatasetsDraw({ ctx, scales }) {
      const [x, y] = [scales.x, scales.y];
      if (!x || !y) return;
      ctx.save();
      ctx.fillStyle = theme.accentWash;
      ctx.strokeStyle = theme.accentLight;
      ctx.lineWidth = 1;
      points.forEach(({ x: at, band }, index) => {
        const next = points[index + 1];
        if (band === null || !next || next.share === null) return;
        const [left, right] = [x.getPixelForValue(at), x.getPixelForValue(next.x)];
        const [bottom, top] = [y.getPixelForValue(band[0] * 100), y.getPixelForValue(band[1] * 100)];
        ctx.fillRect(left, top, right - left, bottom - top);
        ctx.beginPath();
        for (const edge of [top, bottom]) {
          ctx.moveTo(left, edge);
          ctx.lineTo(right, edge);
        }
        ctx.stroke();
      });
      ctx.restore();
    },
  };
}

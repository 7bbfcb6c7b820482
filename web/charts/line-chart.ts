import type { ChartConfiguration, Plugin } from 'chart.js';
import type { Words } from '../i18n/words.ts';
import { type BreakLine, breakLines } from './break-lines.ts';
import { strokeHatching } from './hatching.ts';
import { commonOptions, tickStyle, tooltipStyle, valueScale } from './scales.ts';
import type { Theme } from './theme.ts';

/** `x` is a day number (days since 1 January 1970); `y` null breaks the line. */
export type LinePoint = { readonly x: number; readonly y: number | null };
/** A published figure: `shape` says what its wording allows. Never joined, never filled. */
export type OpenMark = {
  readonly x: number;
  readonly low: number;
  readonly high: number | null;
  readonly shape: 'more_than' | 'interval' | 'exactly';
  readonly text: string;
};

export type LineChart = {
  readonly points: readonly LinePoint[];
  readonly marks: readonly OpenMark[];
  /** Stretches without a reading, as day numbers. */
  readonly gaps: readonly (readonly [number, number])[];
  /** Changes of definition, as day numbers. */
  readonly breaks: readonly BreakLine[];
  readonly ticks: readonly { readonly x: number; readonly label: string }[];
  readonly from: number;
  readonly to: number;
  /** Dots at each reading (scans), or a plain line (a running total). */
  readonly dots: boolean;
  readonly say: (x: number, y: number) => string;
};

type Data = { x: number; y: number | null }[];

/** A line through readings, broken where one is missing, with the published figures as open marks beside it. */
export function lineChart(chart: LineChart, theme: Theme, words: Words): ChartConfiguration<'line', Data> {
  const spots = chart.marks.filter(({ shape }) => shape !== 'interval');
  const highest = Math.max(
    0,
    ...chart.points.map(({ y }) => y ?? 0),
    ...chart.marks.map(({ low, high }) => high ?? low),
  );
  return {
    type: 'line',
    data: {
      datasets: [
        {
          label: 'measured',
          data: chart.points.map(({ x, y }) => ({ x, y })),
          spanGaps: false,
          // With a segment object Chart.js strokes without Path2D, which an SVG context cannot replay.
          segment: {},
          showLine: true,
          borderColor: theme.accent,
          borderWidth: 2,
          backgroundColor: theme.accent,
          pointRadius: chart.dots ? 2.6 : 0,
          pointHitRadius: 8,
          pointBackgroundColor: theme.accent,
          pointBorderWidth: 0,
        },
        {
          label: 'published',
          data: spots.map(({ x, low }) => ({ x, y: low })),
          showLine: false,
          pointStyle: spots.map(({ shape }) => (shape === 'more_than' ? 'triangle' : 'circle')),
          pointRadius: 6,
          pointHoverRadius: 7,
          pointBackgroundColor: 'transparent',
          backgroundColor: 'transparent',
          pointBorderColor: theme.press,
          pointBorderWidth: 1.6,
          pointHoverBackgroundColor: 'transparent',
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
          min: chart.from,
          max: chart.to,
          grid: { display: false },
          border: { color: theme.inkSoft },
          afterBuildTicks: (axis) => {
            axis.ticks = chart.ticks.map(({ x }) => ({ value: x }));
          },
          ticks: {
            ...tickStyle(theme),
            autoSkip: chart.ticks.length > 6,
            callback: (value) => chart.ticks.find(({ x }) => x === value)?.label ?? '',
          },
        },
        y: valueScale(theme, words, highest),
      },
      plugins: {
        legend: { display: false },
        tooltip: {
          ...tooltipStyle(theme),
          callbacks: {
            title: () => '',
            label: ({ datasetIndex, dataIndex, parsed }) =>
              datasetIndex === 1 ? (spots[dataIndex]?.text ?? '') : chart.say(parsed.x ?? 0, parsed.y ?? 0),
          },
        },
      },
    },
    plugins: [
      gapStretches(chart.gaps, theme),
      openIntervals(chart.marks, theme),
      breakLines(chart.breaks, theme),
    ],
  };
}

function gapStretches(gaps: LineChart['gaps'], theme: Theme): Plugin<'line'> {
  return {
    id: 'gapStretches',
    beforeDatasetsDraw({ ctx, chartArea, scales }) {
      const x = scales.x;
      if (!x) return;
      for (const [from, to] of gaps) {
        const left = x.getPixelForValue(from);
        const box = {
          left,
          top: chartArea.top,
          width: x.getPixelForValue(to) - left,
          height: chartArea.height,
        };
        strokeHatching(ctx, box, { colour: theme.gap, step: 5, width: 1 });
      }
    },
  };
}

function openIntervals(marks: readonly OpenMark[], theme: Theme): Plugin<'line'> {
  return {
    id: 'openIntervals',
    afterDatasetsDraw({ ctx, scales }) {
      const [x, y] = [scales.x, scales.y];
      if (!x || !y) return;
      for (const { x: at, low, high, shape } of marks) {
        if (shape !== 'interval' || high === null) continue;
        const top = y.getPixelForValue(high);
        const box = {
          left: x.getPixelForValue(at) - 5,
          top,
          width: 10,
          height: Math.max(4, y.getPixelForValue(low) - top),
        };
        ctx.save();
        ctx.strokeStyle = theme.press;
        ctx.lineWidth = 1.4;
        ctx.strokeRect(box.left, box.top, box.width, box.height);
        ctx.restore();
      }
    },
  };
}

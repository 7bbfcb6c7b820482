import type { ChartConfiguration, Plugin } from 'chart.js';
import type { Words } from '../i18n/words.ts';
import { commonOptions, tickStyle, tooltipStyle, valueScale } from './scales.ts';
import type { Theme } from './theme.ts';

/** A difference with its interval; null where it was not measured. `tick` may have several lines. */
export type IntervalRow = {
  readonly label: string;
  readonly tick: string;
  readonly interval: { readonly low: number; readonly middle: number; readonly high: number } | null;
  /** As printed beside it. */
  readonly text: string;
};

/** Below this width, in pixels, what each row says is left to its table and to a touch. */
const NARROW = 480;
const LETTER_PX = 6.2;

/** One line a row, from the lower to the upper bound, with a dot at the difference: 0, where there is none, is drawn through. */
export function intervalChart(
  rows: readonly IntervalRow[],
  theme: Theme,
  words: Words,
): ChartConfiguration<'bar', ([number, number] | null)[], string> {
  const ends = rows.flatMap(({ interval }) => (interval ? [interval.low, interval.high] : []));
  const longest = Math.max(0, ...rows.map(({ text, interval }) => (interval ? text.length : 0)));
  const values = valueScale(theme, words, Math.max(1, ...ends), (value) => words.format.number(value, 1));
  return {
    type: 'bar',
    data: {
      labels: rows.map(({ label }) => label),
      datasets: [
        {
          data: rows.map(({ interval }) => (interval ? [interval.low, interval.high] : null)),
          backgroundColor: theme.accentLight,
          barThickness: 5,
        },
      ],
    },
    options: {
      ...commonOptions(theme),
      indexAxis: 'y',
      layout: {
        padding: ({ chart }) => ({ top: 4, right: chart.width < NARROW ? 12 : 14 + longest * LETTER_PX }),
      },
      scales: {
        x: { ...values, suggestedMin: Math.min(0, ...ends) },
        y: {
          grid: { display: false },
          border: { display: false },
          ticks: {
            ...tickStyle(theme),
            color: theme.ink,
            autoSkip: false,
            callback: (_value, index) => rows[index]?.tick.split('\n') ?? '',
          },
        },
      },
      plugins: {
        legend: { display: false },
        tooltip: {
          ...tooltipStyle(theme),
          callbacks: { label: ({ dataIndex }) => rows[dataIndex]?.text ?? '' },
        },
      },
    },
    plugins: [noDifference(theme), dots(rows, theme)],
  };
}

function noDifference(theme: Theme): Plugin<'bar'> {
  return {
    id: 'noDifference',
    beforeDatasetsDraw({ ctx, scales, chartArea }) {
      const at = scales.x?.getPixelForValue(0);
      if (at === undefined) return;
      ctx.save();
      ctx.strokeStyle = theme.inkSoft;
      ctx.lineWidth = 1;
      ctx.beginPath();
      ctx.moveTo(at, chartArea.top);
      ctx.lineTo(at, chartArea.bottom);
      ctx.stroke();
      ctx.restore();
    },
  };
}

/** The dots; right of the drawing what each row says, and in its place why there is none. */
function dots(rows: readonly IntervalRow[], theme: Theme): Plugin<'bar'> {
  return {
    id: 'dots',
    afterDatasetsDraw({ ctx, scales, chartArea, width }) {
      const [x, y] = [scales.x, scales.y];
      if (!x || !y) return;
      ctx.save();
      ctx.textBaseline = 'middle';
      rows.forEach(({ interval, text }, index) => {
        const middle = y.getPixelForValue(index);
        ctx.textAlign = 'left';
        if (!interval) {
          ctx.fillStyle = theme.inkSoft;
          ctx.font = `12px ${theme.font}`;
          ctx.fillText(text, chartArea.left + 8, middle);
          return;
        }
        ctx.fillStyle = theme.accent;
        ctx.beginPath();
        ctx.arc(x.getPixelForValue(interval.middle), middle, 5, 0, 2 * Math.PI);
        ctx.fill();
        if (width < NARROW) return;
        ctx.fillStyle = theme.ink;
        ctx.font = `600 12px ${theme.font}`;
        ctx.fillText(text, chartArea.right + 10, middle);
      });
      ctx.restore();
    },
  };
}

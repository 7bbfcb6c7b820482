import type { ChartConfiguration, Plugin } from 'chart.js';
import { strokeHatching } from './hatching.ts';
import type { Look } from './points.ts';
import { commonOptions, tickStyle, tooltipStyle } from './scales.ts';
import type { Theme } from './theme.ts';

/** One cell of a grid. `step` is 0 for nothing, 1 to 4 for ever more; a gap has none. */
export type Cell = {
  readonly column: number;
  readonly row: number;
  readonly step: 0 | 1 | 2 | 3 | 4 | null;
  readonly look: Extract<Look, 'full' | 'gap' | 'failed'>;
  readonly text: string;
};

export type CellChart = {
  readonly cells: readonly Cell[];
  readonly columns: number;
  /** From top to bottom. */
  readonly rows: readonly string[];
  readonly ticks: readonly { readonly column: number; readonly label: string }[];
};

type Spots = { x: number; y: number }[];

/**
 * A grid of cells: days of a calendar, or hours of the week. A deeper cell is larger too, so that it is
 * not told by colour alone; what nobody measured is hatched.
 */
export function cellChart(chart: CellChart, theme: Theme): ChartConfiguration<'line', Spots> {
  return {
    type: 'line',
    data: {
      datasets: [
        {
          data: chart.cells.map(({ column, row }) => ({ x: column, y: row })),
          showLine: false,
          // The cells are drawn below; these spots only answer to a pointer.
          pointRadius: 0,
          pointHoverRadius: 0,
          pointHitRadius: 7,
        },
      ],
    },
    options: {
      ...commonOptions(theme),
      parsing: false,
      interaction: { mode: 'nearest', intersect: true },
      scales: {
        x: {
          type: 'linear',
          min: -0.5,
          max: chart.columns - 0.5,
          grid: { display: false },
          border: { display: false },
          afterBuildTicks: (axis) => {
            axis.ticks = chart.ticks.map(({ column }) => ({ value: column }));
          },
          ticks: {
            ...tickStyle(theme),
            autoSkip: chart.ticks.length > 12,
            callback: (value) => chart.ticks.find(({ column }) => column === value)?.label ?? '',
          },
        },
        y: {
          type: 'linear',
          reverse: true,
          min: -0.5,
          max: chart.rows.length - 0.5,
          grid: { display: false },
          border: { display: false },
          afterBuildTicks: (axis) => {
            axis.ticks = chart.rows.map((_, row) => ({ value: row }));
          },
          ticks: {
            ...tickStyle(theme),
            autoSkip: false,
            callback: (value) => chart.rows[Number(value)] ?? '',
          },
        },
      },
      plugins: {
        legend: { display: false },
        tooltip: {
          ...tooltipStyle(theme),
          callbacks: { title: () => '', label: ({ dataIndex }) => chart.cells[dataIndex]?.text ?? '' },
        },
      },
    },
    plugins: [cellMarks(chart, theme)],
  };
}

/** How much of its place a cell takes, by its step. */
const SIZES = [0, 0.4, 0.58, 0.76, 0.92] as const;

function cellMarks({ cells, columns, rows }: CellChart, theme: Theme): Plugin<'line'> {
  return {
    id: 'cellMarks',
    beforeDatasetsDraw({ ctx, chartArea, scales }) {
      const [x, y] = [scales.x, scales.y];
      if (!x || !y) return;
      const [wide, high] = [chartArea.width / columns, chartArea.height / rows.length];
      const boxAt = (cell: Cell, size: number) => ({
        left: x.getPixelForValue(cell.column) - (wide * size) / 2,
        top: y.getPixelForValue(cell.row) - (high * size) / 2,
        width: wide * size,
        height: high * size,
      });
      ctx.save();
      for (const cell of cells) {
        if (cell.step === null) {
          strokeHatching(ctx, boxAt(cell, 0.92), { colour: theme.gap, step: 4, width: 1 });
          continue;
        }
        const place = boxAt(cell, 0.92);
        ctx.fillStyle = theme.accentWash;
        ctx.fillRect(place.left, place.top, place.width, place.height);
        const mark = boxAt(cell, SIZES[cell.step]);
        ctx.fillStyle = cell.step > 2 ? theme.accent : theme.accentLight;
        if (cell.step > 0) ctx.fillRect(mark.left, mark.top, mark.width, mark.height);
      }
      ctx.restore();
    },
  };
}

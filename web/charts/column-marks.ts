import type { BarElement, Chart, Plugin } from 'chart.js';
import { type Box, strokeHatching } from './hatching.ts';
import { hasNoValue, type Point } from './points.ts';
import type { Theme } from './theme.ts';

/** A published interval, drawn open in its own column. */
export type OpenRange = {
  readonly index: number;
  readonly low: number;
  readonly high: number;
  /** Its two bounds as printed under it, one above the other. */
  readonly label: readonly [string, string];
};

const HATCH = { step: 5, width: 1 };

/** Columns where nothing was measured: a hatched band over the whole height, behind everything. */
export function gapBands(points: readonly Pick<Point, 'look'>[], theme: Theme): Plugin<'bar'> {
  return {
    id: 'gapBands',
    beforeDatasetsDraw(chart) {
      points.forEach(({ look }, index) => {
        if (!hasNoValue(look)) return;
        strokeHatching(chart.ctx, columnOf(chart, index, points.length), { ...HATCH, colour: theme.gap });
      });
    },
  };
}

/** Hatching over columns whose period was only partly collected. */
export function hatchedColumns(points: readonly Pick<Point, 'look'>[], theme: Theme): Plugin<'bar'> {
  return {
    id: 'hatchedColumns',
    afterDatasetsDraw(chart) {
      points.forEach(({ look }, index) => {
        if (look !== 'hatched') return;
        const box = boxOf(barAt(chart, index));
        strokeHatching(chart.ctx, box, { ...HATCH, step: 4, colour: theme.accent });
        strokeBox(chart.ctx, box, theme.accent);
      });
    },
  };
}

/** A line around columns. Chart.js fills its borders by a rule that an SVG context does not know. */
export function outlines(wanted: (index: number) => boolean, theme: Theme): Plugin<'bar'> {
  return {
    id: 'outlines',
    afterDatasetsDraw(chart) {
      chart.getDatasetMeta(0).data.forEach((_, index) => {
        const bar = barAt(chart, index);
        if (wanted(index) && Number.isFinite(bar.y)) strokeBox(chart.ctx, boxOf(bar), theme.accent);
      });
    },
  };
}

/** A thin line from the lower bound up to the upper one. */
export function whiskers(points: readonly Point[], theme: Theme): Plugin<'bar'> {
  return {
    id: 'whiskers',
    afterDatasetsDraw(chart) {
      const { ctx } = chart;
      const scale = chart.scales.y;
      if (!scale) return;
      ctx.save();
      ctx.strokeStyle = theme.ink;
      ctx.lineWidth = 1;
      points.forEach(({ upper }, index) => {
        if (upper === null) return;
        const { x, y, width } = barAt(chart, index);
        const top = scale.getPixelForValue(upper);
        const half = Math.min(4, width / 3);
        ctx.beginPath();
        ctx.moveTo(x, y);
        ctx.lineTo(x, top);
        ctx.moveTo(x - half, top);
        ctx.lineTo(x + half, top);
        ctx.stroke();
      });
      ctx.restore();
    },
  };
}

/** The figure printed above its column, above the upper bound when there is one. */
export function columnLabels(
  labels: readonly (string | null)[],
  tops: readonly (number | null)[],
  theme: Theme,
): Plugin<'bar'> {
  return {
    id: 'columnLabels',
    afterDatasetsDraw(chart) {
      const { ctx } = chart;
      const [x, y] = [chart.scales.x, chart.scales.y];
      if (!x || !y) return;
      ctx.save();
      ctx.fillStyle = theme.ink;
      const pitch = x.width / labels.length;
      const fits = (pixels: number) => {
        ctx.font = `600 ${pixels}px ${theme.font}`;
        return labels.every((label) => label === null || ctx.measureText(label).width <= pitch);
      };
      // Where they would run into one another the table alone tells them.
      if (!fits(12) && !fits(10)) return ctx.restore();
      ctx.textAlign = 'center';
      ctx.textBaseline = 'bottom';
      labels.forEach((label, index) => {
        const top = tops[index];
        if (label !== null && top !== null && top !== undefined)
          ctx.fillText(label, x.getPixelForValue(index), y.getPixelForValue(top) - 5);
      });
      ctx.restore();
    },
  };
}

/** Published intervals: open, dashed, sparsely hatched; they are words of a source, not measures. */
export function openRanges(ranges: readonly OpenRange[], columns: number, theme: Theme): Plugin<'bar'> {
  return {
    id: 'openRanges',
    afterDatasetsDraw(chart) {
      const { ctx } = chart;
      const scale = chart.scales.y;
      if (!scale) return;
      for (const { index, low, high, label } of ranges) {
        const column = columnOf(chart, index, columns);
        const top = scale.getPixelForValue(high);
        // An interval of a few pixels must still be seen as an interval.
        const height = Math.max(6, scale.getPixelForValue(low) - top);
        const box = { left: column.left + column.width * 0.16, top, width: column.width * 0.68, height };
        strokeHatching(ctx, box, { ...HATCH, colour: theme.press });
        ctx.save();
        ctx.strokeStyle = theme.press;
        ctx.lineWidth = 1.5;
        ctx.setLineDash([4, 3]);
        ctx.strokeRect(box.left, box.top, box.width, box.height);
        ctx.fillStyle = theme.ink;
        // On a phone its bounds would run into the column before it.
        ctx.font = `600 ${column.width < 44 ? 10 : 12}px ${theme.font}`;
        ctx.textAlign = 'center';
        ctx.textBaseline = 'top';
        const half = Math.max(...label.map((text) => ctx.measureText(text).width)) / 2;
        const middle = column.left + Math.max(column.width / 2, half + 1);
        label.forEach((text, line) => {
          ctx.fillText(text, middle, top + height + 5 + line * 14);
        });
        ctx.restore();
      }
    },
  };
}

function strokeBox(context: CanvasRenderingContext2D, box: Box, colour: string): void {
  context.save();
  context.strokeStyle = colour;
  context.lineWidth = 1.2;
  context.strokeRect(box.left, box.top, box.width, box.height);
  context.restore();
}

function barAt(chart: Chart, index: number): { x: number; y: number; base: number; width: number } {
  const element = chart.getDatasetMeta(0).data[index] as BarElement | undefined;
  const { x, y, base, width } = element?.getProps(['x', 'y', 'base', 'width'], true) ?? {};
  return { x: x ?? 0, y: y ?? 0, base: base ?? 0, width: width ?? 0 };
}

function boxOf({ x, y, base, width }: ReturnType<typeof barAt>): Box {
  return { left: x - width / 2, top: Math.min(y, base), width, height: Math.abs(base - y) };
}

function columnOf(chart: Chart, index: number, count: number): Box {
  const { left, right, top, bottom } = chart.chartArea;
  const width = (right - left) / count;
  return { left: left + index * width, top, width, height: bottom - top };
}

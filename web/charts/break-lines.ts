import type { Plugin } from 'chart.js';
import type { Theme } from './theme.ts';

/** Where a series changes its definition: a place on the horizontal axis, in its own units. */
export type BreakLine = { readonly at: number; readonly label: string };

/** A dashed line over the whole height where figures on both sides are not of the same thing. */
export function breakLines(breaks: readonly BreakLine[], theme: Theme): Plugin<'bar' | 'line'> {
  return {
    id: 'breakLines',
    afterDatasetsDraw({ ctx, chartArea, scales }) {
      const x = scales.x;
      if (!x) return;
      ctx.save();
      ctx.strokeStyle = theme.ink;
      ctx.fillStyle = theme.ink;
      ctx.lineWidth = 1.4;
      ctx.font = `600 11px ${theme.font}`;
      ctx.textBaseline = 'top';
      for (const { at, label } of breaks) {
        const left = x.getPixelForValue(at);
        ctx.setLineDash([6, 4]);
        ctx.beginPath();
        ctx.moveTo(left, chartArea.top);
        ctx.lineTo(left, chartArea.bottom);
        ctx.stroke();
        const isRoomy = left < (chartArea.left + chartArea.right) / 2;
        ctx.textAlign = isRoomy ? 'left' : 'right';
        ctx.fillText(label, left + (isRoomy ? 5 : -5), chartArea.top + 2);
      }
      ctx.restore();
    },
  };
}

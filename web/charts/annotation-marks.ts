import type { Plugin } from 'chart.js';
import type { Theme } from './theme.ts';

/** What happened, on the horizontal axis in its own units; `to` past `at` when it lasted. */
export type AnnotationMark = { readonly at: number; readonly to: number; readonly number: string };

/** A quiet line from the top of the chart, with the number under which its text stands below the chart. */
export function annotationMarks(marks: readonly AnnotationMark[], theme: Theme): Plugin {
  return {
    id: 'annotationMarks',
    afterDatasetsDraw({ ctx, chartArea, scales }) {
      const x = scales.x;
      if (!x) return;
      ctx.save();
      ctx.strokeStyle = theme.inkSoft;
      ctx.fillStyle = theme.inkSoft;
      ctx.lineWidth = 1;
      ctx.font = `600 10px ${theme.font}`;
      ctx.textAlign = 'center';
      ctx.textBaseline = 'bottom';
      for (const { at, to, number } of marks) {
        const place = (value: number) =>
          Math.min(chartArea.right, Math.max(chartArea.left, x.getPixelForValue(value)));
        const [left, right] = [place(at), place(to)];
        ctx.beginPath();
        ctx.moveTo(left, chartArea.top);
        ctx.lineTo(left, chartArea.top + 10);
        ctx.moveTo(left, chartArea.top);
        ctx.lineTo(right, chartArea.top);
        if (right > left) ctx.lineTo(right, chartArea.top + 10);
        ctx.stroke();
        ctx.fillText(number, (left + right) / 2, chartArea.top - 2);
      }
      ctx.restore();
    },
  };
}

import type { ChartConfiguration } from 'chart.js';
import { chartWithParts } from './chart-parts.ts';
import { CHART_FONT, type Theme, themeFrom } from './theme.ts';

export type Drawn = {
  /** Shows a place of the first dataset as though it were pointed at; null shows none. */
  readonly point: (index: number | null) => void;
  readonly remove: () => void;
};

/**
 * Draws on a canvas that follows the width of its parent, and again whenever the reader's preferred
 * scheme changes.
 */
export async function drawOnCanvas(
  canvas: HTMLCanvasElement,
  build: (theme: Theme) => ChartConfiguration,
): Promise<Drawn> {
  const Chart = chartWithParts();
  await document.fonts.load(`12px ${CHART_FONT}`);
  // A task of its own for each chart: together those of a section would hold a phone for several frames.
  await new Promise((resolve) => setTimeout(resolve));
  const style = getComputedStyle(canvas);
  const draw = () => {
    const config = build(themeFrom((name) => style.getPropertyValue(name)));
    return new Chart(canvas, { ...config, options: { ...config.options, responsive: true } });
  };
  let chart = draw();
  const scheme = matchMedia('(prefers-color-scheme: dark)');
  const redraw = () => {
    chart.destroy();
    chart = draw();
  };
  scheme.addEventListener('change', redraw);
  return {
    point(index) {
      const active = index === null ? [] : [{ datasetIndex: 0, index }];
      const { x, y } = chart.getDatasetMeta(0).data[index ?? 0] ?? { x: 0, y: 0 };
      // What is missing has no place to point at.
      const shown = Number.isFinite(y) ? active : [];
      chart.setActiveElements(shown);
      chart.tooltip?.setActiveElements(shown, { x, y });
      chart.update('none');
    },
    remove() {
      scheme.removeEventListener('change', redraw);
      chart.destroy();
    },
  };
}

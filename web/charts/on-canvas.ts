import type { ChartConfiguration } from 'chart.js';
import { chartWithParts } from './chart-parts.ts';
import { CHART_FONT, type Theme, themeFrom } from './theme.ts';

/**
 * Draws on a canvas that follows the width of its parent, and again whenever the reader's preferred
 * scheme changes. Returns what takes it all away.
 */
export async function drawOnCanvas(
  canvas: HTMLCanvasElement,
  build: (theme: Theme) => ChartConfiguration,
): Promise<() => void> {
  const Chart = chartWithParts();
  await document.fonts.load(`12px ${CHART_FONT}`);
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
  return () => {
    scheme.removeEventListener('change', redraw);
    chart.destroy();
  };
}

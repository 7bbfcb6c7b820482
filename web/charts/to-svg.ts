import { BasicPlatform, type ChartConfiguration } from 'chart.js';
import { chartWithParts } from './chart-parts.ts';
import { type MeasureText, SvgContext } from './svg-context.ts';
import { CHART_FONT, type Theme, themeFrom } from './theme.ts';

type Build = (theme: Theme) => ChartConfiguration;
/** In pixels; the id begins the ids inside, and with it the same chart is the same SVG. */
type Size = { readonly width: number; readonly height: number; readonly id: string };

/**
 * The same configuration as on screen, as SVG whose text stays text.
 * @param alt what it says, to who cannot see it
 * @throws Error when nothing but the axes came out: a blank chart is never printed
 */
export function chartToSvg(
  build: Build,
  { size, alt, theme, measure }: { size: Size; alt: string; theme: Theme; measure: MeasureText },
): string {
  const Chart = chartWithParts();
  const context = new SvgContext(size, measure);
  const config = build(theme);
  const canvas = Object.assign(context.canvas, { getContext: () => context });
  // Without animation it is drawn once it is made.
  const chart = new Chart(canvas as unknown as HTMLCanvasElement, {
    ...config,
    platform: BasicPlatform,
    options: { ...config.options, animation: false, responsive: false, events: [], devicePixelRatio: 1 },
  });
  const svg = context.toSvg({ role: 'img', 'aria-label': alt });
  chart.destroy();
  if (context.texts === 0) throw new Error('a chart came out blank');
  return svg;
}

/** A chart in the colours and the type of the place where it will stand. */
export async function drawToSvg(
  { build, alt }: { build: Build; alt: string },
  where: HTMLElement,
  size: Size,
): Promise<Element> {
  await Promise.all([
    document.fonts.load(`12px ${CHART_FONT}`),
    document.fonts.load(`600 12px ${CHART_FONT}`),
  ]);
  // A task of its own for each chart: drawn all at once, those of a report would hold the page for a second on a phone.
  await new Promise((resolve) => setTimeout(resolve));
  const style = getComputedStyle(where);
  const theme = themeFrom((name) => style.getPropertyValue(name));
  const svg = chartToSvg(build, { size, alt, theme, measure: measureOnCanvas() });
  return document.importNode(new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement, true);
}

function measureOnCanvas(): MeasureText {
  const context = document.createElement('canvas').getContext('2d');
  if (!context) throw new Error('no canvas to measure on');
  return (text, font) => {
    if (context.font !== font) context.font = font;
    return context.measureText(text).width;
  };
}

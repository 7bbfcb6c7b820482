import { BasicPlatform, type ChartConfiguration } from 'chart.js';
import { Element as SvgCanvas } from 'svgcanvas';
import { chartWithParts } from './chart-parts.ts';
import { CHART_FONT, type Theme, themeFrom } from './theme.ts';

/** What svgcanvas keeps to itself and we replace or read. */
type InnerContext = CanvasRenderingContext2D & {
  __applyText(text: string, x: number, y: number, action: 'fill' | 'stroke'): void;
  __closestGroupOrSvg(): Element;
  __createElement(name: string, properties: Record<string, string | number>, reset: boolean): SVGElement;
  __currentElement: SVGElement;
  __applyTransformation(element: SVGElement): void;
  __applyStyleToCurrentElement(action: 'fill' | 'stroke'): void;
  __transformMatrix: DOMMatrix;
  __matrixTransform(x: number, y: number): { x: number; y: number };
};

const ANCHORS: Record<string, string> = {
  left: 'start',
  start: 'start',
  right: 'end',
  end: 'end',
  center: 'middle',
};
const BASELINES: Record<string, string> = {
  alphabetic: 'alphabetic',
  hanging: 'hanging',
  top: 'text-before-edge',
  bottom: 'text-after-edge',
  middle: 'central',
};

/**
 * The same configuration as on screen, drawn into an SVG whose text stays text.
 * @param size in pixels; its id begins the ids inside, which svgcanvas draws by lot: the same chart is the same SVG
 * @throws Error when nothing but the axes came out: a blank chart is never printed
 */
export async function drawToSvg(
  build: (theme: Theme) => ChartConfiguration,
  where: HTMLElement,
  { id, ...size }: { width: number; height: number; id: string },
): Promise<SVGSVGElement> {
  const Chart = chartWithParts();
  await Promise.all([
    document.fonts.load(`12px ${CHART_FONT}`),
    document.fonts.load(`600 12px ${CHART_FONT}`),
  ]);
  // A task of its own for each chart: drawn all at once, those of a report would hold the page for a second on a phone.
  // For paper they are: nobody looks on, and after each of them the page would be laid out and painted again.
  if (!matchMedia('print').matches) await new Promise((resolve) => setTimeout(resolve));
  const style = getComputedStyle(where);
  const config = build(themeFrom((name) => style.getPropertyValue(name)));
  const canvas = new SvgCanvas(size);
  const context = canvas.getContext('2d') as InnerContext;
  context.__applyText = (text, x, y, action) => writeText(context, text, x, y, action);
  context.__matrixTransform = (x, y) => placed(context, x, y);
  // Without animation it is drawn once it is made.
  new Chart(canvas as unknown as HTMLCanvasElement, {
    ...config,
    platform: BasicPlatform,
    options: { ...config.options, animation: false, responsive: false, events: [], devicePixelRatio: 1 },
  });
  const { svg } = canvas;
  if (svg.querySelectorAll('text').length === 0) throw new Error('a chart came out blank');
  nameParts(svg, id);
  svg.setAttribute('viewBox', `0 0 ${size.width} ${size.height}`);
  return svg;
}

/** Numbers what other elements refer to (clips, patterns), and their references. */
function nameParts(svg: SVGSVGElement, id: string): void {
  const names = new Map(
    [...svg.querySelectorAll('[id]')].map((part, index) => [part.id, `${id}-part-${index}`]),
  );
  for (const element of svg.querySelectorAll('*'))
    for (const { name, value } of [...element.attributes]) {
      const own = name === 'id' ? value : /^url\(["']?#([^"')]+)["']?\)$/.exec(value)?.[1];
      const named = own === undefined ? undefined : names.get(own);
      if (named !== undefined) element.setAttribute(name, name === 'id' ? named : `url(#${named})`);
    }
}

/** svgcanvas makes two objects of the DOM for each number of a point: half the time of a chart. */
function placed({ __transformMatrix: matrix }: InnerContext, x: number, y: number): { x: number; y: number } {
  const { a, b, c, d, e, f } = matrix;
  return { x: a * x + c * y + e, y: b * x + d * y + f };
}

/**
 * svgcanvas reads a font by writing a style attribute, which our content policy refuses; this reads it
 * through the style object instead.
 */
function writeText(
  context: InnerContext,
  text: string,
  x: number,
  y: number,
  action: 'fill' | 'stroke',
): void {
  const probe = document.createElement('span').style;
  probe.font = context.font;
  const element = context.__createElement(
    'text',
    {
      'font-family': probe.fontFamily,
      'font-size': probe.fontSize,
      'font-weight': probe.fontWeight,
      'text-anchor': ANCHORS[context.textAlign] ?? 'start',
      'dominant-baseline': BASELINES[context.textBaseline] ?? 'alphabetic',
      x,
      y,
    },
    true,
  );
  element.append(text);
  const parent = context.__closestGroupOrSvg();
  context.__currentElement = element;
  context.__applyTransformation(element);
  context.__applyStyleToCurrentElement(action);
  parent.append(element);
}

import type { ChartView } from '../figures/chart-view.ts';

/** A chart as a file keeps its title, its unit and period, and its source with it. */
export type PictureText = { readonly title: string; readonly foot: string };

const [MARGIN, LINE, SCALE] = [24, 20, 2];
const SIZE = { width: 900, height: 420 };

/** The chart as an SVG whose text stays text. */
export async function svgPicture(view: ChartView, text: PictureText, where: HTMLElement): Promise<Blob> {
  const { drawToSvg } = await import('./to-svg.ts');
  const chart = await drawToSvg(view, where, { ...SIZE, id: view.id });
  const colour = coloursAt(where);
  const [head, foot] = linesOf(view, text);
  const height = MARGIN * 2 + SIZE.height + (head.length + foot.length) * LINE;
  const sheet = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const width = SIZE.width + MARGIN * 2;
  for (const [name, value] of Object.entries({
    xmlns: 'http://www.w3.org/2000/svg',
    width,
    height,
    viewBox: `0 0 ${width} ${height}`,
    role: 'img',
    'aria-label': view.alt,
  }))
    sheet.setAttribute(name, String(value));
  const add = (name: string, attributes: Record<string, string | number>, content = '') => {
    const element = document.createElementNS('http://www.w3.org/2000/svg', name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
    element.textContent = content;
    sheet.append(element);
  };
  add('rect', { width, height, fill: colour.surface });
  const write = (lines: readonly string[], top: number, weight: number) =>
    lines.forEach((line, index) => {
      const place = { x: MARGIN, y: top + (index + 1) * LINE - 6, fill: colour.ink };
      const isFirst = index === 0 && weight > 400;
      add(
        'text',
        {
          ...place,
          'font-family': 'Figtree, sans-serif',
          'font-size': isFirst ? 16 : 13,
          'font-weight': isFirst ? weight : 400,
        },
        line,
      );
    });
  write(head, MARGIN, 600);
  chart.setAttribute('x', String(MARGIN));
  chart.setAttribute('y', String(MARGIN + head.length * LINE));
  sheet.append(chart);
  write(foot, MARGIN + head.length * LINE + SIZE.height, 400);
  return new Blob([new XMLSerializer().serializeToString(sheet)], { type: 'image/svg+xml' });
}

/** The chart as it stands on the page, as a PNG. */
export async function pngPicture(
  view: ChartView,
  text: PictureText,
  canvas: HTMLCanvasElement,
): Promise<Blob> {
  const colour = coloursAt(canvas);
  const [head, foot] = linesOf(view, text);
  const sheet = document.createElement('canvas');
  const width = SIZE.width;
  const height = (canvas.height / canvas.width) * width;
  sheet.width = (width + MARGIN * 2) * SCALE;
  sheet.height = (height + MARGIN * 2 + (head.length + foot.length) * LINE) * SCALE;
  const context = sheet.getContext('2d');
  if (!context) throw new Error('no canvas to draw on');
  context.scale(SCALE, SCALE);
  context.fillStyle = colour.surface;
  context.fillRect(0, 0, sheet.width, sheet.height);
  context.fillStyle = colour.ink;
  const write = (lines: readonly string[], top: number, bold: boolean) =>
    lines.forEach((line, index) => {
      context.font = bold && index === 0 ? '600 16px Figtree' : '13px Figtree';
      context.fillText(line, MARGIN, top + (index + 1) * LINE - 6, width);
    });
  write(head, MARGIN, true);
  context.drawImage(canvas, MARGIN, MARGIN + head.length * LINE, width, height);
  write(foot, MARGIN + head.length * LINE + height, false);
  return new Promise((resolve, reject) => {
    sheet.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error('the picture came out empty'))),
      'image/png',
    );
  });
}

/** Saves a file that was made in the page. */
export function saveFile(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

function coloursAt(where: HTMLElement): { ink: string; surface: string } {
  const style = getComputedStyle(where);
  return { ink: style.getPropertyValue('--ink').trim(), surface: style.getPropertyValue('--surface').trim() };
}

function linesOf(view: ChartView, { title, foot }: PictureText): [string[], string[]] {
  return [[title, view.subtitle], inLines(foot, 130)];
}

/** Broken between words, at most `most` characters a line. */
export function inLines(text: string, most: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < most) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

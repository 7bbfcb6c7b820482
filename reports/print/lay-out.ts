import type { Page } from 'puppeteer';
import type { ChartSize, DrawnSheet } from '../../api/contract/drawn-sheet.ts';
import { notDrawn, sentenceOf } from './sheet-page.ts';

/** A chart may shrink so far, and grow so far where it has the width of the sheet, or half of it; in CSS pixels. */
const CHART_HEIGHTS = { least: 110, most: 400, mostOfTwo: 240 };
/** What a line's rounding may take of a sheet. */
const ROUNDING_PX = 4;
/** What is written on charts (French, English, numbers), as ranges of Unicode. */
const WRITTEN = [
  [0x20, 0x7e],
  [0xa0, 0xff],
  [0x152, 0x153],
  [0x2009, 0x2026],
  [0x202f, 0x202f],
  [0x20ac, 0x20ac],
  [0x2264, 0x2265],
] as const;
const LETTERS = WRITTEN.flatMap(([from, to]) =>
  Array.from({ length: to - from + 1 }, (_, index) => String.fromCodePoint(from + index)),
).join('');

/**
 * Finishes a page that took its sheet: its running heads, its charts as high as each sheet leaves room for, and in
 * its contents where each of its parts will be.
 * @throws AppError when a chart cannot be drawn
 */
export async function layOut(page: Page, { rules, faces, colours, room, chart }: DrawnSheet): Promise<void> {
  const found = await page.evaluate(prepare, {
    ...{ rules, faces, colours, letters: LETTERS },
    ...{ room: room - ROUNDING_PX, heights: CHART_HEIGHTS },
  });
  const colour = (name: string): string => found.colours[name] ?? '';
  const measure = measureBy(found.widths);
  const draw = (size: ChartSize): readonly [string, string] => {
    try {
      return [size.id, chart(size, { colour, measure })];
    } catch (cause) {
      throw notDrawn(cause, sentenceOf(cause));
    }
  };
  await page.evaluate(finish, { charts: found.charts.map(draw), room });
}

/** Of each weight, how wide each letter is at 100 pixels. */
type Widths = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** Letter by letter: pairs that move together would make it a little narrower. */
function measureBy(widths: Widths): (text: string, font: string) => number {
  return (text, font) => {
    const letters = widths[/^(?:\w+ )?(?:600|700|bold) /.test(font) ? '600' : '400'] ?? {};
    const size = Number(/(?<![\d.])([\d.]+)px/.exec(font)?.[1] ?? 0);
    let width = 0;
    for (const letter of text) width += letters[letter] ?? letters.m ?? 0;
    return (width * size) / 100;
  };
}

/** Runs in the page: it may use nothing from outside. */
async function prepare({
  rules,
  faces,
  colours,
  letters,
  room,
  heights,
}: {
  rules: string | null;
  faces: readonly string[];
  colours: readonly string[];
  letters: string;
  room: number;
  heights: typeof CHART_HEIGHTS;
}) {
  if (rules !== null) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(rules);
    document.adoptedStyleSheets.push(sheet);
  }
  const loaded = await Promise.all(faces.map((face) => document.fonts.load(face).catch(() => [])));
  document.documentElement.dataset.lostFaces = JSON.stringify(
    faces.filter((_, index) => loaded[index]?.length === 0),
  );
  await document.fonts.ready;
  const charts: ChartSize[] = [];
  for (const sheet of document.querySelectorAll('.sheet')) {
    const areas = [...sheet.querySelectorAll<HTMLElement>('[data-chart] .vector-area')];
    const base = areas[0]?.getBoundingClientRect().height ?? 0;
    const left = room - sheet.getBoundingClientRect().height;
    const most = areas.length > 1 ? heights.mostOfTwo : heights.most;
    for (const area of areas)
      charts.push({
        id: area.closest<HTMLElement>('[data-chart]')?.dataset.chart ?? '',
        width: Math.floor(area.clientWidth),
        height: Math.min(Math.max(heights.least, Math.floor(base + left)), most),
      });
  }
  const style = getComputedStyle(document.querySelector('[data-chart] .vector-area') ?? document.body);
  const context = document.createElement('canvas').getContext('2d');
  const widthsOf = (weight: number): Record<string, number> => {
    if (!context || charts.length === 0) return {};
    context.font = `${weight} 100px "Narrow Space", "Figtree"`;
    return Object.fromEntries([...letters].map((letter) => [letter, context.measureText(letter).width]));
  };
  return {
    charts,
    colours: Object.fromEntries(colours.map((name) => [name, style.getPropertyValue(name)])),
    widths: { 400: widthsOf(400), 600: widthsOf(600) } as Widths,
  };
}

/**
 * Runs in the page. Each sheet begins a page, and a higher one goes on on the next; where a table breaks moves that: the
 * printer holds what the contents say against the file, and has it printed again with the pages that the file says.
 */
function finish({
  charts,
  room,
}: {
  charts: readonly (readonly [id: string, svg: string])[];
  room: number;
}): void {
  for (const [id, svg] of charts) {
    const drawn = new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement;
    document.querySelector(`[data-chart="${CSS.escape(id)}"] .vector-area`)?.replaceChildren(drawn);
  }
  const firstPage = new Map<Element, number>();
  let next = 1;
  for (const sheet of document.querySelectorAll('.sheet')) {
    firstPage.set(sheet, next);
    next += Math.max(1, Math.ceil(sheet.getBoundingClientRect().height / room));
  }
  for (const place of document.querySelectorAll<HTMLElement>('[data-page-of]')) {
    const heading = document.getElementById(place.dataset.pageOf ?? '');
    const sheet = heading?.closest('.sheet');
    if (!heading || !sheet) continue;
    const below = heading.getBoundingClientRect().top - sheet.getBoundingClientRect().top;
    place.textContent = `${(firstPage.get(sheet) ?? 1) + Math.floor(below / room)}`;
  }
}

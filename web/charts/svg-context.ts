import { escapeHtml } from '../site/escape-html.ts';

/** How wide a text is in a font as CSS writes it, in pixels. */
export type MeasureText = (text: string, font: string) => number;

type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];
type Attributes = Readonly<Record<string, string | number | null>>;

const ANCHORS: Record<CanvasTextAlign, string> = {
  left: 'start',
  start: 'start',
  right: 'end',
  end: 'end',
  center: 'middle',
};
const BASELINES: Record<CanvasTextBaseline, string> = {
  alphabetic: 'alphabetic',
  ideographic: 'ideographic',
  hanging: 'hanging',
  top: 'text-before-edge',
  bottom: 'text-after-edge',
  middle: 'central',
};
const FONT = /^(?:(?:normal|italic) )?(?:(normal|bold|\d+) )?([\d.]+)px (.+)$/;
const TRANSLUCENT = /^rgba\((.+),\s*([\d.]+)\)$/;

/** What `save` keeps and `restore` brings back. */
class Pen {
  fillStyle = '#000';
  strokeStyle = '#000';
  lineWidth = 1;
  lineCap: CanvasLineCap = 'butt';
  lineJoin: CanvasLineJoin = 'miter';
  lineDashOffset = 0;
  font = '10px sans-serif';
  textAlign: CanvasTextAlign = 'start';
  textBaseline: CanvasTextBaseline = 'alphabetic';
  protected dash: readonly number[] = [];
  protected matrix: Matrix = [1, 0, 0, 1, 0, 0];
  protected clipped: string | null = null;
}

/**
 * The part of a canvas that Chart.js and our own marks draw on, written down as SVG: its text stays text, it needs no
 * document, and the same calls give the same characters. It moves and turns, and does not scale: a line is as thick
 * as it was asked for.
 */
export class SvgContext extends Pen {
  readonly canvas: { width: number; height: number };
  readonly #id: string;
  readonly #measure: MeasureText;
  readonly #saved: Pen[] = [];
  readonly #clips = new Map<string, string>();
  #path = '';
  #drawn = '';
  #texts = 0;

  /** @param id begins the ids of its clips, so that several pictures may stand on one page */
  constructor({ id, ...size }: { width: number; height: number; id: string }, measure: MeasureText) {
    super();
    this.canvas = size;
    this.#id = id;
    this.#measure = measure;
  }

  /** How many texts were written: a chart without any is its axes' absence, and blank. */
  get texts(): number {
    return this.#texts;
  }

  /** The picture so far, in an `svg` with these attributes beside its size. */
  toSvg(attributes: Attributes): string {
    const { width, height } = this.canvas;
    const clips = [...this.#clips].map(([shape, name]) => `<clipPath id="${name}">${shape}</clipPath>`);
    const size = { width, height, viewBox: `0 0 ${width} ${height}` };
    const open = `<svg xmlns="http://www.w3.org/2000/svg"${written({ ...size, ...attributes })}>`;
    return `${open}${clips.length > 0 ? `<defs>${clips.join('')}</defs>` : ''}${this.#drawn}</svg>`;
  }

  save(): void {
    this.#saved.push(Object.assign(new Pen(), this));
  }

  restore(): void {
    Object.assign(this, this.#saved.pop());
  }

  setTransform(...matrix: Matrix): void {
    this.matrix = matrix;
  }

  resetTransform(): void {
    this.setTransform(1, 0, 0, 1, 0, 0);
  }

  translate(x: number, y: number): void {
    const [a, b, c, d] = this.matrix;
    this.matrix = [a, b, c, d, ...this.#at(x, y)];
  }

  rotate(angle: number): void {
    const [a, b, c, d, e, f] = this.matrix;
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    this.matrix = [a * cos + c * sin, b * cos + d * sin, c * cos - a * sin, d * cos - b * sin, e, f];
  }

  setLineDash(dash: readonly number[]): void {
    this.dash = dash;
  }

  beginPath(): void {
    this.#path = '';
  }

  moveTo(x: number, y: number): void {
    this.#go('M', x, y);
  }

  lineTo(x: number, y: number): void {
    this.#go(this.#path === '' ? 'M' : 'L', x, y);
  }

  quadraticCurveTo(...points: [number, number, number, number]): void {
    this.#go('Q', ...points);
  }

  bezierCurveTo(...points: [number, number, number, number, number, number]): void {
    this.#go('C', ...points);
  }

  rect(x: number, y: number, width: number, height: number): void {
    this.moveTo(x, y);
    this.lineTo(x + width, y);
    this.lineTo(x + width, y + height);
    this.lineTo(x, y + height);
    this.closePath();
  }

  /** A full circle is two halves: SVG cannot say an arc that ends where it begins. */
  arc(x: number, y: number, radius: number, from: number, to: number, backwards = false): void {
    const turn = 2 * Math.PI;
    const whole = Math.abs(to - from) >= turn - 1e-9;
    const swept = whole ? turn : (((backwards ? from - to : to - from) % turn) + turn) % turn;
    const step = (backwards ? -swept : swept) / 2;
    const on = (angle: number): [number, number] => [
      x + radius * Math.cos(angle),
      y + radius * Math.sin(angle),
    ];
    this.lineTo(...on(from));
    for (const angle of [from + step, from + 2 * step]) {
      const [right, down] = this.#at(...on(angle));
      const size = short(radius);
      this.#path += `A${size} ${size} 0 0 ${backwards ? 0 : 1} ${short(right)} ${short(down)}`;
    }
  }

  closePath(): void {
    this.#path += 'Z';
  }

  fill(): void {
    this.#draw('path', { d: this.#path, ...this.#filled() });
  }

  stroke(): void {
    this.#draw('path', { d: this.#path, ...this.#stroked() });
  }

  fillRect(...box: [number, number, number, number]): void {
    this.#draw('path', { d: this.#box(box), ...this.#filled() });
  }

  strokeRect(...box: [number, number, number, number]): void {
    this.#draw('path', { d: this.#box(box), ...this.#stroked() });
  }

  /** Nothing was drawn before: there is nothing to wipe out. */
  clearRect(): void {}

  clip(): void {
    const shape = `<path${written({ d: this.#path, 'clip-path': this.#within() })}/>`;
    this.clipped = this.#clips.get(shape) ?? `${this.#id}-clip-${this.#clips.size}`;
    this.#clips.set(shape, this.clipped);
  }

  measureText(text: string): { width: number } {
    return { width: this.#measure(text, this.font) };
  }

  fillText(text: string, x: number, y: number): void {
    const [, weight, size, family] = FONT.exec(this.font) ?? [];
    const [a, b] = this.matrix;
    const [right, down] = this.#at(x, y);
    this.#texts += 1;
    this.#draw(
      'text',
      {
        x: short(right),
        y: short(down),
        'font-family': family ?? null,
        'font-size': size ?? null,
        'font-weight': weight ?? null,
        'text-anchor': ANCHORS[this.textAlign],
        'dominant-baseline': BASELINES[this.textBaseline],
        transform:
          b === 0
            ? null
            : `rotate(${short((Math.atan2(b, a) * 180) / Math.PI)} ${short(right)} ${short(down)})`,
        ...this.#filled(),
      },
      text,
    );
  }

  #at(x: number, y: number): [number, number] {
    const [a, b, c, d, e, f] = this.matrix;
    return [a * x + c * y + e, b * x + d * y + f];
  }

  #go(command: string, ...points: readonly number[]): void {
    const places: number[] = [];
    for (let index = 0; index < points.length; index += 2)
      places.push(...this.#at(points[index] ?? 0, points[index + 1] ?? 0));
    this.#path += command + places.map(short).join(' ');
  }

  #box(box: [number, number, number, number]): string {
    const path = this.#path;
    this.beginPath();
    this.rect(...box);
    const drawn = this.#path;
    this.#path = path;
    return drawn;
  }

  #filled(): Attributes {
    return painted('fill', this.fillStyle);
  }

  #stroked(): Attributes {
    return {
      fill: 'none',
      ...painted('stroke', this.strokeStyle),
      'stroke-width': short(this.lineWidth),
      'stroke-linecap': this.lineCap === 'butt' ? null : this.lineCap,
      'stroke-linejoin': this.lineJoin === 'miter' ? null : this.lineJoin,
      'stroke-dasharray': this.dash.length > 0 ? this.dash.join(' ') : null,
      'stroke-dashoffset': this.dash.length > 0 && this.lineDashOffset !== 0 ? this.lineDashOffset : null,
    };
  }

  #within(): string | null {
    return this.clipped === null ? null : `url(#${this.clipped})`;
  }

  #draw(name: string, attributes: Attributes, text = ''): void {
    const { fill, stroke } = attributes;
    if ((stroke ?? fill) === 'transparent' || attributes.d === '') return;
    const all = written({ ...attributes, 'clip-path': this.#within() });
    this.#drawn += text === '' ? `<${name}${all}/>` : `<${name}${all}>${escapeHtml(text)}</${name}>`;
  }
}

/** A hundredth of a pixel is finer than any printer. */
const short = (value: number): number => Math.round(value * 100) / 100;

/** Not every program that reads SVG knows colours that one sees through. */
function painted(what: 'fill' | 'stroke', colour: string): Attributes {
  const [, plain, opacity] = TRANSLUCENT.exec(colour) ?? [];
  if (plain === undefined) return { [what]: colour };
  return { [what]: `rgb(${plain})`, [`${what}-opacity`]: opacity ?? null };
}

function written(attributes: Attributes): string {
  let text = '';
  for (const name in attributes) {
    const value = attributes[name];
    if (value !== null) text += ` ${name}="${typeof value === 'string' ? escapeHtml(value) : value}"`;
  }
  return text;
}

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

const css = readFileSync(new URL('../../../web/styles/palette.css', import.meta.url), 'utf8');
const light = paletteAt(css.indexOf(':root'));
const themes = {
  light,
  dark: paletteAt(css.indexOf('@media')),
  paper: new Map([...light, ...paletteAt(css.indexOf('[data-surface="paper"] {\n  --ground: #ffffff'))]),
};

/** The custom properties declared from the first block after `start` on. */
function paletteAt(start: number): Map<string, string> {
  const block = css.slice(css.indexOf('--ground', start), css.indexOf('}', css.indexOf('--ground', start)));
  return new Map(
    [...block.matchAll(/(--[\w-]+):\s*(#[0-9a-f]{6})/g)].map((match) => [match[1] ?? '', match[2] ?? '']),
  );
}

/** What a colour is in linear light, each part from 0 to 1. */
const linear = (hex: string): number[] => {
  assert.match(hex, /^#[0-9a-f]{6}$/);
  return [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
};

/** WCAG 2 contrast ratio of two colours of a theme. */
function contrast(theme: Map<string, string>, first: string, second: string): number {
  const [low = 0, high = 0] = [first, second]
    .map((name) => luminance(theme.get(name) ?? ''))
    .toSorted((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = linear(hex);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** How eyes that lack one kind of cone see linear RGB (Machado, Oliveira and Fernandes 2009, severity 1). */
const EYES = {
  most: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
} as const;
type Matrix = readonly (readonly number[])[];

const times = (matrix: Matrix, vector: readonly number[]): number[] =>
  matrix.map((row) => row.reduce((sum, part, index) => sum + part * (vector[index] ?? 0), 0));

/** CIE L*a*b* (D65) of a colour as such eyes see it. */
function lab(hex: string, eye: Matrix): number[] {
  const seen = times(eye, linear(hex)).map((part) => Math.min(1, Math.max(0, part)));
  const [x = 0, y = 0, z = 0] = times(
    [
      [0.4124564 / 0.95047, 0.3575761 / 0.95047, 0.1804375 / 0.95047],
      [0.2126729, 0.7151522, 0.072175],
      [0.0193339 / 1.08883, 0.119192 / 1.08883, 0.9503041 / 1.08883],
    ],
    seen,
  ).map((part) => (part > 216 / 24389 ? Math.cbrt(part) : ((24389 / 27) * part + 16) / 116));
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

/** Eight times the 2.3 that is just seen side by side: marks are small, and looked at in passing. */
const EASILY_APART = 18;

/** CIE 1976 distance. */
function distance(theme: Map<string, string>, pair: readonly [string, string], eye: Matrix): number {
  const [one = [], other = []] = pair.map((name) => lab(theme.get(name) ?? '', eye));
  return Math.hypot(...one.map((part, index) => part - (other[index] ?? 0)));
}

test('all themes define the same colours', () => {
  assert.ok(themes.light.size >= 15);
  assert.deepEqual([...themes.dark.keys()], [...themes.light.keys()]);
  assert.equal(themes.paper.get('--ground'), '#ffffff');
});

for (const [name, theme] of Object.entries(themes)) {
  test(`text keeps 4.5:1 in the ${name} theme`, () => {
    const pairs = [
      ...['--ink', '--ink-soft', '--accent'].flatMap((text) =>
        ['--ground', '--surface', '--accent-wash'].map((ground) => [text, ground] as const),
      ),
      ['--on-accent', '--accent'] as const,
      ['--warn-ink', '--warn-ground'] as const,
    ];
    const low = pairs.filter(([text, ground]) => contrast(theme, text, ground) < 4.5);
    assert.deepEqual(low, []);
  });

  test(`marks of charts keep 3:1 in the ${name} theme`, () => {
    const marks = ['--accent', '--accent-light', '--gap', '--press', '--focus'];
    const low = marks.flatMap((mark) =>
      ['--ground', '--surface']
        .filter((ground) => contrast(theme, mark, ground) < 3)
        .map((ground) => [mark, ground]),
    );
    assert.deepEqual(low, []);
  });

  test(`a mark keeps 3:1 from what it lies on in the ${name} theme`, () => {
    const lies = [
      ['--accent', '--accent-wash'],
      ['--accent-light', '--accent-wash'],
      ['--warn-ink', '--warn-ground'],
      ['--focus', '--accent-wash'],
    ] as const;
    assert.deepEqual(
      lies.filter(([mark, ground]) => contrast(theme, mark, ground) < 3),
      [],
    );
  });

  test(`what stands side by side in a chart is told apart by every eye in the ${name} theme`, () => {
    const beside = [
      ['--accent', '--accent-light'],
      ['--accent', '--accent-wash'],
      ['--accent-light', '--accent-wash'],
      ['--accent', '--gap'],
      ['--accent-light', '--gap'],
      ['--accent', '--press'],
    ] as const;
    const close = Object.entries(EYES).flatMap(([eye, matrix]) =>
      beside.filter((pair) => distance(theme, pair, matrix) < EASILY_APART).map((pair) => [eye, ...pair]),
    );
    assert.deepEqual(close, []);
  });
}

test('P15: what is filled side by side on paper is told apart by a printer without colours', () => {
  const fills = ['--ground', '--accent-light', '--accent'];
  const light = fills.map((name) => lab(themes.paper.get(name) ?? '', EYES.most)[0] ?? 0);
  for (const [index, one] of light.entries())
    for (const other of light.slice(index + 1))
      assert.ok(Math.abs(one - other) >= EASILY_APART, light.join());
});

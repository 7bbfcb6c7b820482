import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

const css = readFileSync(new URL('../../../web/styles/palette.css', import.meta.url), 'utf8');
const themes = { light: paletteAt(css.indexOf(':root')), dark: paletteAt(css.indexOf('@media')) };

/** The custom properties declared from the first block after `start` on. */
function paletteAt(start: number): Map<string, string> {
  const block = css.slice(css.indexOf('--ground', start), css.indexOf('}', css.indexOf('--ground', start)));
  return new Map(
    [...block.matchAll(/(--[\w-]+):\s*(#[0-9a-f]{6})/g)].map((match) => [match[1] ?? '', match[2] ?? '']),
  );
}

/** WCAG 2 contrast ratio of two colours of a theme. */
function contrast(theme: Map<string, string>, first: string, second: string): number {
  const [low = 0, high = 0] = [first, second]
    .map((name) => luminance(theme.get(name) ?? ''))
    .toSorted((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

function luminance(hex: string): number {
  assert.match(hex, /^#[0-9a-f]{6}$/);
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

test('both themes define the same colours', () => {
  assert.ok(themes.light.size >= 15);
  assert.deepEqual([...themes.dark.keys()], [...themes.light.keys()]);
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
}

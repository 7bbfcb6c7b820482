import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SvgContext } from '../../../web/charts/svg-context.ts';
import { chartToSvg } from '../../../web/charts/to-svg.ts';

const SIZE = { width: 200, height: 100, id: 'essai' };
const measure = (text: string): number => text.length * 6;
const drawn = (draw: (context: SvgContext) => void): string => {
  const context = new SvgContext(SIZE, measure);
  draw(context);
  return context.toSvg({});
};

test('text stays text, where and as it was asked for, turned about its own place', () => {
  const svg = drawn((context) => {
    context.font = '600 12px "Figtree"';
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.fillStyle = '#123456';
    context.translate(50, 20);
    context.rotate(-Math.PI / 2);
    context.fillText('1 < 2 & « 3 »', 10, 5);
  });
  assert.match(svg, />1 &lt; 2 &amp; « 3 »<\/text>/);
  assert.match(svg, /<text x="55" y="10" font-family="&quot;Figtree&quot;" font-size="12" font-weight="600"/);
  assert.match(svg, /text-anchor="middle" dominant-baseline="central" transform="rotate\(-90 55 10\)"/);
});

test('a restored context forgets what was set since, its place and its clip included', () => {
  const svg = drawn((context) => {
    context.save();
    context.translate(30, 40);
    context.strokeStyle = '#f00';
    context.setLineDash([4, 3]);
    context.beginPath();
    context.rect(0, 0, 10, 10);
    context.clip();
    context.strokeRect(1, 2, 3, 4);
    context.restore();
    context.fillRect(0, 0, 5, 5);
  });
  assert.match(svg, /<clipPath id="essai-clip-0"><path d="M30 40L40 40L40 50L30 50Z"\/><\/clipPath>/);
  assert.match(
    svg,
    /<path d="M31 42[^>]*stroke="#f00"[^>]*stroke-dasharray="4 3" clip-path="url\(#essai-clip-0\)"\/>/,
  );
  assert.match(svg, /<path d="M0 0L5 0L5 5L0 5Z" fill="#000"\/><\/svg>$/);
});

test('a clip within a clip cuts twice, and the same clip is written once', () => {
  const svg = drawn((context) => {
    const clip = (width: number): void => {
      context.beginPath();
      context.rect(0, 0, width, 9);
      context.clip();
    };
    for (let time = 0; time < 2; time += 1) {
      context.save();
      clip(20);
      clip(10);
      context.fillRect(0, 0, 30, 9);
      context.restore();
    }
  });
  assert.equal(svg.match(/<clipPath/g)?.length, 2);
  assert.match(svg, /<clipPath id="essai-clip-1"><path [^>]*clip-path="url\(#essai-clip-0\)"\/>/);
  assert.equal(svg.match(/fill="#000" clip-path="url\(#essai-clip-1\)"/g)?.length, 2);
});

test('arcs go the way and as far as they were asked, a full circle all the way', () => {
  const path = (...arc: [number, number, number, number, number, boolean?]): string => {
    const svg = drawn((context) => {
      context.beginPath();
      context.arc(...arc);
      context.stroke();
    });
    return /d="([^"]*)"/.exec(svg)?.[1] ?? '';
  };
  assert.equal(path(10, 10, 5, 0, 2 * Math.PI), 'M15 10A5 5 0 0 1 5 10A5 5 0 0 1 15 10');
  assert.equal(path(10, 10, 5, 0, Math.PI), 'M15 10A5 5 0 0 1 10 15A5 5 0 0 1 5 10');
  assert.equal(path(10, 10, 5, 0, Math.PI, true), 'M15 10A5 5 0 0 0 10 5A5 5 0 0 0 5 10');
});

test('what cannot be seen is not drawn, and what one sees through says so apart', () => {
  const svg = drawn((context) => {
    context.fillStyle = 'transparent';
    context.fillRect(0, 0, 5, 5);
    context.beginPath();
    context.stroke();
    context.fillStyle = 'rgba(1, 2, 3, 0.5)';
    context.fillRect(0, 0, 6, 6);
  });
  assert.equal(svg.match(/<path/g)?.length, 1);
  assert.match(svg, /fill="rgb\(1, 2, 3\)" fill-opacity="0\.5"/);
});

const chart = (labels: string[], title = '') =>
  chartToSvg(
    () => ({
      type: 'bar',
      data: { labels, datasets: [{ data: labels.map((_, index) => index + 1) }] },
      options: { scales: { x: { display: labels.length > 0 }, y: { display: false } } },
    }),
    { size: SIZE, alt: title, theme: {} as never, measure },
  );

test('a chart is drawn without a browser, the same each time, and never blank', () => {
  const svg = chart(['2018', '2019'], 'Deux ans : 1, puis 2');
  assert.match(svg, /^<svg xmlns="[^"]*" width="200" height="100" viewBox="0 0 200 100" role="img"/);
  assert.match(svg, /aria-label="Deux ans : 1, puis 2"/);
  assert.match(svg, />2018<\/text>/);
  assert.equal(chart(['2018', '2019'], 'Deux ans : 1, puis 2'), svg);
  assert.throws(() => chart([]), /blank/);
});

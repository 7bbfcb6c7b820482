import { readFileSync } from 'node:fs';

/** What decides how the pages of an edition come out; the browser itself is named in the PDF that it printed. */
const DRAWS = ['chart.js', 'preact', 'puppeteer', '@cantoo/pdf-lib'];

/** The versions that draw an edition, of this service and of its pinned packages. */
export function readRenderer(): Record<string, string> {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  const { name, version, dependencies } = JSON.parse(text) as {
    name: string;
    version: string;
    dependencies: Record<string, string>;
  };
  return Object.fromEntries([
    [name, version],
    ...DRAWS.map((drawn) => [drawn, dependencies[drawn] ?? 'unknown'] as const),
  ]);
}

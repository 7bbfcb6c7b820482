import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Page } from 'puppeteer';

/** The twin needs nothing and may ask for nothing, wherever it is opened. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:";

type Twin = {
  readonly language: string;
  readonly title: string;
  readonly head: string;
  readonly body: string;
  /** Addresses of its style sheets, and the rules of those that have none. */
  readonly sheets: readonly string[];
  readonly adopted: readonly string[];
};

/** What a page says, without its scripts; charts are the SVG they are. */
export const readTwin = (page: Page): Promise<Twin> =>
  page.evaluate(() => {
    const copy = document.documentElement.cloneNode(true) as HTMLElement;
    for (const gone of copy.querySelectorAll('script, noscript, link, meta, title')) gone.remove();
    return {
      language: document.documentElement.lang,
      title: document.title,
      head: copy.querySelector('head')?.innerHTML ?? '',
      body: copy.querySelector('body')?.outerHTML ?? '',
      sheets: [...document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')]
        .map(({ href }) => href)
        .filter((href) => href.startsWith(`${location.origin}/assets/`)),
      adopted: document.adoptedStyleSheets.flatMap(({ cssRules }) =>
        [...cssRules].map(({ cssText }) => cssText),
      ),
    };
  });

/** The page as one file: styles and fonts inside. */
export async function writeTwin(
  { language, title, head, body, sheets, adopted }: Twin,
  webDir: string,
): Promise<string> {
  const styles = await Promise.all(sheets.map((href) => inlineSheet(join(webDir, 'assets'), href)));
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeText(title)}</title>
<style>${[...styles, ...adopted].join('\n')}</style>
${head}</head>
${body}
</html>
`;
}

async function inlineSheet(assets: string, href: string): Promise<string> {
  const text = await readFile(join(assets, basename(new URL(href).pathname)), 'utf8');
  const names = [...text.matchAll(/url\(["']?(?!data:)([^"')]+)["']?\)/g)].map(([, name]) => name ?? '');
  let inlined = text;
  for (const name of new Set(names)) {
    const bytes = await readFile(join(assets, basename(name)));
    const type = name.endsWith('.woff2')
      ? 'font/woff2'
      : name.endsWith('.svg')
        ? 'image/svg+xml'
        : 'application/octet-stream';
    inlined = inlined.replaceAll(name, `data:${type};base64,${bytes.toString('base64')}`);
  }
  return inlined;
}

const escapeText = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

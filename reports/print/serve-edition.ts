import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { HTTPRequest, Page } from 'puppeteer';
import type { EditionAnswer } from '../../api/contract/edition.ts';

/** A name that exists nowhere: what is not answered here is answered by nobody. */
export const ORIGIN = 'http://report.invalid';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** Interception does not see every way out (a socket, a prefetch): the policy closes those. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/**
 * Answers the page's requests from the built site and from the edition in memory; every other request
 * fails. No server, no port.
 */
export async function serveEdition(
  page: Page,
  { webDir, edition }: { webDir: string; edition: EditionAnswer },
): Promise<void> {
  await page.setBypassServiceWorker(true);
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    answer(request, webDir, edition)
      .then((answered) => {
        if (answered) return;
        // "No content" leaves the page where it is; an error would replace it.
        const leaving = request.isNavigationRequest() && request.frame() === page.mainFrame();
        return leaving ? request.respond({ status: 204 }) : request.abort('accessdenied');
      })
      // The page may be gone before its answer: nothing is left to be told.
      .catch(() => {});
  });
}

async function answer(request: HTTPRequest, webDir: string, edition: EditionAnswer): Promise<boolean> {
  const url = URL.parse(request.url());
  if (url?.protocol === 'data:') {
    await request.continue();
    return true;
  }
  if (url?.origin !== ORIGIN || request.method() !== 'GET') return false;
  if (url.pathname === `/api/v1/editions/${edition.document.id}`) {
    await request.respond({ contentType: 'application/json', body: JSON.stringify(edition) });
    return true;
  }
  const file = fileOf(url.pathname, edition.document.id);
  if (!file) return false;
  const bytes = await readFile(join(webDir, file)).catch(() => null);
  if (!bytes) return false;
  const body = file === 'index.html' ? inLanguage(bytes.toString(), url.pathname.slice(1, 3)) : bytes;
  await request.respond({
    contentType: TYPES[extname(file)] ?? 'application/octet-stream',
    headers: { 'Content-Security-Policy': POLICY },
    body,
  });
  return true;
}

/** One page and the flat folder of assets: nothing else of the disk can be named. */
function fileOf(path: string, id: string): string | null {
  const pages = ['editions', 'sponsors', 'shares'].flatMap((page) => [
    `/fr/${page}/${id}`,
    `/en/${page}/${id}`,
  ]);
  if (pages.includes(path)) return 'index.html';
  return /^\/assets\/[\w.-]+$/.test(path) ? path : null;
}

/** As the service does: the one shell speaks the language of its address. */
const inLanguage = (shell: string, language: string): string =>
  shell.replace(/<html lang="[^"]*"/, `<html lang="${language}"`);

import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { HTTPRequest, Page } from 'puppeteer';

/** A name that exists nowhere: what is not answered here is answered by nobody. */
const ORIGIN = 'http://report.invalid';

const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** Nothing on the page runs. Interception does not see every way out (a socket, a prefetch): the policy closes those. */
const POLICY =
  "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/**
 * Opens a page that is given whole, with the built site's style sheets, pictures and fonts; every other request fails.
 * No server, no port.
 * @param path the address that its links within the page, and itself, have
 */
export async function openSheet(
  page: Page,
  { html, webDir, path, limitMs }: { html: string; webDir: string; path: string; limitMs: number },
): Promise<void> {
  await page.setBypassServiceWorker(true);
  await page.setRequestInterception(true);
  const opened = `${ORIGIN}${path}`;
  page.on('request', (request) => {
    answer(request, { html, webDir, opened })
      .then((answered) => {
        if (answered) return;
        // "No content" leaves the page where it is; an error would replace it.
        const leaving = request.isNavigationRequest() && request.frame() === page.mainFrame();
        return leaving ? request.respond({ status: 204 }) : request.abort('accessdenied');
      })
      // The page may be gone before its answer: nothing is left to be told.
      .catch(() => {});
  });
  await page.goto(opened, { waitUntil: 'load', timeout: limitMs });
}

async function answer(
  request: HTTPRequest,
  { html, webDir, opened }: { html: string; webDir: string; opened: string },
): Promise<boolean> {
  const url = URL.parse(request.url());
  if (url?.protocol === 'data:') {
    await request.continue();
    return true;
  }
  if (url?.origin !== ORIGIN || request.method() !== 'GET') return false;
  const isPage = url.href === opened;
  // The flat folder of assets: nothing else of the disk can be named.
  if (!isPage && !/^\/assets\/[\w.-]+$/.test(url.pathname)) return false;
  const body = isPage ? html : await readFile(join(webDir, url.pathname)).catch(() => null);
  if (body === null) return false;
  const contentType = isPage ? 'text/html; charset=utf-8' : TYPES[extname(url.pathname)];
  await request.respond({
    contentType: contentType ?? 'application/octet-stream',
    headers: { 'Content-Security-Policy': POLICY },
    body,
  });
  return true;
}

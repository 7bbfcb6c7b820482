import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import express, { type Request, type Response, Router } from 'express';
import { AppError, type Language } from '../../db/core/errors.ts';
import { escapeHtml } from '../../db/core/escape-html.ts';
import { COOKIE_KINDS, readSessionCookie } from '../auth/session-cookie.ts';
import type { Context } from '../context.ts';
import { type Drawn, pageDrawer } from '../drawn-pages.ts';
import { allowMethods, READ } from '../middleware/allow-methods.ts';
import { languageOf } from '../middleware/language.ts';
import type { AskInside } from '../mount.ts';

/** The pages that the site draws; at any other address the same shell says that there is none. */
const PAGES =
  /^\/(fr\/tri|en\/sort|fr\/mon-acces|en\/my-access|fr\/acces|en\/access|fr\/partage|en\/share|(fr|en)\/editions|(fr|en)(\/(catalogue|requests|relays|visibility|accounts|declarations|advice|quality|published)|\/(editions|sponsors|shares|indicators)\/[^/]+)?)\/?$/;

/** The built site: one shell for every page, and its hashed assets, which never change. */
export function pageRoutes(context: Context, ask: AskInside): Router {
  const { webDir, publicUrl, log } = context;
  const router = Router();
  const drawer = pageDrawer(context, ask);
  const isGuest = (request: Request): boolean =>
    !COOKIE_KINDS.some((kind) => readSessionCookie(request, publicUrl, kind));
  router.use(
    '/assets',
    allowMethods(READ),
    express.static(join(webDir, 'assets'), {
      immutable: true,
      maxAge: '1y',
      index: false,
      redirect: false,
      dotfiles: 'ignore',
    }),
  );
  router.all('/', allowMethods(READ));
  router.get('/', (request, response) => {
    response.locals.operation = 'chooseLanguage';
    response
      .set('Cache-Control', 'no-cache')
      .vary('Accept-Language')
      .redirect(302, `/${languageOf(request)}`);
  });
  for (const language of ['fr', 'en']) {
    const paths = [`/${language}`, `/${language}/*page`];
    router.all(paths, allowMethods(READ));
    router.get(paths, async (request: Request, response: Response) => {
      response.locals.operation = 'showPage';
      const guest = isGuest(request);
      // Never without a page: what cannot be drawn here, the reader's browser draws, and says what is wrong.
      const drawn = await drawer(request, guest).catch((error: unknown) => {
        log.warn({ error: error instanceof Error ? error.name : typeof error }, 'page not drawn ahead');
        return null;
      });
      response
        .status(PAGES.test(request.path) ? 200 : 404)
        .set('Cache-Control', 'private, no-cache')
        .vary('Cookie')
        .type('html')
        .send(fillShell(await readShell(webDir), { language: languageOf(request), isGuest: guest, drawn }));
    });
  }
  return router;
}

type Filling = { readonly language: Language; readonly isGuest: boolean; readonly drawn: Drawn | null };

/** The one shell as the page it is asked for. A page that knows that nobody is signed in asks for what is public only. */
function fillShell(shell: string, { language, isGuest, drawn }: Filling): string {
  const sheets = drawn?.sheets.map((path) => `<link rel="stylesheet" crossorigin href="/${path}">`) ?? [];
  return (
    shell
      .replace(/<html lang="[^"]*"/, `<html lang="${language}"${isGuest ? ' data-guest' : ''}`)
      .replace(/<title>[^<]*/, (title) => (drawn ? `<title>${escapeHtml(drawn.title)}` : title))
      .replace(/(<meta name="description" content=")[^"]*/, (all, start: string) =>
        drawn ? start + escapeHtml(drawn.description) : all,
      )
      .replace('</head>', `${sheets.join('')}</head>`)
      // A page that stands already does not wait for the script that takes it over.
      .replace(/<script type="module"|<link rel="modulepreload"/g, (tag) =>
        drawn ? `${tag} fetchpriority="low"` : tag,
      )
      .replace('<div id="app"></div>', (root) =>
        drawn ? `<div id="app">${drawn.html}</div>${answersOf(drawn)}` : root,
      )
      // Which says that nothing can be read.
      .replace(/<noscript>[\s\S]*<\/noscript>/, (warning) => (drawn ? '' : warning))
  );
}

/** As data, which no browser runs; nothing in it can end its element. */
const answersOf = ({ answers }: Drawn): string =>
  answers === null
    ? ''
    : `<script type="application/json" id="answers">${JSON.stringify(answers).replaceAll('<', '\\u003c')}</script>`;

/** @throws AppError when the site has not been built */
export async function readShell(webDir: string): Promise<string> {
  try {
    return await readFile(join(webDir, 'index.html'), 'utf8');
  } catch (cause) {
    throw new AppError({
      code: 'web-not-built',
      status: 503,
      fr: 'Les pages ne sont pas construites. Lancez « npm run demo » une fois, ou « node setup.mjs packages web ».',
      en: 'The pages have not been built. Run "npm run demo" once, or "node setup.mjs packages web".',
      cause,
    });
  }
}

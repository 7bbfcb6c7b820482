import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import express, { type Request, type Response, Router } from 'express';
import { AppError } from '../../db/core/errors.ts';
import { COOKIE_KINDS, readSessionCookie } from '../auth/session-cookie.ts';
import type { Context } from '../context.ts';
import { allowMethods, READ } from '../middleware/allow-methods.ts';
import { languageOf } from '../middleware/language.ts';

/** The pages that the site draws; at any other address the same shell says that there is none. */
const PAGES =
  /^\/(fr\/tri|en\/sort|fr\/mon-acces|en\/my-access|fr\/acces|en\/access|fr\/partage|en\/share|(fr|en)\/editions|(fr|en)(\/(catalogue|requests|relays|visibility|accounts|declarations|advice|quality|published)|\/(editions|sponsors|shares|indicators)\/[^/]+)?)\/?$/;

/** The built site: one shell for every page, and its hashed assets, which never change. */
export function pageRoutes({ webDir, publicUrl }: Context): Router {
  const router = Router();
  // A page that knows that nobody is signed in asks for what is public at once.
  const guestMark = (request: Request): string =>
    COOKIE_KINDS.some((kind) => readSessionCookie(request, publicUrl, kind)) ? '' : ' data-guest';
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
      const shell = await readShell(webDir);
      response
        .status(PAGES.test(request.path) ? 200 : 404)
        .set('Cache-Control', 'no-cache')
        .vary('Cookie')
        .type('html')
        .send(
          shell.replace(/<html lang="[^"]*"/, `<html lang="${languageOf(request)}"${guestMark(request)}`),
        );
    });
  }
  return router;
}

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

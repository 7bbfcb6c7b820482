import { fileURLToPath } from 'node:url';
import { Router } from 'express';
import type { Context } from '../context.ts';
import { allowMethods, READ } from '../middleware/allow-methods.ts';
import { languageOf } from '../middleware/language.ts';
import { pathsOf } from '../telling/addresses.ts';
import { NOTICE_TITLE, noticeBody } from '../telling/notice.ts';
import { sendPage } from '../telling/page.ts';
import { declareRoutes } from './declare.ts';
import { followingRoutes } from './following.ts';
import { ownDeclarationRoutes } from './own-declaration.ts';

const STYLES = fileURLToPath(new URL('../telling/telling.css', import.meta.url));

/** The pages for people: no sign-in, no cookie, no script needed. */
export function tellingRoutes(context: Context): Router {
  const router = Router();
  router.all('/telling.css', allowMethods(READ));
  router.get('/telling.css', (_request, response) => {
    response.sendFile(STYLES, { headers: { 'Cache-Control': 'public, max-age=3600' } });
  });

  router.all(pathsOf('notice'), allowMethods(READ));
  router.get(pathsOf('notice'), async (request, response) => {
    response.locals.operation = 'showNotice';
    const body = noticeBody(context.collective, languageOf(request));
    await sendPage(context, request, response, { page: 'notice', title: NOTICE_TITLE, body });
  });
  router.use(declareRoutes(context));
  router.use(ownDeclarationRoutes(context));
  router.use(followingRoutes(context));
  return router;
}

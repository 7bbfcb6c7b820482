import { fileURLToPath } from 'node:url';
import { type Request, type Response, Router, urlencoded } from 'express';
import { instant } from '../../db/core/calendar.ts';
import {
  exchangeSignInLink,
  type LinkState,
  revokeSession,
  signInLinkState,
} from '../../db/queries/sign-in.ts';
import {
  clearSessionCookie,
  readSessionCookie,
  SESSION_MS,
  setSessionCookie,
} from '../auth/session-cookie.ts';
import { signInPage } from '../auth/sign-in-page.ts';
import { hashToken, newToken } from '../auth/tokens.ts';
import type { Context } from '../context.ts';
import { languageOf } from '../middleware/language.ts';
import { readShell } from './pages.ts';

const STYLES = fileURLToPath(new URL('../auth/sign-in.css', import.meta.url));
const REFUSED_STATUS = { usable: 200, unknown: 404, used: 410, expired: 410 } as const;

/** The pages of a sign-in link: GET shows a button, POST uses the link and opens the session; and the way out. */
export function signInRoutes(context: Context): Router {
  const { store, clock, publicUrl } = context;
  const router = Router();

  router.get('/entree.css', (_request, response) => {
    response.sendFile(STYLES, { headers: { 'Cache-Control': 'public, max-age=3600' } });
  });

  router.get('/:language/entree', onlyPages, async (request, response) => {
    response.locals.operation = 'showSignIn';
    const token = textOf(request.query.jeton);
    await sendPage(
      context,
      request,
      response,
      token,
      await signInLinkState(store.db, hashToken(token), clock.now()),
    );
  });

  router.post(
    '/:language/entree',
    onlyPages,
    urlencoded({ extended: false, limit: '4kb' }),
    async (request, response) => {
      response.locals.operation = 'signIn';
      const token = textOf((request.body as { jeton?: unknown } | undefined)?.jeton);
      const session = newToken();
      const now = clock.now();
      const entered = await exchangeSignInLink(store.db, {
        linkHash: hashToken(token),
        sessionHash: hashToken(session),
        now,
        sessionExpiresAt: instant(Date.parse(now) + SESSION_MS),
      });
      if (!entered) {
        await sendPage(
          context,
          request,
          response,
          token,
          await signInLinkState(store.db, hashToken(token), now),
        );
        return;
      }
      setSessionCookie(response, publicUrl, session);
      response.set('Cache-Control', 'no-store').redirect(303, `/${languageOf(request)}`);
    },
  );

  router.post('/:language/sortie', onlyPages, async (request, response) => {
    response.locals.operation = 'signOut';
    const token = readSessionCookie(request, publicUrl);
    if (token) await revokeSession(store.db, hashToken(token), clock.now());
    clearSessionCookie(response, publicUrl);
    response.set('Cache-Control', 'no-store').redirect(303, `/${languageOf(request)}`);
  });

  return router;
}

async function sendPage(
  { collective, webDir }: Context,
  request: Request,
  response: Response,
  token: string,
  state: LinkState,
): Promise<void> {
  const language = languageOf(request);
  const page = { language, collective: collective.name, state, token, styles: await readStyles(webDir) };
  response
    .status(REFUSED_STATUS[state])
    .set('Cache-Control', 'no-store')
    // Under no-referrer a form's Origin would be "null"; this policy still tells the token to nobody else.
    .set('Referrer-Policy', 'same-origin')
    .set('X-Robots-Tag', 'noindex')
    .type('html')
    .send(signInPage(page));
}

/** One can sign in though the pages are not built. */
async function readStyles(webDir: string): Promise<string> {
  const shell = await readShell(webDir).catch(() => '');
  return (shell.match(/<link rel="stylesheet"[^>]*>/g) ?? []).join('\n    ');
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

const onlyPages = (request: Request, _response: Response, next: (skip?: 'route') => void): void =>
  next(/^(fr|en)$/.test(String(request.params.language)) ? undefined : 'route');

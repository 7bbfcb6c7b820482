import { fileURLToPath } from 'node:url';
import { type Request, type RequestHandler, type Response, Router, urlencoded } from 'express';
import { listPasskeys } from '../../db/queries/passkeys.ts';
import { endSharedSession } from '../../db/queries/shared-links.ts';
import { findSession, purgeExpired, revokeSession } from '../../db/queries/sign-in.ts';
import { exchangeSignInLink, type LinkState, signInLinkState } from '../../db/queries/sign-in-links.ts';
import { deviceName } from '../auth/device-name.ts';
import { limitAttempts } from '../auth/limit-attempts.ts';
import { passkeyDomain } from '../auth/passkeys.ts';
import { clearSessionCookie, readSessionCookie, setSessionCookie } from '../auth/session-cookie.ts';
import { SESSION_MS, sessionLife } from '../auth/session-life.ts';
import { type SignInState, signInPage } from '../auth/sign-in-page.ts';
import { hashToken, newToken } from '../auth/tokens.ts';
import type { Context } from '../context.ts';
import { allowMethods, READ } from '../middleware/allow-methods.ts';
import { languageOf } from '../middleware/language.ts';
import { passkeyRoutes } from './enter-by-passkey.ts';
import { readShell } from './pages.ts';

const STYLES = fileURLToPath(new URL('../auth/sign-in.css', import.meta.url));
const STATUS = { usable: 200, passkey: 200, unknown: 404, used: 410, expired: 410, 'too-many': 429 } as const;

/** The pages of a sign-in link: GET shows a button, POST uses the link and opens the session; and the way out. */
export function signInRoutes(context: Context): Router {
  const { store, clock, calendar, publicUrl } = context;
  const router = Router();
  const waitOf = limitAttempts(context, 'sign-in');

  router.use(passkeyRoutes(context, waitOf));
  router.all('/entree.css', allowMethods(READ));
  router.get('/entree.css', (_request, response) => {
    response.sendFile(STYLES, { headers: { 'Cache-Control': 'public, max-age=3600' } });
  });

  router.all('/:language/entree', onlyPages, allowMethods([...READ, 'POST']));
  router.get('/:language/entree', onlyPages, async (request, response) => {
    response.locals.operation = 'showSignIn';
    const token = textOf(request.query.jeton);
    const state =
      request.query.jeton === undefined
        ? 'passkey'
        : await signInLinkState(store.db, hashToken(token), clock.now());
    await sendPage(context, request, response, token, state);
  });

  const limited: RequestHandler = async (request, response, next) => {
    response.locals.operation = 'signIn';
    const seconds = await waitOf(request.ip ?? '');
    if (seconds === 0) return next();
    response.set('Retry-After', `${seconds}`);
    await sendPage(context, request, response, '', 'too-many');
  };
  const form = urlencoded({ extended: false, limit: '4kb' });
  router.post('/:language/entree', onlyPages, limited, form, async (request, response) => {
    const token = textOf((request.body as { jeton?: unknown } | undefined)?.jeton);
    const linkHash = hashToken(token);
    const now = clock.now();
    const refuse = (state: LinkState) => sendPage(context, request, response, token, state);
    // Only a good link may ask for the right to write: a night's roll-up can hold it for long.
    const state = await signInLinkState(store.db, linkHash, now);
    if (state !== 'usable') return refuse(state);
    await purgeExpired(store.db, now);
    const session = newToken();
    const entered = await exchangeSignInLink(store.db, {
      linkHash,
      sessionHash: hashToken(session),
      now,
      today: calendar.dayOf(now),
      ...sessionLife(now, 'link', context.sessionIdleHours),
      device: deviceName(request.get('user-agent')),
    });
    if (!entered) return refuse(await signInLinkState(store.db, linkHash, now));
    setSessionCookie(response, publicUrl, session, SESSION_MS.link);
    response.set('Cache-Control', 'no-store').redirect(303, await nextPage(context, session, request));
  });

  router.all('/:language/sortie', onlyPages, allowMethods([...READ, 'POST']));
  router.post('/:language/sortie', onlyPages, async (request, response) => {
    response.locals.operation = 'signOut';
    const token = readSessionCookie(request, publicUrl);
    if (token) await revokeSession(store.db, hashToken(token), clock.now());
    clearSessionCookie(response, publicUrl);
    const opened = readSessionCookie(request, publicUrl, 'shared');
    if (opened) await endSharedSession(store.db, hashToken(opened));
    clearSessionCookie(response, publicUrl, 'shared');
    response.set('Cache-Control', 'no-store').redirect(303, `/${languageOf(request)}`);
  });

  return router;
}

/** Whoever has no passkey yet is asked to register one, where the service can take it. */
async function nextPage(
  { store, clock, publicUrl }: Context,
  session: string,
  request: Request,
): Promise<string> {
  const language = languageOf(request);
  const home = `/${language}`;
  if (passkeyDomain(publicUrl) === null) return home;
  const who = await findSession(store.db, hashToken(session), clock.now());
  if (!who?.staff_id || (await listPasskeys(store.db, who.staff_id)).length > 0) return home;
  return language === 'fr' ? '/fr/mon-acces' : '/en/my-access';
}

async function sendPage(
  { collective, webDir }: Context,
  request: Request,
  response: Response,
  token: string,
  state: SignInState,
): Promise<void> {
  const language = languageOf(request);
  const page = { language, collective: collective.name, state, token, styles: await readStyles(webDir) };
  response
    .status(STATUS[state])
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

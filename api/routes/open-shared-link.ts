import { json, Router } from 'express';
import { instant } from '../../db/core/calendar.ts';
import { AppError } from '../../db/core/errors.ts';
import { enterSharedLink, findOpenLink, purgeSharedSessions } from '../../db/queries/shared-links.ts';
import { limitAttempts } from '../auth/limit-attempts.ts';
import { setSessionCookie } from '../auth/session-cookie.ts';
import { SHARED_MS } from '../auth/session-life.ts';
import { hashToken, newToken } from '../auth/tokens.ts';
import type { Context } from '../context.ts';
import { SHARED_PAGES } from '../shared/shared-links.ts';

/** The page of a shared link posts the token that stands behind its #, and gets a cookie that reads by the link. */
export function sharedLinkRoutes(context: Context): Router {
  const { store, clock, calendar, publicUrl } = context;
  const router = Router();
  const waitOf = limitAttempts(context, 'shared-link');
  router.post(Object.values(SHARED_PAGES), async (request, response, next) => {
    response.locals.operation = 'openSharedLink';
    const seconds = await waitOf(request.ip ?? '');
    if (seconds > 0) response.set('Retry-After', `${seconds}`);
    next(seconds > 0 ? tooMany() : undefined);
  });
  router.post(Object.values(SHARED_PAGES), json({ limit: '1kb' }), async (request, response) => {
    const { token } = (request.body ?? {}) as { token?: unknown };
    const now = clock.now();
    const link = await findOpenLink(store.db, hashToken(typeof token === 'string' ? token : ''), now);
    if (!link) throw opensNothing();
    await purgeSharedSessions(store.db, now);
    const session = newToken();
    const life = SHARED_MS[link.kind];
    await store.db.transaction().execute((transaction) =>
      enterSharedLink(transaction, {
        linkId: link.id,
        sessionHash: hashToken(session),
        sessionExpiresAt: instant(Date.parse(now) + life),
        today: calendar.dayOf(now),
      }),
    );
    setSessionCookie(response, publicUrl, session, life, 'shared');
    response.set('Cache-Control', 'no-store').json({ to: `/${link.language}` });
  });
  return router;
}

/** Unknown, expired and disabled are told alike, after the same work: nobody learns which tokens there were. */
const opensNothing = (): AppError =>
  new AppError({
    code: 'link-opens-nothing',
    status: 404,
    fr: 'Ce lien de partage n’ouvre rien : il est incomplet, il a expiré ou il a été désactivé. Demandez-en un nouveau à la personne qui vous l’a donné.',
    en: 'This shared link opens nothing: it is incomplete, has expired or was disabled. Ask whoever gave it to you for a new one.',
  });

const tooMany = (): AppError =>
  new AppError({
    code: 'too-many-attempts',
    status: 429,
    fr: 'Trop d’essais viennent de votre réseau. Attendez une minute, puis rouvrez votre lien.',
    en: 'Too many attempts come from your network. Wait a minute, then open your link again.',
  });

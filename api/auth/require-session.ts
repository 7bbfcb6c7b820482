import type { Request } from 'express';
import type { Instant } from '../../db/core/calendar.ts';
import { AppError, knownError } from '../../db/core/errors.ts';
import { withoutWaiting } from '../../db/dialect/waiting.ts';
import { findSharedSession, type SharedLink } from '../../db/queries/shared-links.ts';
import { findSession, noteUse, type Session } from '../../db/queries/sign-in.ts';
import type { Context } from '../context.ts';
import type { Operation } from '../operation.ts';
import type { WhileUnchanged } from '../while-unchanged.ts';
import { readSessionCookie } from './session-cookie.ts';
import { idleEnd, movesEnd } from './session-life.ts';
import { hashToken } from './tokens.ts';

/** Who reads: somebody signed in, or a browser in which a shared link is open; neither: anybody, what all may read. */
export type Reader = { readonly who?: Session; readonly link?: SharedLink };

/**
 * Who asks. Sessions are looked up again once anything has changed, so that revoking works at once. Somebody signed in reads as
 * such, whatever link is open beside.
 * @throws AppError 401 when nobody does, 403 when the operation is not for them
 */
export async function requireReader(
  context: Context,
  request: Request,
  { roles, shared }: Pick<Operation, 'roles' | 'shared'>,
  kept: WhileUnchanged,
): Promise<Reader> {
  const { store, clock, publicUrl } = context;
  const now = clock.now();
  const token = readSessionCookie(request, publicUrl);
  const hash = token && hashToken(token);
  const who = hash && (await kept.read(`session ${hash}`, () => findSession(store.db, hash, now)));
  // Time alone ends a session, too, and commits nothing.
  if (who && who.expires_at > now && who.idle_at > now) {
    if (!roles.includes(who.role)) throw roleRefused();
    await noteInUse(context, who, now);
    return { who };
  }
  const opened = readSessionCookie(request, publicUrl, 'shared');
  const link = opened && (await findSharedSession(store.db, hashToken(opened), now));
  if (!link) throw signInNeeded();
  if (!shared) throw beyondLink();
  return { link };
}

/** Now and then. A store that cannot be written just now must not keep anybody from reading. */
async function noteInUse(
  { store, calendar, sessionIdleHours }: Context,
  session: Session,
  now: Instant,
): Promise<void> {
  const today = calendar.dayOf(now);
  const end = idleEnd(now, sessionIdleHours);
  if (session.used_day === today && !movesEnd(session.idle_at, end, sessionIdleHours)) return;
  // A clock that goes back and comes forth again ends no session.
  const idleAt = end > session.idle_at ? end : session.idle_at;
  const noting = withoutWaiting(() => noteUse(store.db, session.token_hash, { today, idleAt }));
  await noting.catch((error: unknown) => {
    if (!knownError(error)) throw error;
  });
}

const roleRefused = (): AppError =>
  new AppError({
    code: 'role-refused',
    status: 403,
    fr: 'Votre rôle n’ouvre pas cette page. Demandez à la coordination si vous en avez besoin.',
    en: 'Your role does not open this page. Ask the coordination if you need it.',
  });

const signInNeeded = (): AppError =>
  new AppError({
    code: 'sign-in-needed',
    status: 401,
    fr: 'Ouvrez le lien de connexion que vous avez reçu, ou demandez-en un nouveau à la coordination.',
    en: 'Open the sign-in link that you received, or ask the coordination for a new one.',
  });

/** What a link does not show is refused in the same words, whether it exists or not. */
export const beyondLink = (): AppError =>
  new AppError({
    code: 'beyond-link',
    status: 403,
    fr: 'Le lien de partage que vous avez ouvert ne montre pas cette page.',
    en: 'The shared link that you opened does not show this page.',
  });

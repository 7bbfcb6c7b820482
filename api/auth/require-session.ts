import type { Request } from 'express';
import type { Day } from '../../db/core/calendar.ts';
import { AppError, knownError } from '../../db/core/errors.ts';
import type { Role } from '../../db/core/roles.ts';
import { findSession, noteUse, type Session } from '../../db/queries/sign-in.ts';
import type { Store } from '../../db/store.ts';
import type { Context } from '../context.ts';
import { readSessionCookie } from './session-cookie.ts';
import { hashToken } from './tokens.ts';

/**
 * The session of whoever asks. It is looked up at each request, so that revoking works at once.
 * @param roles whose sessions are let in
 * @throws AppError 401 when there is none, 403 when it is another role's
 */
export async function requireSession(
  { store, clock, calendar, publicUrl }: Context,
  request: Request,
  roles: readonly Role[],
): Promise<Session> {
  const token = readSessionCookie(request, publicUrl);
  const session = token && (await findSession(store.db, hashToken(token), clock.now()));
  if (session && !roles.includes(session.role)) {
    throw new AppError({
      code: 'role-refused',
      status: 403,
      fr: 'Votre rôle n’ouvre pas cette page. Demandez à la coordination si vous en avez besoin.',
      en: 'Your role does not open this page. Ask the coordination if you need it.',
    });
  }
  if (session) {
    await noteFirstUse(store, session, calendar.dayOf(clock.now()));
    return session;
  }
  throw new AppError({
    code: 'sign-in-needed',
    status: 401,
    fr: 'Ouvrez le lien de connexion que vous avez reçu, ou demandez-en un nouveau à la coordination.',
    en: 'Open the sign-in link that you received, or ask the coordination for a new one.',
  });
}

/** Of the day. A store that cannot be written just now must not keep anybody from reading. */
async function noteFirstUse({ db }: Store, session: Session, today: Day): Promise<void> {
  if (session.used_day === today) return;
  await noteUse(db, session.token_hash, today).catch((error: unknown) => {
    if (!knownError(error)) throw error;
  });
}

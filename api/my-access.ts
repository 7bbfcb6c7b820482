import { AppError } from '../db/core/errors.ts';
import { listPasskeys } from '../db/queries/passkeys.ts';
import { listSessions, type Session } from '../db/queries/sign-in.ts';
import { findStaff, type StaffMember } from '../db/queries/staff.ts';
import { passkeyDomain } from './auth/passkeys.ts';
import type { Context } from './context.ts';
import type { MyAccessAnswer } from './contract/my-access.ts';
import { passkeysOf, sessionsOf } from './ways-in.ts';

/** A session of the last day: what changes how one gets in is asked of somebody who has just got in. */
const RECENT_MS = 24 * 3_600_000;

export async function myAccess(context: Context, who: Session): Promise<MyAccessAnswer> {
  const { store, clock, publicUrl } = context;
  const now = clock.now();
  const [passkeys, sessions] =
    who.staff_id === null
      ? [[], [who]]
      : [await listPasskeys(store.db, who.staff_id), await listSessions(store.db, who.staff_id, now)];
  return {
    name: who.name,
    role: who.role,
    canRegister: passkeyDomain(publicUrl) !== null,
    passkeys: passkeysOf(passkeys),
    sessions: sessionsOf(sessions, who, context),
  };
}

/**
 * Who asks, when they have come in lately enough to change how they get in.
 * @throws AppError `sign-in-again` 403
 */
export async function requireRecent({ store, clock }: Context, who: Session): Promise<StaffMember> {
  const isRecent = Date.parse(clock.now()) - Date.parse(who.created_at) < RECENT_MS;
  const member = who.staff_id !== null && isRecent ? await findStaff(store.db, who.staff_id) : undefined;
  if (member) return member;
  throw new AppError({
    code: 'sign-in-again',
    status: 403,
    fr: 'Vous êtes connecté depuis plus d’un jour : sortez, entrez de nouveau, puis réessayez.',
    en: 'You signed in more than a day ago: sign out, sign in again, then try again.',
  });
}

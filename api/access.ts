import { AppError } from '../db/core/errors.ts';
import type { Role } from '../db/core/roles.ts';
import { type Session, shortOf } from '../db/queries/sign-in.ts';
import { listAccess } from '../db/queries/staff-access.ts';
import type { Context } from './context.ts';
import type { AccessAnswer } from './contract/access.ts';
import { passkeysOf, sessionsOf } from './ways-in.ts';

/** Who gives and ends access, and makes links. */
export const ADMINISTRATORS: readonly Role[] = ['administrator'];

export async function accessAnswer(context: Context, who: Session): Promise<AccessAnswer> {
  const { store, clock } = context;
  const now = clock.now();
  const people = await listAccess(store.db, now);
  const administrators = people.filter(
    ({ member }) => member.role === 'administrator' && member.ended_at === null,
  );
  return {
    people: people.map(({ member, passkeys, sessions, links }) => ({
      id: member.id,
      name: member.name,
      role: member.role,
      since: member.created_at,
      endedAt: member.ended_at,
      you: member.id === who.staff_id,
      lastAdministrator: administrators.length === 1 && administrators[0]?.member.id === member.id,
      passkeys: passkeysOf(passkeys),
      sessions: sessionsOf(sessions, who, context),
      invitations: links.map(({ token_hash, created_at, expires_at, used_at }) => ({
        id: shortOf(token_hash),
        state:
          used_at !== null ? ('used' as const) : expires_at > now ? ('open' as const) : ('expired' as const),
        madeAt: created_at,
        expiresAt: expires_at,
        usedAt: used_at,
      })),
    })),
  };
}

export const personUnknown = (): AppError =>
  new AppError({
    code: 'person-unknown',
    status: 404,
    fr: 'Cette personne n’a pas, ou plus, d’accès.',
    en: 'This person has no access, or not any more.',
  });

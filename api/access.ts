import { AppError } from '../db/core/errors.ts';
import type { Role } from '../db/core/roles.ts';
import { type Session, shortOf } from '../db/queries/sign-in.ts';
import { listAccess } from '../db/queries/staff-access.ts';
import type { Context } from './context.ts';
import type { AccessAnswer } from './contract/access.ts';

/** Who gives and ends access, and makes links. */
export const ADMINISTRATORS: readonly Role[] = ['administrator'];

export async function accessAnswer({ store, clock, calendar }: Context, who: Session): Promise<AccessAnswer> {
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
      passkeys: passkeys.map(({ id, device, created_at, last_used_at }) => ({
        id,
        device,
        createdAt: created_at,
        lastUsedAt: last_used_at,
      })),
      sessions: sessions.map(({ token_hash, device, created_at, used_day, expires_at }) => ({
        id: shortOf(token_hash),
        current: token_hash === who.token_hash,
        device: device ?? '?',
        openedAt: created_at,
        usedDay: used_day ?? calendar.dayOf(created_at),
        expiresAt: expires_at,
      })),
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

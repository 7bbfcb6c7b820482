import { type Instant, instant } from '../../db/core/calendar.ts';
import type { Clock } from '../../db/core/clock.ts';
import type { Language } from '../../db/core/errors.ts';
import type { Role } from '../../db/core/roles.ts';
import type { Session } from '../../db/queries/sign-in.ts';
import { addSignInLink } from '../../db/queries/sign-in-links.ts';
import type { Store } from '../../db/store.ts';
import { hashToken, newToken } from './tokens.ts';

const LIFE_MS = 24 * 3_600_000;

/**
 * Makes a link that signs one person in, once, within 24 hours; one they have not used yet opens nothing any more.
 * @param person name is how the service will call them; publicUrl is the origin they reach it at; back gives
 * somebody whose access ended it back
 * @param by who asks for it; null: a command
 * @returns the address; it is told once, the store keeps its SHA-256 only
 */
export async function createSignInLink(
  store: Store,
  clock: Clock,
  person: { role: Role; name: string; publicUrl: string; language?: Language; back?: boolean },
  by: Pick<Session, 'name' | 'role'> | null = null,
): Promise<{ url: string; expiresAt: Instant }> {
  const token = newToken();
  const now = clock.now();
  const expiresAt = instant(Date.parse(now) + LIFE_MS);
  const link = {
    token_hash: hashToken(token),
    role: person.role,
    name: person.name,
    created_at: now,
    expires_at: expiresAt,
  };
  await addSignInLink(store.db, link, by, person.back ?? false);
  return { url: `${person.publicUrl}/${person.language ?? 'fr'}/entree?jeton=${token}`, expiresAt };
}

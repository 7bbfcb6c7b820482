import { type Instant, instant } from '../../db/core/calendar.ts';
import type { Clock } from '../../db/core/clock.ts';
import type { Role } from '../../db/core/roles.ts';
import { addSignInLink } from '../../db/queries/sign-in.ts';
import type { Store } from '../../db/store.ts';
import { hashToken, newToken } from './tokens.ts';

const LIFE_MS = 24 * 3_600_000;

/**
 * Makes a link that signs one person in, once, within 24 hours.
 * @param person name is how the service will call them; publicUrl is the origin they reach it at
 * @returns the address; it is told once, the store keeps its SHA-256 only
 */
export async function createSignInLink(
  store: Store,
  clock: Clock,
  person: { role: Role; name: string; publicUrl: string },
): Promise<{ url: string; expiresAt: Instant }> {
  const token = newToken();
  const now = clock.now();
  const expiresAt = instant(Date.parse(now) + LIFE_MS);
  await addSignInLink(store.db, {
    token_hash: hashToken(token),
    role: person.role,
    name: person.name,
    created_at: now,
    expires_at: expiresAt,
  });
  return { url: `${person.publicUrl}/fr/entree?jeton=${token}`, expiresAt };
}

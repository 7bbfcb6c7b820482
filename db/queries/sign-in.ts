import type { Selectable } from 'kysely';
import { type Instant, instant } from '../core/calendar.ts';
import type { SessionTable } from '../schema/session.ts';
import type { SignInLinkTable } from '../schema/sign-in-link.ts';
import type { Database } from '../store.ts';
import { recordAudit } from './audit.ts';

export type SignInLink = Selectable<SignInLinkTable>;
export type Session = Selectable<SessionTable>;
export type LinkState = 'usable' | 'used' | 'expired' | 'unknown';

/** Someone who comes late with a link is told for this long that it has expired, then that it is unknown. */
const LINKS_KEPT_MS = 30 * 86_400_000;

/** Keeps a new link: its digest, for whom it is and until when. */
export async function addSignInLink(db: Database, link: Omit<SignInLink, 'used_at'>): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    await transaction
      .insertInto('sign_in_link')
      .values({ ...link, used_at: null })
      .execute();
    await recordAudit(transaction, {
      at: link.created_at,
      actor: null,
      role: null,
      action: 'invited',
      object_kind: 'sign-in-link',
      object_id: shortOf(link.token_hash),
    });
  });
}

/** What a link would do now; looking does not use it. */
export async function signInLinkState(db: Database, tokenHash: string, now: Instant): Promise<LinkState> {
  const link = await db
    .selectFrom('sign_in_link')
    .select(['used_at', 'expires_at'])
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst();
  if (!link) return 'unknown';
  if (link.used_at) return 'used';
  return link.expires_at <= now ? 'expired' : 'usable';
}

/**
 * Uses a link and opens its session, both or neither. Of two who come at once, one gets in:
 * the conditional update is the claim.
 * @returns false when the link was not usable any more
 */
export async function exchangeSignInLink(
  db: Database,
  args: { linkHash: string; sessionHash: string; now: Instant; sessionExpiresAt: Instant },
): Promise<boolean> {
  return db.transaction().execute(async (transaction) => {
    const claimed = await transaction
      .updateTable('sign_in_link')
      .set({ used_at: args.now })
      .where('token_hash', '=', args.linkHash)
      .where('used_at', 'is', null)
      .where('expires_at', '>', args.now)
      .returning(['role', 'name'])
      .executeTakeFirst();
    if (!claimed) return false;
    await transaction
      .insertInto('session')
      .values({
        token_hash: args.sessionHash,
        role: claimed.role,
        name: claimed.name,
        created_at: args.now,
        expires_at: args.sessionExpiresAt,
        revoked_at: null,
      })
      .execute();
    await recordAudit(transaction, {
      at: args.now,
      actor: claimed.name,
      role: claimed.role,
      action: 'signed-in',
      object_kind: 'session',
      object_id: shortOf(args.sessionHash),
    });
    return true;
  });
}

/** The session this token opens now, or undefined when there is none, it has expired or was revoked. */
export async function findSession(
  db: Database,
  tokenHash: string,
  now: Instant,
): Promise<Session | undefined> {
  return db
    .selectFrom('session')
    .selectAll()
    .where('token_hash', '=', tokenHash)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst();
}

/** Ends a session at once; ending it twice changes nothing. */
export async function revokeSession(db: Database, tokenHash: string, now: Instant): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    const ended = await transaction
      .updateTable('session')
      .set({ revoked_at: now })
      .where('token_hash', '=', tokenHash)
      .where('revoked_at', 'is', null)
      .returning(['role', 'name'])
      .executeTakeFirst();
    if (!ended) return;
    await recordAudit(transaction, {
      at: now,
      actor: ended.name,
      role: ended.role,
      action: 'signed-out',
      object_kind: 'session',
      object_id: shortOf(tokenHash),
    });
  });
}

/** Enough of a digest to tell an object apart, and too little to be one. */
const shortOf = (tokenHash: string): string => tokenHash.slice(0, 16);

/** Forgets whom the expired sessions, and the links expired thirty days ago, let in. Nobody loses anything by it. */
export async function purgeExpired(db: Database, now: Instant): Promise<void> {
  await db.deleteFrom('session').where('expires_at', '<=', now).execute();
  const old = instant(Date.parse(now) - LINKS_KEPT_MS);
  await db.deleteFrom('sign_in_link').where('expires_at', '<=', old).execute();
}

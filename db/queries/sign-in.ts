import { type Selectable, sql } from 'kysely';
import { type Day, type Instant, instant } from '../core/calendar.ts';
import type { SessionTable } from '../schema/session.ts';
import type { Database } from '../store.ts';
import { recordAudit } from './audit.ts';

export type Session = Selectable<SessionTable>;

/** Someone who comes late with a link is told for this long that it has expired, then that it is unknown. */
const LINKS_KEPT_MS = 30 * 86_400_000;

/** A session about to be opened: the digest of its token, until when it lasts (in all, and unused), and on what. */
export type Opening = {
  sessionHash: string;
  now: Instant;
  today: Day;
  sessionExpiresAt: Instant;
  idleAt: Instant;
  device: string;
};

/** Opens a session of this person and tells it in the audit, as the last thing of the caller's transaction. */
export async function openSession(
  transaction: Database,
  { role, name, staff_id }: Pick<Session, 'role' | 'name' | 'staff_id'>,
  { sessionHash, now, today, sessionExpiresAt, idleAt, device }: Opening,
): Promise<void> {
  await transaction
    .insertInto('session')
    .values({
      token_hash: sessionHash,
      role,
      name,
      created_at: now,
      expires_at: sessionExpiresAt,
      revoked_at: null,
      staff_id,
      device,
      used_day: today,
      idle_at: idleAt,
    })
    .execute();
  await recordAudit(transaction, {
    at: now,
    actor: name,
    role,
    action: 'signed-in',
    object_kind: 'session',
    object_id: shortOf(sessionHash),
  });
}

/** Notes that a session is in use, on which day, and when it ends unless it is used again. */
export async function noteUse(
  db: Database,
  tokenHash: string,
  { today, idleAt }: { today: Day; idleAt: Instant },
): Promise<void> {
  await db
    .updateTable('session')
    .set({ used_day: today, idle_at: idleAt })
    .where('token_hash', '=', tokenHash)
    .execute();
}

/** A person's sessions that are open now, the newest first. */
export function listSessions(db: Database, staffId: number, now: Instant): Promise<Session[]> {
  return db
    .selectFrom('session')
    .selectAll()
    .where('staff_id', '=', staffId)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
    .where('idle_at', '>', now)
    .orderBy('created_at', 'desc')
    .orderBy('token_hash')
    .execute();
}

/**
 * Ends sessions of a person, told by the beginning of their digests, each with a line of the audit, as the last
 * thing of the caller's transaction. @returns how many ended
 */
export async function endSessions(
  transaction: Database,
  {
    staffId,
    which,
    by,
    now,
  }: { staffId: number; which: string[]; by: Pick<Session, 'name' | 'role'>; now: Instant },
): Promise<number> {
  const open = await listSessions(transaction, staffId, now);
  const ending = open.filter(({ token_hash }) => which.includes(shortOf(token_hash)));
  for (const { token_hash } of ending) {
    await transaction
      .updateTable('session')
      .set({ revoked_at: now })
      .where('token_hash', '=', token_hash)
      .execute();
  }
  for (const { token_hash } of ending) {
    await recordAudit(transaction, {
      at: now,
      actor: by.name,
      role: by.role,
      action: 'session-revoked',
      object_kind: 'session',
      object_id: shortOf(token_hash),
    });
  }
  return ending.length;
}

/** The session this token opens now, or undefined when there is none, it was revoked, has expired or was not used. */
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
    .where('idle_at', '>', now)
    .executeTakeFirst();
}

/** Notes where a session's last write lies on a PostgreSQL server, for reads that must hold it; of two at once, the later. */
export async function noteWrite(db: Database, tokenHash: string, position: string): Promise<void> {
  await db
    .updateTable('session')
    .set({ write_position: position })
    .where('token_hash', '=', tokenHash)
    .where(sql<boolean>`(write_position is null or write_position::pg_lsn < ${position}::pg_lsn)`)
    .execute();
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
export const shortOf = (tokenHash: string): string => tokenHash.slice(0, 16);

/** Forgets whom the expired sessions, and the links expired thirty days ago, let in. Nobody loses anything by it. */
export async function purgeExpired(db: Database, now: Instant): Promise<void> {
  await db
    .deleteFrom('session')
    .where((eb) => eb.or([eb('expires_at', '<=', now), eb('idle_at', '<=', now)]))
    .execute();
  const old = instant(Date.parse(now) - LINKS_KEPT_MS);
  await db.deleteFrom('sign_in_link').where('expires_at', '<=', old).execute();
}

import type { Selectable } from 'kysely';
import type { Instant } from '../core/calendar.ts';
import type { SignInLinkTable } from '../schema/sign-in-link.ts';
import type { Database } from '../store.ts';
import { recordAudit } from './audit.ts';
import { type Opening, openSession, type Session, shortOf } from './sign-in.ts';
import { findStaff, invited, returnAccess } from './staff.ts';

export type SignInLink = Selectable<SignInLinkTable>;
export type LinkState = 'usable' | 'used' | 'expired' | 'unknown';

/**
 * Keeps a new link: its digest, for whom it is and until when. Its person is made when the name is new; a link
 * they have not used is taken back.
 * @param by who made it; null: a command
 * @param back gives somebody whose access ended it back
 * @throws AppError what `invited` and `returnAccess` throw
 */
export async function addSignInLink(
  db: Database,
  link: Omit<SignInLink, 'used_at' | 'staff_id'>,
  by: Pick<Session, 'name' | 'role'> | null = null,
  back = false,
): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    const who = { at: link.created_at, actor: by?.name ?? null, role: by?.role ?? null };
    if (back) {
      const object_id = `${await returnAccess(transaction, link.name)}`;
      await recordAudit(transaction, {
        ...who,
        action: 'access-returned',
        object_kind: 'staff-member',
        object_id,
      });
    }
    const { id } = await invited(transaction, { ...link, at: link.created_at });
    await dropInvitations(transaction, id);
    await transaction
      .insertInto('sign_in_link')
      .values({ ...link, used_at: null, staff_id: id })
      .execute();
    await recordAudit(transaction, {
      ...who,
      action: 'invited',
      object_kind: 'sign-in-link',
      object_id: shortOf(link.token_hash),
    });
  });
}

/** Removes the links of somebody that have not been used. @returns their digests */
export async function dropInvitations(db: Database, staffId: number): Promise<string[]> {
  const dropped = await db
    .deleteFrom('sign_in_link')
    .where('staff_id', '=', staffId)
    .where('used_at', 'is', null)
    .returning('token_hash')
    .execute();
  return dropped.map(({ token_hash }) => token_hash);
}

/**
 * Withdraws what would still let somebody in: one link told by the beginning of its digest, or all there are.
 * @param by who withdraws; null: a command
 * @returns how many were open
 */
export async function withdrawInvitation(
  db: Database,
  {
    staffId,
    which,
    by,
    now,
  }: { staffId: number; which?: string; by: Pick<Session, 'name' | 'role'> | null; now: Instant },
): Promise<number> {
  return db.transaction().execute(async (transaction) => {
    const open = await transaction
      .selectFrom('sign_in_link')
      .select('token_hash')
      .where('staff_id', '=', staffId)
      .where('used_at', 'is', null)
      .where('expires_at', '>', now)
      .execute();
    // The conditional delete is the claim: who has just come in by it stays.
    const withdrawn = [];
    for (const { token_hash } of open.filter(
      (link) => which === undefined || shortOf(link.token_hash) === which,
    ))
      withdrawn.push(
        ...(await transaction
          .deleteFrom('sign_in_link')
          .where('token_hash', '=', token_hash)
          .where('used_at', 'is', null)
          .returning('token_hash')
          .execute()),
      );
    for (const { token_hash } of withdrawn)
      await recordAudit(transaction, {
        at: now,
        actor: by?.name ?? null,
        role: by?.role ?? null,
        action: 'invitation-withdrawn',
        object_kind: 'sign-in-link',
        object_id: shortOf(token_hash),
      });
    return withdrawn.length;
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
  args: { linkHash: string } & Opening,
): Promise<boolean> {
  return db.transaction().execute(async (transaction) => {
    const claimed = await transaction
      .updateTable('sign_in_link')
      .set({ used_at: args.now })
      .where('token_hash', '=', args.linkHash)
      .where('used_at', 'is', null)
      .where('expires_at', '>', args.now)
      .returning(['role', 'name', 'staff_id'])
      .executeTakeFirst();
    if (!claimed) return false;
    if (claimed.staff_id !== null && !(await findStaff(transaction, claimed.staff_id))) return false;
    await openSession(transaction, claimed, args);
    return true;
  });
}

import type { Insertable, Selectable } from 'kysely';
import type { Instant } from '../core/calendar.ts';
import type { PasskeyTable } from '../schema/passkey.ts';
import type { Database } from '../store.ts';
import type { StaffMember } from './staff.ts';

export type Passkey = Selectable<PasskeyTable>;

export function listPasskeys(db: Database, staffId: number): Promise<Passkey[]> {
  return db.selectFrom('passkey').selectAll().where('staff_id', '=', staffId).orderBy('id').execute();
}

/** A passkey and whose it is, while they may come in. */
export async function findPasskey(
  db: Database,
  credential: string,
): Promise<{ passkey: Passkey; member: StaffMember } | undefined> {
  const passkey = await db
    .selectFrom('passkey')
    .selectAll()
    .where('credential', '=', credential)
    .executeTakeFirst();
  if (!passkey) return undefined;
  const member = await db
    .selectFrom('staff_member')
    .selectAll()
    .where('id', '=', passkey.staff_id)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return member && { passkey, member };
}

/** @returns its number, or null when this device's key is kept already */
export async function addPasskey(db: Database, passkey: Insertable<PasskeyTable>): Promise<number | null> {
  const added = await db
    .insertInto('passkey')
    .values(passkey)
    .onConflict((conflict) => conflict.column('credential').doNothing())
    .returning('id')
    .executeTakeFirst();
  return added?.id ?? null;
}

/**
 * Notes that a passkey was used. Of two uses that saw the same counter one does, so that a copy cannot slip in
 * beside the original.
 * @returns false when it was used, or removed, meanwhile
 */
export async function usePasskey(
  db: Database,
  { id, before, counter, at }: { id: number; before: number; counter: number; at: Instant },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('passkey')
    .set({ counter, last_used_at: at })
    .where('id', '=', id)
    .where('counter', '=', before)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}

/** @returns false when it is not this person's */
export async function removePasskey(db: Database, staffId: number, id: number): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('passkey')
    .where('id', '=', id)
    .where('staff_id', '=', staffId)
    .executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
}

import type { Instant } from '../core/calendar.ts';
import { AppError } from '../core/errors.ts';
import type { Role } from '../core/roles.ts';
import type { Database } from '../store.ts';
import type { Passkey } from './passkeys.ts';
import type { Session } from './sign-in.ts';
import { dropInvitations, type SignInLink } from './sign-in-links.ts';
import type { StaffMember } from './staff.ts';

/** Somebody, with all that lets them in. */
export type Access = {
  readonly member: StaffMember;
  readonly passkeys: readonly Passkey[];
  /** Open now, the newest first. */
  readonly sessions: readonly Session[];
  readonly links: readonly SignInLink[];
};

/** Everybody who may come in, by name, then those whose access has ended. Cost: the rows of volunteers. */
export async function listAccess(db: Database, now: Instant): Promise<Access[]> {
  const members = await db
    .selectFrom('staff_member')
    .selectAll()
    .orderBy((eb) => eb.case().when('ended_at', 'is', null).then(0).else(1).end())
    .orderBy('name')
    .execute();
  const passkeys = await db.selectFrom('passkey').selectAll().orderBy('id').execute();
  const sessions = await db
    .selectFrom('session')
    .selectAll()
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
    .where('idle_at', '>', now)
    .orderBy('created_at', 'desc')
    .orderBy('token_hash')
    .execute();
  const links = await db
    .selectFrom('sign_in_link')
    .selectAll()
    .orderBy('created_at', 'desc')
    .orderBy('token_hash')
    .execute();
  const isOf =
    ({ id }: StaffMember) =>
    ({ staff_id }: { staff_id: number | null }) =>
      staff_id === id;
  return members.map((member) => ({
    member,
    passkeys: passkeys.filter(isOf(member)),
    sessions: sessions.filter(isOf(member)),
    links: links.filter(isOf(member)),
  }));
}

/**
 * Gives somebody another role, at once where they are signed in. In the caller's transaction.
 * @returns false when they have it already
 * @throws AppError `person-unknown` 404, `last-administrator` 409
 */
export async function changeRole(db: Database, id: number, role: Role): Promise<boolean> {
  const member = await someoneElseLeft(db, id, role === 'administrator');
  if (member.role === role) return false;
  await db.updateTable('staff_member').set({ role }).where('id', '=', id).execute();
  await db.updateTable('session').set({ role }).where('staff_id', '=', id).execute();
  await db
    .updateTable('sign_in_link')
    .set({ role })
    .where('staff_id', '=', id)
    .where('used_at', 'is', null)
    .execute();
  return true;
}

/**
 * Ends somebody's access: sessions, passkeys and unused invitations go at once. In the caller's transaction.
 * @throws AppError `person-unknown` 404, `last-administrator` 409
 */
export async function endAccess(db: Database, id: number, now: Instant): Promise<void> {
  await someoneElseLeft(db, id, false);
  await db.updateTable('staff_member').set({ ended_at: now }).where('id', '=', id).execute();
  await db
    .updateTable('session')
    .set({ revoked_at: now })
    .where('staff_id', '=', id)
    .where('revoked_at', 'is', null)
    .execute();
  await db.deleteFrom('passkey').where('staff_id', '=', id).execute();
  await dropInvitations(db, id);
}

/** The person, when an administrator is left without them. Of two who would leave none, the second waits and is refused. */
async function someoneElseLeft(db: Database, id: number, staysAdministrator: boolean): Promise<StaffMember> {
  // Writing the rows of all administrators, though nothing in them changes, makes whoever else does so wait.
  const administrators = await db
    .updateTable('staff_member')
    .set((eb) => ({ role: eb.ref('role') }))
    .where('role', '=', 'administrator')
    .where('ended_at', 'is', null)
    .returning('id')
    .execute();
  const member = await db
    .selectFrom('staff_member')
    .selectAll()
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  if (!member) throw personUnknown();
  const isLast = administrators.length === 1 && administrators[0]?.id === id;
  if (isLast && !staysAdministrator) throw lastAdministrator();
  return member;
}

const personUnknown = (): AppError =>
  new AppError({
    code: 'person-unknown',
    status: 404,
    fr: 'Cette personne n’a pas, ou plus, d’accès.',
    en: 'This person has no access, or not any more.',
  });

const lastAdministrator = (): AppError =>
  new AppError({
    code: 'last-administrator',
    status: 409,
    fr: 'C’est la dernière personne de l’administration : plus personne ne pourrait donner d’accès. Donnez d’abord ce rôle à quelqu’un d’autre.',
    en: 'This is the last administrator: nobody could give access any more. Give somebody else that role first.',
  });

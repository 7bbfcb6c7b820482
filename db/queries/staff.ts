import { randomBytes } from 'node:crypto';
import type { Selectable } from 'kysely';
import type { Instant } from '../core/calendar.ts';
import { AppError } from '../core/errors.ts';
import type { Role } from '../core/roles.ts';
import type { StaffMemberTable } from '../schema/staff-member.ts';
import type { Database } from '../store.ts';

export type StaffMember = Selectable<StaffMemberTable>;

/**
 * The person of this name, new when there was none. An invitation never changes what somebody may do.
 * In the caller's transaction.
 * @throws AppError `role-differs` 409, `access-ended` 409
 */
export async function invited(
  db: Database,
  { name, role, at }: { name: string; role: Role; at: Instant },
): Promise<StaffMember> {
  await db
    .insertInto('staff_member')
    .values({
      name,
      role,
      handle: randomBytes(16).toString('base64url'),
      created_at: at,
      ended_at: null,
    })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute();
  const member = await db
    .selectFrom('staff_member')
    .selectAll()
    .where('name', '=', name)
    .executeTakeFirstOrThrow();
  if (member.ended_at !== null) throw ended();
  if (member.role !== role) throw roleDiffers(member.role);
  return member;
}

export function findStaff(db: Database, id: number): Promise<StaffMember | undefined> {
  return db
    .selectFrom('staff_member')
    .selectAll()
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
}

/** Somebody whose access has ended, until they are forgotten three months later. */
export function findFormerStaff(db: Database, id: number): Promise<StaffMember | undefined> {
  return db
    .selectFrom('staff_member')
    .selectAll()
    .where('id', '=', id)
    .where('ended_at', 'is not', null)
    .executeTakeFirst();
}

/**
 * Gives the person of this name their access back, in the role they had; their passkeys and sessions are gone for
 * good. In the caller's transaction. @returns their number
 * @throws AppError `access-not-ended` 409
 */
export async function returnAccess(db: Database, name: string): Promise<number> {
  const back = await db
    .updateTable('staff_member')
    .set({ ended_at: null })
    .where('name', '=', name)
    .where('ended_at', 'is not', null)
    .returning('id')
    .executeTakeFirst();
  if (!back) throw notEnded();
  return back.id;
}

const notEnded = (): AppError =>
  new AppError({
    code: 'access-not-ended',
    status: 409,
    field: 'name',
    fr: 'Aucun accès fini ne porte ce nom : il n’y en a pas eu, il est oublié, ou la personne l’a encore.',
    en: 'No access that ended goes by this name: there was none, it is forgotten, or the person has it still.',
  });

const roleDiffers = (role: Role): AppError =>
  new AppError({
    code: 'role-differs',
    status: 409,
    field: 'role',
    fr: `Une personne porte déjà ce nom, avec le rôle ${role} : un nouveau lien garde son rôle. Donnez ce rôle, ou un autre nom.`,
    en: `Somebody goes by this name already, as ${role}: a new link keeps their role. Give that role, or another name.`,
  });

const ended = (): AppError =>
  new AppError({
    code: 'access-ended',
    status: 409,
    field: 'name',
    fr: 'L’accès de la personne de ce nom a pris fin. Rendez-le-lui, ou choisissez un autre nom.',
    en: 'The access of the person of this name has ended. Give it back to them, or choose another name.',
  });

/** Who goes by this name and has not left, or undefined. */
export function findStaffNamed(db: Database, name: string): Promise<StaffMember | undefined> {
  return db
    .selectFrom('staff_member')
    .selectAll()
    .where('name', '=', name)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
}

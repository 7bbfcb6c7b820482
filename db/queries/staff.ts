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
    fr: 'L’accès de la personne de ce nom a pris fin. Choisissez un autre nom.',
    en: 'The access of the person of this name has ended. Choose another name.',
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

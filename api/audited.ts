import type { Instant } from '../db/core/calendar.ts';
import type { Audited } from '../db/queries/audit.ts';
import type { Session } from '../db/queries/sign-in.ts';

/** What somebody signed in did to which object, as the audit keeps it. */
export const audited = (
  { name, role }: Pick<Session, 'name' | 'role'>,
  at: Instant,
  action: Audited['action'],
  object_kind: Audited['object_kind'],
  object_id: string | number | null,
): Audited => ({
  at,
  actor: name,
  role,
  action,
  object_kind,
  object_id: object_id === null ? null : `${object_id}`,
});

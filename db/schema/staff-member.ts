import type { Generated } from 'kysely';
import type { Instant } from '../core/calendar.ts';
import type { Role } from '../core/roles.ts';

/** Somebody who was invited. The name is theirs alone, since decisions are kept under it. */
export type StaffMemberTable = {
  id: Generated<number>;
  name: string;
  role: Role;
  /** What their devices know them by: 128 random bits, which say nothing of them. */
  handle: string;
  created_at: Instant;
  ended_at: Instant | null;
};

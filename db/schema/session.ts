import type { Generated } from 'kysely';
import type { Day, Instant } from '../core/calendar.ts';
import type { Role } from '../core/roles.ts';

/** Who is signed in; only the SHA-256 of the token is kept. */
export type SessionTable = {
  token_hash: string;
  role: Role;
  name: string;
  created_at: Instant;
  expires_at: Instant;
  revoked_at: Instant | null;
  /** Null of a session older than the table of who was invited. */
  staff_id: number | null;
  /** The kind of browser and system, such as `Firefox, Linux`. */
  device: string | null;
  used_day: Day | null;
  /** When it ends unless it is used before. */
  idle_at: Instant;
  /** Where its last write lies in the log of PostgreSQL; null without a replica. */
  write_position: Generated<string | null>;
};

import type { Instant } from '../core/calendar.ts';
import type { Role } from '../core/roles.ts';

/** A link that signs one person in once; only its SHA-256 is kept. */
export type SignInLinkTable = {
  token_hash: string;
  role: Role;
  name: string;
  created_at: Instant;
  expires_at: Instant;
  used_at: Instant | null;
  /** Null of a link older than the table of who was invited. */
  staff_id: number | null;
};

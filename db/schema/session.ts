import type { Instant } from '../core/calendar.ts';
import type { Role } from '../core/roles.ts';

/** Who is signed in; only the SHA-256 of the token is kept. */
export type SessionTable = {
  token_hash: string;
  role: Role;
  name: string;
  created_at: Instant;
  expires_at: Instant;
  revoked_at: Instant | null;
};

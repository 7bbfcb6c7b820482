import type { AuditAction, AuditObject } from '../core/audit-codes.ts';
import type { Instant } from '../core/calendar.ts';
import type { Role } from '../core/roles.ts';

/** Who did what to which object when; rows are added and, after six months, removed: never changed. */
export type AuditEntryTable = {
  /** 1, 2, 3…, without a gap. */
  seq: number;
  at: Instant;
  /** How the service calls them; null, as is the role: a command or the night. */
  actor: string | null;
  role: Role | null;
  action: AuditAction;
  object_kind: AuditObject;
  object_id: string | null;
  /** SHA-256, in hexadecimal, of this entry and of the hash of the one before. */
  hash: string;
};

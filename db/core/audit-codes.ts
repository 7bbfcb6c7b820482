/** What the audit tells of. A code is never given another meaning: entries of it may stand for six months. */
export type AuditAction =
  | 'invited'
  | 'signed-in'
  | 'signed-out'
  | 'session-revoked'
  | 'passkey-added'
  | 'passkey-removed'
  | 'passkey-copy-refused'
  | 'access-ended'
  | 'role-changed'
  | 'link-made'
  | 'link-disabled'
  | 'link-enabled'
  | 'audit-read'
  | 'post-sorted'
  | 'sorting-undone'
  | 'declaration-confirmed'
  | 'declaration-rejected'
  | 'declaration-undone'
  | 'post-read-again'
  | 'person-forgotten'
  | 'person-restricted'
  | 'restriction-lifted'
  | 'person-exported';

/** Of a decision or a declaration the number is told; of a person's request, the run that answered it. */
export type AuditObject =
  | 'sign-in-link'
  | 'session'
  | 'passkey'
  | 'staff-member'
  | 'shared-link'
  | 'audit'
  | 'decision'
  | 'declaration'
  | 'second-reading'
  | 'person-request';

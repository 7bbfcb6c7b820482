/** What the audit tells of. A code is never given another meaning: entries of it may stand for six months. */
export type AuditAction = 'invited' | 'signed-in' | 'signed-out' | 'audit-read';
export type AuditObject = 'sign-in-link' | 'session' | 'audit';

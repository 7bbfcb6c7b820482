import { z } from 'zod';
import { Role } from './ways-in.ts';

const AuditAction = z.enum([
  'invited',
  'invitation-withdrawn',
  'signed-in',
  'signed-out',
  'session-revoked',
  'passkey-added',
  'passkey-removed',
  'passkey-copy-refused',
  'access-ended',
  'access-returned',
  'role-changed',
  'link-made',
  'link-disabled',
  'link-enabled',
  'audit-read',
  'post-sorted',
  'sorting-undone',
  'declaration-confirmed',
  'declaration-rejected',
  'declaration-undone',
  'post-read-again',
  'person-forgotten',
  'person-restricted',
  'restriction-lifted',
  'person-exported',
  'edition-drafted',
  'edition-checked',
  'edition-text-written',
  'edition-approved',
  'edition-published',
  'erratum-published',
  'declaration-noted',
  'follow-up-asked',
  'follow-up-answered',
  'testimonial-accepted',
  'testimonial-refused',
  'annotation-added',
  'annotation-removed',
  'annotation-erased',
]);

const AuditObject = z.enum([
  'sign-in-link',
  'session',
  'passkey',
  'staff-member',
  'shared-link',
  'audit',
  'decision',
  'declaration',
  'second-reading',
  'person-request',
  'edition',
  'follow-up',
  'testimonial',
  'annotation',
]);

export const AuditQuery = z.strictObject({
  before: z.coerce
    .number()
    .int()
    .min(1)
    .optional()
    .meta({ description: 'Only entries with a smaller number.' }),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export const AuditAnswer = z
  .object({
    entries: z.array(
      z.object({
        /** 1, 2, 3…; those older than six months are gone. */
        seq: z.int().min(1),
        at: z.iso.datetime(),
        /** Null: a command, or the night. */
        actor: z.string().nullable(),
        role: Role.nullable(),
        action: AuditAction,
        object: z.object({ kind: AuditObject, id: z.string().nullable() }),
      }),
    ),
    /** Give it as `before` for older entries; null: there are none. */
    next: z.int().nullable(),
  })
  .meta({ id: 'Audit' });

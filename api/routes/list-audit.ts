import { listAudit, recordAudit } from '../../db/queries/audit.ts';
import { audited } from '../audited.ts';
import type { Context } from '../context.ts';
import { AuditAnswer, AuditQuery } from '../contract/audit.ts';
import { operation } from '../operation.ts';

export const listAuditEntries = operation({
  id: 'listAudit',
  path: '/api/v1/audit',
  summary: 'Who did what to which object when, newest first, for six months. Reading it is told in it too.',
  roles: ['steward', 'administrator'],
  query: AuditQuery,
  answer: AuditAnswer,
  refusals: [400],
  handle: async ({ store, clock }: Context, { query: { before, limit }, who }) => {
    // One more than asked tells whether there is more.
    const found = await listAudit(store.db, { before, limit: limit + 1 });
    const entries = found.slice(0, limit);
    await store.db
      .transaction()
      .execute((transaction) =>
        recordAudit(transaction, audited(who, clock.now(), 'audit-read', 'audit', null)),
      );
    return {
      entries: entries.map(({ seq, at, actor, role, action, object_kind, object_id }) => ({
        seq,
        at,
        actor,
        role,
        action,
        object: { kind: object_kind, id: object_id },
      })),
      next: found.length > limit ? (entries.at(-1)?.seq ?? null) : null,
    };
  },
});

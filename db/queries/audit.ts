import { createHash } from 'node:crypto';
import { type Selectable, sql } from 'kysely';
import type { Instant } from '../core/calendar.ts';
import type { AuditEntryTable } from '../schema/audit-entry.ts';
import type { Database } from '../store.ts';

export type AuditEntry = Selectable<AuditEntryTable>;
/** Codes and internal numbers only: never a text, an address, an account of X, or a token. */
export type Audited = Omit<AuditEntry, 'seq' | 'hash'>;

/** What the first entry of all follows. */
const START = '0'.repeat(64);
const HEAD = 1;
/** Below every number: a row that somebody put before the first one is met too. */
const LOWEST = -2_147_483_648;
/** Entries checked at once. */
const BATCH = 500;

/**
 * Adds an entry, within the transaction that does what it tells: both stand, or neither. The head's row makes
 * whoever else adds one wait until this transaction ends, so call it last: nobody then waits for anything
 * while holding it. Cost: three statements.
 * @throws TypeError outside a transaction
 */
export async function recordAudit(transaction: Database, told: Audited): Promise<void> {
  if (!transaction.isTransaction) throw new TypeError('an audit entry belongs to a transaction');
  const { seq, hash: previous } = await transaction
    .insertInto('audit_head')
    .values({ id: HEAD, seq: 1, hash: START, base_seq: 0, base_hash: START })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ seq: sql`audit_head.seq + 1` }))
    .returning(['seq', 'hash'])
    .executeTakeFirstOrThrow();
  const hash = hashOf({ ...told, seq }, previous);
  await transaction
    .insertInto('audit_entry')
    .values({ ...told, seq, hash })
    .execute();
  await transaction.updateTable('audit_head').set({ hash }).where('id', '=', HEAD).execute();
}

/** Entries, newest first. */
export async function listAudit(
  db: Database,
  { before, limit }: { before?: number | undefined; limit: number },
): Promise<AuditEntry[]> {
  const entries = db.selectFrom('audit_entry').selectAll().orderBy('seq', 'desc').limit(limit);
  return (before === undefined ? entries : entries.where('seq', '<', before)).execute();
}

/** How the chain stands: how many entries, and the first one that is not what was written; null: all are. */
export type AuditState = {
  readonly entries: number;
  readonly brokenAt: number | null;
  /** The last entry and its hash, to be noted where nobody who writes to the store can: a chain made anew ends otherwise. */
  readonly head: { readonly seq: number; readonly hash: string };
};

/**
 * Follows the chain from its beginning: each entry must be there, in its place, as it was written, and the
 * last one be the one added last. In a transaction that reads one state. Cost: every entry kept.
 */
export async function verifyAudit(db: Database): Promise<AuditState> {
  const head = await readHead(db);
  let seq = head.base_seq;
  let hash = head.base_hash;
  const state = (brokenAt: number | null): AuditState => ({
    entries: seq - head.base_seq,
    brokenAt,
    head: { seq: head.seq, hash: head.hash },
  });
  // Entries below the beginning were added by somebody else than recordAudit.
  let from = LOWEST;
  for (;;) {
    const entries = await db
      .selectFrom('audit_entry')
      .selectAll()
      .where('seq', '>', from)
      .orderBy('seq')
      .limit(BATCH)
      .execute();
    for (const entry of entries) {
      if (entry.seq !== seq + 1) return state(Math.min(entry.seq, seq + 1));
      if (entry.hash !== hashOf(entry, hash)) return state(entry.seq);
      seq = entry.seq;
      hash = entry.hash;
    }
    if (entries.length < BATCH) break;
    from = seq;
  }
  if (seq !== head.seq) return state(Math.min(seq, head.seq) + 1);
  return state(hash === head.hash ? null : seq);
}

/**
 * Removes the entries from before this moment, from the beginning of the chain up to the first one to keep,
 * and notes where the chain goes on. In the caller's transaction.
 */
export async function purgeAudit(transaction: Database, before: Instant): Promise<number> {
  const kept = await transaction
    .selectFrom('audit_entry')
    .select((eb) => eb.fn.min('seq').as('seq'))
    .where('at', '>=', before)
    .executeTakeFirst();
  const last = await transaction
    .selectFrom('audit_entry')
    .select(['seq', 'hash'])
    .$if(typeof kept?.seq === 'number', (query) => query.where('seq', '<', kept?.seq ?? 0))
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!last) return 0;
  await transaction
    .updateTable('audit_head')
    .set({ base_seq: last.seq, base_hash: last.hash })
    .where('id', '=', HEAD)
    .execute();
  const { numDeletedRows } = await transaction
    .deleteFrom('audit_entry')
    .where('seq', '<=', last.seq)
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}

async function readHead(db: Database) {
  const head = await db.selectFrom('audit_head').selectAll().where('id', '=', HEAD).executeTakeFirst();
  return head ?? { seq: 0, hash: START, base_seq: 0, base_hash: START };
}

function hashOf(
  { seq, at, actor, role, action, object_kind, object_id }: Omit<AuditEntry, 'hash'>,
  previous: string,
) {
  const told = JSON.stringify([previous, seq, at, actor, role, action, object_kind, object_id]);
  return createHash('sha256').update(told).digest('hex');
}

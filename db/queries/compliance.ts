import type { Expression, ExpressionBuilder, SqlBool } from 'kysely';
import type { Day, Instant } from '../core/calendar.ts';
import type { Schema } from '../schema/index.ts';
import type { GoneReason } from '../schema/post.ts';
import type { Database } from '../store.ts';
import { chunks } from './chunks.ts';

/** A post to ask X about: `id` is the store's, `asked` the version that X shows now. */
export type KeptPost = { readonly id: string; readonly asked: string };

/** How the re-reading stands: posts whose text is kept, those of them not asked about since, the oldest check. */
export type Recheck = { readonly kept: number; readonly waiting: number; readonly oldest: Instant | null };

type Where = (eb: ExpressionBuilder<Schema, 'post'>) => Expression<SqlBool>;

/** Posts that hold a text, and tombstones that would hold one: an account may open again. The rest are counts. */
const isKept =
  (today: Day): Where =>
  (eb) =>
    eb.or([
      eb('text', 'is not', null),
      eb.and([eb('gone_at', 'is not', null), eb('text_expires_on', '>', today)]),
    ]);

const lastCheck = (eb: ExpressionBuilder<Schema, 'post'>) => eb.fn.coalesce('checked_at', 'first_seen_at');

/** Every kept post that was stored by a run before this one, in the order of their ids. */
export async function listKept(db: Database, today: Day, beforeRun: number): Promise<KeptPost[]> {
  return db
    .selectFrom('post')
    .select((eb) => ['id', eb.fn.coalesce('latest_id', 'id').as('asked')])
    .where(isKept(today))
    .where('run_id', '<', beforeRun)
    .orderBy('id')
    .execute();
}

/** Kept posts not asked about since a moment, the longest ago first. */
export async function listWaiting(
  db: Database,
  { today, since, limit }: { today: Day; since: Instant; limit: number },
): Promise<KeptPost[]> {
  return db
    .selectFrom('post')
    .select((eb) => ['id', eb.fn.coalesce('latest_id', 'id').as('asked')])
    .where(isKept(today))
    .where((eb) => eb(lastCheck(eb), '<', since))
    .orderBy(lastCheck)
    .orderBy('id')
    .limit(limit)
    .execute();
}

export async function readRecheck(db: Database, today: Day, since: Instant): Promise<Recheck> {
  const row = await db
    .selectFrom('post')
    .select((eb) => [
      eb.fn.countAll<number>().as('kept'),
      eb.fn.sum<number>(eb.case().when(lastCheck(eb), '<', since).then(1).else(0).end()).as('waiting'),
      eb.fn.min(lastCheck(eb)).as('oldest'),
    ])
    .where(isKept(today))
    .executeTakeFirstOrThrow();
  return { kept: Number(row.kept), waiting: Number(row.waiting ?? 0), oldest: row.oldest ?? null };
}

/**
 * Makes tombstones of posts: text and suggestion go, the row stays for the counts, which change by nothing.
 * An id that is not in the store is left alone; `unknown` does not replace a reason that X has given.
 * @returns how many stood before
 */
export async function recordGone(
  db: Database,
  gone: ReadonlyMap<string, GoneReason>,
  at: Instant,
): Promise<number> {
  let fresh = 0;
  for (const [reason, group] of Map.groupBy(gone, ([, why]) => why)) {
    for (const some of chunks(group, 400)) {
      const ids = some.map(([id]) => id);
      await db.deleteFrom('suggestion').where('post_id', 'in', ids).execute();
      const { numUpdatedRows } = await db
        .updateTable('post')
        .set({ text: null, gone_at: at, gone_reason: reason })
        .where('id', 'in', ids)
        .where('gone_at', 'is', null)
        .executeTakeFirstOrThrow();
      fresh += Number(numUpdatedRows);
      if (reason === 'unknown') continue;
      await db.updateTable('post').set({ gone_reason: reason }).where('id', 'in', ids).execute();
    }
  }
  return fresh;
}

/**
 * Takes the tombstone off posts that X shows again; their text stays away.
 * @param knownAt when X was asked: a tombstone set since then stands
 */
export async function recordBack(db: Database, ids: readonly string[], knownAt: Instant): Promise<number> {
  let back = 0;
  for (const some of chunks(ids, 400)) {
    const { numUpdatedRows } = await db
      .updateTable('post')
      .set({ gone_at: null, gone_reason: null })
      .where('id', 'in', some)
      .where('gone_at', '<=', knownAt)
      .executeTakeFirstOrThrow();
    back += Number(numUpdatedRows);
  }
  return back;
}

export async function recordChecked(db: Database, ids: readonly string[], at: Instant): Promise<void> {
  for (const some of chunks(ids, 400)) {
    await db.updateTable('post').set({ checked_at: at }).where('id', 'in', some).execute();
  }
}

/** Of these posts, those that are tombstones. */
export async function listTombstones(db: Database, today: Day, beforeRun: number): Promise<string[]> {
  const rows = await db
    .selectFrom('post')
    .select('id')
    .where('gone_at', 'is not', null)
    .where('text_expires_on', '>', today)
    .where('run_id', '<', beforeRun)
    .execute();
  return rows.map(({ id }) => id);
}

/** Every kept post of runs before this one was asked about; those in `except` got no clear answer. */
export async function recordAllChecked(
  db: Database,
  { today, beforeRun, except, at }: { today: Day; beforeRun: number; except: readonly string[]; at: Instant },
): Promise<void> {
  const before = new Map<string, Instant | null>();
  for (const some of chunks(except, 400)) {
    const rows = await db.selectFrom('post').select(['id', 'checked_at']).where('id', 'in', some).execute();
    for (const { id, checked_at } of rows) before.set(id, checked_at);
  }
  await db
    .updateTable('post')
    .set({ checked_at: at })
    .where(isKept(today))
    .where('run_id', '<', beforeRun)
    .where((eb) => eb.or([eb('checked_at', 'is', null), eb('checked_at', '<', at)]))
    .execute();
  for (const [id, checked_at] of before) {
    await db.updateTable('post').set({ checked_at }).where('id', '=', id).execute();
  }
}

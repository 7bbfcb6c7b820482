import type { Selectable } from 'kysely';
import type { Instant } from '../core/calendar.ts';
import { AppError } from '../core/errors.ts';
import type { PostLabel } from '../core/labels.ts';
import type { PostLabelTable } from '../schema/post-label.ts';
import type { Database } from '../store.ts';
import { labelPosts } from './labels.ts';

type Decision = Selectable<PostLabelTable>;

/**
 * Decides about one post for somebody who saw it as it stood after the decision `last` (0: none). Of two who
 * decide at once, one does: whoever touches the post's row second waits, then finds a newer decision.
 * Within the caller's transaction, whose first statement it should be.
 * @param sameAs another post that told the same before: this one is its relay
 * @returns the number of the decision that stands, and whether this call took it: not one sent again
 * @throws AppError `post-unknown` 404, `already-sorted` 409, `same-post-unknown` 404
 */
export async function decidePost(
  db: Database,
  args: { postId: string; last: number; label: PostLabel; sameAs?: string | null; by: string; at: Instant },
): Promise<{ decision: number; isNew: boolean }> {
  const { postId, last, label, sameAs = null, by, at } = args;
  await hold(db, postId);
  const stands = await lastDecision(db, postId);
  if ((stands?.id ?? 0) !== last) {
    // The same decision sent again, because its answer was lost on the way.
    const sent = stands && stands.decided_by === by && stands.label === label && stands.same_as === sameAs;
    if (sent && ((await lastDecision(db, postId, stands.id))?.id ?? 0) === last)
      return { decision: stands.id, isNew: false };
    throw alreadySorted();
  }
  if (sameAs !== null) await requireOther(db, postId, sameAs);
  await labelPosts(db, [{ postId, label, by, at, sameAs }]);
  await db.deleteFrom('sorting_claim').where('post_id', '=', postId).execute();
  return { decision: (await lastDecision(db, postId))?.id ?? 0, isNew: true };
}

/**
 * Takes back a decision of one's own, as a row of its own: the post is again what it was before.
 * @returns the post, and the number of the row that takes it back
 * @throws AppError `decision-unknown` 404 (also of somebody else’s), `already-sorted` 409 when something was
 * decided since, about the post or about the declaration it became
 */
export async function undoDecision(
  db: Database,
  { decision, by, at }: { decision: number; by: string; at: Instant },
): Promise<{ postId: string; last: number }> {
  const mine = await db
    .selectFrom('post_label')
    .selectAll()
    .where('id', '=', decision)
    .where('decided_by', '=', by)
    .executeTakeFirst();
  if (!mine || mine.undoes !== null) throw unknown();
  const postId = mine.post_id;
  await hold(db, postId);
  if ((await lastDecision(db, postId))?.id !== decision) throw alreadySorted();
  const declared = await db
    .selectFrom('declaration')
    .select('state')
    .where('post_id', '=', postId)
    .executeTakeFirst();
  if (mine.label === 'placement_report' && declared && declared.state !== 'proposed') throw alreadySorted();
  const before = await lastDecision(db, postId, decision);
  const label = before?.label ?? 'unsorted';
  await labelPosts(db, [{ postId, label, by, at, undoes: decision, sameAs: before?.same_as ?? null }]);
  return { postId, last: (await lastDecision(db, postId))?.id ?? 0 };
}

/** The last decision about a post, or the last before a given one. */
function lastDecision(db: Database, postId: string, before?: number): Promise<Decision | undefined> {
  let query = db.selectFrom('post_label').selectAll().where('post_id', '=', postId);
  if (before !== undefined) query = query.where('id', '<', before);
  return query.orderBy('id', 'desc').limit(1).executeTakeFirst();
}

/** The number of the last decision about each of these posts, of those that have one. */
export async function lastDecisions(db: Database, ids: readonly string[]): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('post_label')
    .select((eb) => ['post_id', eb.fn.max('id').as('last')])
    .where('post_id', 'in', ids)
    .groupBy('post_id')
    .execute();
  return new Map(rows.map(({ post_id, last }) => [post_id, Number(last)]));
}

/** What one person decided since a moment and has not taken back; the last ones first. */
export async function decisionsBy(
  db: Database,
  { by, since, limit }: { by: string; since: Instant; limit: number },
): Promise<{ count: number; latest: number[] }> {
  const standing = db
    .selectFrom('post_label')
    .where('decided_by', '=', by)
    .where('decided_at', '>=', since)
    .where('undoes', 'is', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('post_label as later')
            .select('later.id')
            .whereRef('later.post_id', '=', 'post_label.post_id')
            .whereRef('later.id', '>', 'post_label.id'),
        ),
      ),
    );
  const { count } = await standing
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  const rows = await standing.select('id').orderBy('id', 'desc').limit(limit).execute();
  return { count: Number(count), latest: rows.map(({ id }) => id) };
}

/** Writes the row as it is: on both engines whoever comes second waits here for the end of the first. */
async function hold(db: Database, postId: string): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('post')
    .set((eb) => ({ label: eb.ref('label') }))
    .where('id', '=', postId)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) {
    throw new AppError({
      code: 'post-unknown',
      status: 404,
      fr: 'Cette publication n’est plus là. Voici la suivante.',
      en: 'This post is no longer there. Here is the next one.',
    });
  }
}

async function requireOther(db: Database, postId: string, sameAs: string): Promise<void> {
  const other = await db.selectFrom('post').select('id').where('id', '=', sameAs).executeTakeFirst();
  if (other && sameAs !== postId) return;
  throw new AppError({
    code: 'same-post-unknown',
    status: 404,
    field: 'sameAs',
    fr: 'La publication à rapprocher n’est pas dans la base.',
    en: 'The post to merge with is not in the store.',
  });
}

const alreadySorted = (): AppError =>
  new AppError({
    code: 'already-sorted',
    status: 409,
    fr: 'Quelqu’un d’autre vient de trier cette publication : sa décision est gardée. Voici la suivante.',
    en: 'Somebody else has just sorted this post: their decision stands. Here is the next one.',
  });

const unknown = (): AppError =>
  new AppError({
    code: 'decision-unknown',
    status: 404,
    fr: 'Cette décision n’existe pas, ou n’est pas la vôtre : elle ne peut pas être annulée ici.',
    en: 'There is no such decision, or it is not yours: it cannot be undone here.',
  });

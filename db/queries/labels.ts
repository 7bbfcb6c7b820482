import type { Day, Instant } from '../core/calendar.ts';
import type { PostLabel } from '../core/labels.ts';
import type { Pseudonym } from '../core/pseudonym.ts';
import type { Database } from '../store.ts';
import { chunks } from './chunks.ts';
import { markDirty } from './dirty-days.ts';
import { firstRequestsOf } from './first-requests.ts';

export type LabelDecision = {
  postId: string;
  label: PostLabel | 'unsorted';
  by: string;
  at: Instant;
  /** The decision taken back, and the post that told the same; see the table. */
  undoes?: number | undefined;
  sameAs?: string | null | undefined;
};

type Post = { id: string; author: Pseudonym; created_at: Instant; day: Day; label: PostLabel | null };
type Change = LabelDecision & { post: Post };

/**
 * Records what people decided about posts: the rows in post_label, and what follows from them
 * (requests to follow, declarations to confirm, days to roll up again). Runs in the caller's transaction. A post that is
 * not in the store, or already has the label, is left alone; of two decisions on a post the last stands.
 */
export async function labelPosts(db: Database, decisions: readonly LabelDecision[]): Promise<void> {
  const latest = new Map(decisions.map((decision) => [decision.postId, decision]));
  for (const chunk of chunks([...latest.values()])) {
    const posts = await db
      .selectFrom('post')
      .select(['id', 'author', 'created_at', 'day', 'label'])
      .where(
        'id',
        'in',
        chunk.map(({ postId }) => postId),
      )
      .execute();
    const byId = new Map(posts.map((post) => [post.id, post]));
    const changes = chunk.flatMap((decision) => {
      const post = byId.get(decision.postId);
      return post && (post.label ?? 'unsorted') !== decision.label ? [{ ...decision, post }] : [];
    });
    if (changes.length > 0) await record(db, changes);
  }
}

async function record(db: Database, changes: readonly Change[]): Promise<void> {
  await db
    .insertInto('post_label')
    .values(
      changes.map(({ postId, label, by, at, undoes = null, sameAs = null }) => ({
        post_id: postId,
        label,
        decided_by: by,
        decided_at: at,
        undoes,
        same_as: sameAs,
      })),
    )
    .execute();
  for (const [label, group] of Map.groupBy(changes, (change) => change.label)) {
    const stands = label === 'unsorted' ? null : label;
    const ids = idsOf(group);
    await db.updateTable('post').set({ label: stands }).where('id', 'in', ids).execute();
    const waiting = stands === null ? 1 : 0;
    await db.updateTable('suggestion').set({ waiting }).where('post_id', 'in', ids).execute();
  }
  await followRequests(db, changes);
  await followDeclarations(db, changes);
  await markDirty(db, 'seeker-requests', daysOf(changes));
  // Its relays count with the post, each on its own day.
  const relays = await db
    .selectFrom('relay')
    .select('day')
    .distinct()
    .where('post_id', 'in', idsOf(changes))
    .execute();
  await markDirty(db, 'retweet-reach', [...daysOf(changes), ...relays.map(({ day }) => day)]);
}

async function followRequests(db: Database, changes: readonly Change[]): Promise<void> {
  const asked = changes.filter(({ label }) => label === 'seeker_request');
  const withdrawn = changes.filter(({ post }) => post.label === 'seeker_request');
  if (asked.length + withdrawn.length === 0) return;
  const people = [...authorsOf([...asked, ...withdrawn])];
  const firsts = await firstRequestsOf(db, people);
  if (asked.length > 0) {
    await db
      .insertInto('request')
      .values(
        asked.map(({ post }) => ({
          post_id: post.id,
          seeker: post.author,
          asked_at: post.created_at,
          day: post.day,
          relays_read_at: null,
          relays_final_at: null,
        })),
      )
      .execute();
  }
  if (withdrawn.length > 0) await db.deleteFrom('request').where('post_id', 'in', idsOf(withdrawn)).execute();
  const now = await firstRequestsOf(db, people);
  // Another first request is another cohort. And her cohort may have counted what became of one that is withdrawn.
  // Nothing else of a person rests on two requests of hers, and what she asks anew is found on its own day.
  const fewer = authorsOf(withdrawn);
  const moved = people.filter((person) => fewer.has(person) || firsts.get(person) !== now.get(person));
  const days = moved.flatMap((person) => [firsts.get(person), now.get(person)]);
  await markDirty(
    db,
    'placements',
    days.filter((day) => day !== undefined),
  );
}

async function followDeclarations(db: Database, changes: readonly Change[]): Promise<void> {
  const told = changes.filter(({ label }) => label === 'placement_report');
  const withdrawn = changes.filter(({ post }) => post.label === 'placement_report');
  if (told.length > 0) {
    await db
      .insertInto('declaration')
      .values(
        told.map(({ post, by, at }) => ({
          person: post.author,
          declared_at: post.created_at,
          day: post.day,
          source: 'public_post' as const,
          post_id: post.id,
          evidence: 'E1' as const,
          state: 'proposed' as const,
          entered_by: by,
          entered_at: at,
        })),
      )
      // Told, taken back and told again: the same declaration waits for a second person once more.
      .onConflict((conflict) =>
        conflict.column('post_id').doUpdateSet((eb) => ({
          state: eb.ref('excluded.state'),
          entered_by: eb.ref('excluded.entered_by'),
          entered_at: eb.ref('excluded.entered_at'),
        })),
      )
      .execute();
  }
  if (withdrawn.length > 0) {
    await db
      .updateTable('declaration')
      .set({ state: 'rejected' })
      .where('post_id', 'in', idsOf(withdrawn))
      .execute();
    await markDirty(db, 'placements', daysOf(withdrawn));
  }
}

const idsOf = (changes: readonly Change[]) => changes.map(({ postId }) => postId);
const daysOf = (changes: readonly Change[]) => changes.map(({ post }) => post.day);
const authorsOf = (changes: readonly Change[]) => new Set(changes.map(({ post }) => post.author));

/** Posts nobody has decided about, oldest first. One that X no longer shows has nothing left to read. @internal */
export async function listUnsorted(db: Database, limit: number): Promise<{ id: string; day: Day }[]> {
  return db
    .selectFrom('post')
    .select(['id', 'day'])
    .where('label', 'is', null)
    .where('gone_at', 'is', null)
    .orderBy('day')
    .orderBy('id')
    .limit(limit)
    .execute();
}

export type Decided = {
  readonly day: Day;
  readonly label: PostLabel | null;
  /** Every decision there was, `label name`. */
  readonly taken: ReadonlySet<string>;
};

/** What was ever decided about these posts; one that is not in the store is left out. */
export async function decisionsOf(db: Database, ids: readonly string[]): Promise<Map<string, Decided>> {
  const found = new Map<string, Decided & { taken: Set<string> }>();
  for (const some of chunks(ids, 400)) {
    const rows = await db
      .selectFrom('post')
      .leftJoin('post_label', 'post_label.post_id', 'post.id')
      .select(['post.id', 'post.day', 'post.label', 'post_label.label as was', 'post_label.decided_by as by'])
      .where('post.id', 'in', some)
      .execute();
    for (const { id, day, label, was, by } of rows) {
      const one = found.get(id) ?? { day, label, taken: new Set<string>() };
      if (was) one.taken.add(`${was} ${by}`);
      found.set(id, one);
    }
  }
  return found;
}

export type ToSort = {
  readonly id: string;
  readonly day: Day;
  readonly text: string;
  readonly proposed: PostLabel | null;
  readonly score: number | null;
};

/** Posts that wait to be sorted and can still be read, oldest first, with what is proposed for them. */
export async function listToSort(db: Database, limit: number): Promise<ToSort[]> {
  const rows = await db
    .selectFrom('post')
    .leftJoin('suggestion', 'suggestion.post_id', 'post.id')
    .select(['post.id', 'post.day', 'post.text', 'suggestion.label as proposed', 'suggestion.score'])
    .where('post.label', 'is', null)
    .where('post.text', 'is not', null)
    .where('post.gone_at', 'is', null)
    .orderBy('post.day')
    .orderBy('post.id')
    .limit(limit)
    .execute();
  return rows.map(({ text, ...row }) => ({ ...row, text: text ?? '' }));
}

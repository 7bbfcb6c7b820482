import { type SelectQueryBuilder, sql } from 'kysely';
import { type Day, type Instant, instant } from '../core/calendar.ts';
import type { PostLabel } from '../core/labels.ts';
import type { Schema } from '../schema/index.ts';
import type { PostTable } from '../schema/post.ts';
import type { Database } from '../store.ts';

/** The order of the desk: what may be a declaration, then what may be a request, then the rest. */
const SORTING_ORDER = [
  'placement_report',
  'seeker_request',
  'employer_offer',
  'relay_support',
  'other',
] as const satisfies readonly PostLabel[];

export type WaitingPost = Pick<PostTable, 'id' | 'day' | 'kind' | 'created_at'> & {
  readonly text: string;
  readonly expires_on: Day;
  readonly proposed: PostLabel;
  readonly score: number;
  readonly reason: string;
  readonly clues: string | null;
};

type Who = { readonly by: string; readonly now: Instant; readonly today: Day };

/**
 * Takes posts that wait for one person: theirs from before, then the next ones nobody has in hand, by kind and
 * score. Of two who ask at once each gets other posts: the conditional insert is the claim, and it ends by itself.
 * Cost: what it returns and what is in hand, whatever else waits or was ever sorted.
 * @param skip posts this person has laid aside; they are let go of
 */
export async function claimPosts(
  db: Database,
  args: Who & {
    labels?: readonly PostLabel[] | undefined;
    limit: number;
    leaseMs: number;
    skip?: readonly string[];
  },
): Promise<WaitingPost[]> {
  const { by, now, limit, skip = [] } = args;
  return db.transaction().execute(async (transaction) => {
    await transaction.deleteFrom('sorting_claim').where('until_at', '<=', now).execute();
    if (skip.length > 0) {
      const mine = transaction.deleteFrom('sorting_claim').where('claimed_by', '=', by);
      await mine.where('post_id', 'in', skip).execute();
    }
    const taken: WaitingPost[] = [];
    const lost: string[] = [...skip];
    for (const label of SORTING_ORDER.filter((one) => args.labels?.includes(one) ?? true)) {
      let found = 0;
      do {
        const wanted = limit - taken.length;
        if (wanted === 0) return taken;
        const posts = await nextOf(transaction, label, { ...args, except: lost, limit: wanted }).execute();
        const won = new Set(await claim(transaction, posts, { by, now, leaseMs: args.leaseMs }));
        taken.push(...posts.filter(({ id }) => won.has(id)));
        lost.push(...posts.map(({ id }) => id));
        found = posts.length;
      } while (found > 0 && taken.length < limit);
    }
    return taken;
  });
}

async function claim(
  db: Database,
  posts: readonly WaitingPost[],
  { by, now, leaseMs }: { by: string; now: Instant; leaseMs: number },
): Promise<string[]> {
  if (posts.length === 0) return [];
  const until_at = instant(Date.parse(now) + leaseMs);
  const ids = posts.map(({ id }) => id).sort();
  const rows = await db
    .insertInto('sorting_claim')
    .values(ids.map((post_id) => ({ post_id, claimed_by: by, until_at })))
    .onConflict((on) =>
      on
        .column('post_id')
        .doUpdateSet({ claimed_by: by, until_at })
        .where((eb) =>
          eb.or([eb('sorting_claim.claimed_by', '=', by), eb('sorting_claim.until_at', '<=', now)]),
        ),
    )
    .returning('post_id')
    .execute();
  return rows.map(({ post_id }) => post_id);
}

/** Along the index of what waits, best score first; what somebody else has in hand is stepped over. */
export function nextOf(
  db: Database,
  label: PostLabel,
  { by, now, today, except, limit }: Who & { except: readonly string[]; limit: number },
): SelectQueryBuilder<Schema, 'suggestion' | 'post', WaitingPost> {
  let query = waiting(db, today)
    .where('suggestion.label', '=', label)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('sorting_claim')
            .select('sorting_claim.post_id')
            .whereRef('sorting_claim.post_id', '=', 'suggestion.post_id')
            .where('claimed_by', '!=', by)
            .where('until_at', '>', now),
        ),
      ),
    );
  if (except.length > 0) query = query.where('post.id', 'not in', except);
  return query.orderBy('suggestion.score', 'desc').orderBy('suggestion.post_id', 'desc').limit(limit);
}

/** One post that waits, as claimPosts gives them; null when it does not wait, or cannot be read any more. */
export async function waitingPost(db: Database, id: string, today: Day): Promise<WaitingPost | null> {
  const post = await waiting(db, today).where('post.id', '=', id).executeTakeFirst();
  return post ?? null;
}

/** Written out: a planner must see that the index of what waits will do, before it knows any parameter. */
const WAITS = sql.lit(1 as const);

const waiting = (db: Database, today: Day) =>
  db
    .selectFrom('suggestion')
    .innerJoin('post', 'post.id', 'suggestion.post_id')
    .select(['post.id', 'post.day', 'post.kind', 'post.created_at', 'post.text', 'suggestion.expires_on'])
    .select(['suggestion.label as proposed', 'suggestion.score', 'suggestion.reason', 'suggestion.clues'])
    .where('suggestion.waiting', '=', WAITS)
    .where('suggestion.expires_on', '>', today)
    .where('post.text', 'is not', null)
    .$narrowType<{ text: string }>();

type Until = { readonly today: Day; readonly soon: Day; readonly upTo: number };

/** How many posts wait, by what is proposed; `soon`: those of them, of any kind, whose text goes by the day named. */
export type Left = { readonly left: { label: PostLabel; waiting: number }[]; readonly soon: number };

/**
 * Each count stops at `upTo`, which then says so many or more: nobody works otherwise for the exact number, and
 * counting to the end would cost all that waits. Posts without a proposal yet are the night's business.
 */
export async function countLeft(db: Database, until: Until): Promise<Left> {
  const counts = await leftCounts(db, until).executeTakeFirstOrThrow();
  return {
    left: SORTING_ORDER.map((label) => ({ label, waiting: Number(counts[label]) })),
    soon: Number(counts.soon),
  };
}

/** Along two indexes of what waits, no row of the table looked up. */
export function leftCounts(db: Database, { today, soon, upTo }: Until) {
  const some = db
    .selectFrom('suggestion')
    .select('expires_on')
    .where('waiting', '=', WAITS)
    .where('expires_on', '>', today)
    .limit(upTo);
  const count = (posts: typeof some) =>
    db.selectFrom(posts.as('some')).select((eb) => eb.fn.countAll<number>().as('count'));
  return db.selectNoFrom([
    ...SORTING_ORDER.map((label) => count(some.where('label', '=', label)).as(label)),
    count(some.where('expires_on', '<=', soon)).as('soon'),
  ]);
}

/** Known relays of these posts: of one that nobody has confirmed as a request, only those met by chance. */
export async function countRelays(db: Database, ids: readonly string[]): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('relay')
    .select((eb) => ['post_id', eb.fn.countAll<number>().as('relays')])
    .where('post_id', 'in', ids)
    .groupBy('post_id')
    .execute();
  return new Map(rows.map(({ post_id, relays }) => [post_id, Number(relays)]));
}

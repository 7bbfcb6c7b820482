import type { Day } from '../../db/core/calendar.ts';
import { postsOfVersions } from '../../db/queries/edit-posts.ts';
import { knownPosts } from '../../db/queries/ingest-posts.ts';
import type { NewRelay } from '../../db/queries/ingest-relays.ts';
import { type AuthoredPost, postsByAuthor } from '../../db/queries/posts-by-author.ts';
import { addImportedDays } from '../../db/queries/windows.ts';
import { storeRelays } from '../collect/store-relays.ts';
import type { Archive } from '../sources/files/archive/archive.ts';
import type { ArchivedPost } from '../sources/files/archive/archived-post.ts';
import { type ImportContext, inBatches } from './import-context.ts';
import { keepPosts } from './posts.ts';

/** A text shorter than this may be that of many posts. */
const TELLING = 20;

/**
 * The collective's own posts and relays, as its archive tells them. An archive seldom names the post that was
 * reposted: it is known by its author and its text, when the store holds one such post and no other; the rest
 * is left out and counted. Of deleted posts nothing is kept but their number.
 */
export async function importArchive(context: ImportContext, archive: Archive): Promise<void> {
  const { db, tally, calendar, clock, runId } = context;
  const seen = { posts: new Set<Day>(), relays: new Set<Day>() };
  await inBatches(context, archive.posts(), async (batch) => {
    tally.read += batch.length;
    const own = batch.filter(({ reposted }) => reposted === null).map(({ post }) => post);
    for (const day of await keepPosts(context, own)) seen.posts.add(day);
    for (const day of await keepRelays(context, archive.account.id, batch)) seen.relays.add(day);
  });
  for await (const _ of archive.deleted()) tally.leave('deleted');
  const told = { calendar, at: clock.now(), runId };
  const days = [
    ['seeker-requests', seen.posts],
    ['placements', seen.posts],
    ['retweet-reach', seen.relays],
  ] as const;
  for (const [family, of] of days) {
    tally.windows += await addImportedDays(db, { family, days: of, state: 'seen' }, told);
  }
}

/** @returns the days on which a relay is new, and those of the posts that were relayed */
async function keepRelays(
  context: ImportContext,
  accountId: string,
  batch: readonly ArchivedPost[],
): Promise<Day[]> {
  const { db, tally, calendar, clock, runId, pseudonymise } = context;
  const account = pseudonymise(accountId);
  const named = await nameReposts(context, batch);
  const relays = batch.flatMap((told, index): NewRelay[] => {
    const post_id = told.reposted ? named[index] : told.post.quotedId;
    if (!post_id) return [];
    const at = told.post.createdAt;
    const kind = told.reposted ? 'repost' : 'quote';
    const made = { relayed_at: at, day: calendar.dayOf(at), seen_at: clock.now(), run_id: runId };
    return [{ post_id, account, kind, by_collective: 1, followers: null, ...made }];
  });
  const firsts = await postsOfVersions(
    db,
    relays.map(({ post_id }) => post_id),
  );
  const posts = await knownPosts(
    db,
    relays.map(({ post_id }) => firsts.get(post_id) ?? post_id),
  );
  const about = relays.filter(({ post_id }) => posts.has(firsts.get(post_id) ?? post_id));
  const others = about.filter(({ post_id }) => posts.get(firsts.get(post_id) ?? post_id)?.author !== account);
  const added = await storeRelays(db, context, others);
  const reposts = batch.filter(({ reposted }) => reposted !== null).length;
  const unmatched = reposts - about.filter(({ kind }) => kind === 'repost').length;
  tally.leave('unmatched', unmatched);
  tally.leave('own', about.length - others.length);
  tally.added += added.length;
  tally.known += others.length - added.length;
  for (const { post_id, kind, relayed_at, day } of added) {
    tally.covers(day);
    tally.show({ post_id, kind, relayed_at });
  }
  return added.flatMap(({ post_id, day }) => [day, posts.get(post_id)?.day ?? day]);
}

/** The posts that were reposted, where that is certain; null elsewhere. */
async function nameReposts(
  { db, pseudonymise }: ImportContext,
  batch: readonly ArchivedPost[],
): Promise<(string | null)[]> {
  const authors = batch.flatMap(({ reposted }) =>
    reposted?.authorId ? [pseudonymise(reposted.authorId)] : [],
  );
  const written = await postsByAuthor(db, authors);
  return batch.map(({ post, reposted }) => {
    if (!reposted) return null;
    if (post.repostedId) return post.repostedId;
    if (!reposted.authorId) return null;
    const earlier = (written.get(pseudonymise(reposted.authorId)) ?? []).filter(
      ({ created_at }) => created_at <= post.createdAt,
    );
    return soleMatch(earlier, reposted);
  });
}

function soleMatch(
  posts: readonly AuthoredPost[],
  { begins, source }: NonNullable<ArchivedPost['reposted']>,
): string | null {
  const start = flat(begins);
  const matches = posts.filter(({ id, text }) => {
    if (text === null) return false;
    // The post whose picture is shown, and whose words are the same, is the one.
    return flat(text).startsWith(start) && (start.length >= TELLING || id === source || flat(text) === start);
  });
  if (matches.length === 1) return matches[0]?.id ?? null;
  return matches.find(({ id }) => id === source)?.id ?? null;
}

const flat = (text: string): string => text.replace(/\s+/g, ' ').trim();

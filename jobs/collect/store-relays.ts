import type { Instant } from '../../db/core/calendar.ts';
import { markDirty } from '../../db/queries/dirty-days.ts';
import { postsOfVersions } from '../../db/queries/edit-posts.ts';
import { knownPosts } from '../../db/queries/ingest-posts.ts';
import { insertRelays, type NewRelay } from '../../db/queries/ingest-relays.ts';
import { withoutObjectors } from '../../db/queries/person-rules.ts';
import { addRelayEvents, listRelaysOf } from '../../db/queries/relay-events.ts';
import type { Database } from '../../db/store.ts';
import type { JobContext } from '../job-context.ts';
import { relayEvents } from './relay-events.ts';

/** How long the relays of a request are read. */
export const OPEN_MS = 7 * 24 * 3_600_000;

/**
 * Keeps relays of posts that are in the store, by somebody else than their author, and what became of those
 * that were kept. Requests are read for seven days: a later relay is kept only when the collective made it,
 * whose timeline is read without end.
 * @returns those that are new
 * @param told posts whose relays were all asked for, and since when an absence tells
 */
export async function storeRelays(
  transaction: Database,
  context: Pick<JobContext, 'clock' | 'runId'>,
  relays: readonly NewRelay[],
  told: ReadonlyMap<string, Instant | null> = new Map(),
): Promise<NewRelay[]> {
  const named = [...new Set([...relays.map(({ post_id }) => post_id), ...told.keys()])];
  if (named.length === 0) return [];
  // A relay of a later version is one of the post.
  const firsts = await postsOfVersions(transaction, named);
  const allowed = await withoutObjectors(transaction, relays, ({ account }) => account);
  const about = [...new Set(named.map((id) => firsts.get(id) ?? id))];
  const posts = await knownPosts(transaction, about);
  const before = await listRelaysOf(transaction, about);
  const byOthers = allowed
    .map((relay) => ({ ...relay, post_id: firsts.get(relay.post_id) ?? relay.post_id }))
    .filter(({ post_id, account }) => {
      const post = posts.get(post_id);
      return post !== undefined && post.author !== account;
    });
  const kept = byOthers.filter(({ post_id, relayed_at, by_collective }) => {
    const asked = posts.get(post_id)?.created_at ?? relayed_at;
    return by_collective === 1 || Date.parse(relayed_at) - Date.parse(asked) <= OPEN_MS;
  });
  const added = await insertRelays(transaction, kept);
  const noticed = { seen_at: context.clock.now(), run_id: context.runId };
  await addRelayEvents(transaction, relayEvents({ before, read: byOthers, added, told }, noticed));
  // A relay counts once read, undone or not: only a new one changes a figure.
  const days = added.flatMap(({ post_id, day }) => [day, posts.get(post_id)?.day ?? day]);
  await markDirty(transaction, 'retweet-reach', days);
  return added;
}

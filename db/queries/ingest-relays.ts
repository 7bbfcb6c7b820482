import type { Insertable } from 'kysely';
import type { RelayTable } from '../schema/relay.ts';
import type { Database } from '../store.ts';
import { chunks } from './chunks.ts';

export type NewRelay = Insertable<RelayTable>;

/**
 * Adds relays, once a post and account: the first that was read stays, with its followers, however
 * often it is undone and done again. Returns the new ones.
 */
export async function insertRelays(db: Database, relays: readonly NewRelay[]): Promise<NewRelay[]> {
  const added: NewRelay[] = [];
  for (const some of chunks(earliest(relays))) {
    const rows = await db
      .insertInto('relay')
      .values(some)
      .onConflict((conflict) => conflict.doNothing())
      .returning(['post_id', 'account'])
      .execute();
    const fresh = new Set(rows.map(keyOf));
    added.push(...some.filter((relay) => fresh.has(keyOf(relay))));
  }
  return added;
}

/** What names a relay: one a post and account. */
export const keyOf = ({ post_id, account }: Pick<NewRelay, 'post_id' | 'account'>): string =>
  `${post_id} ${account}`;

/** A repost and a quote read together count as the earlier of the two. */
function earliest(relays: readonly NewRelay[]): NewRelay[] {
  const first = new Map<string, NewRelay>();
  for (const relay of relays) {
    const key = keyOf(relay);
    const known = first.get(key);
    if (!known || relay.relayed_at < known.relayed_at) first.set(key, relay);
  }
  return [...first.values()];
}

import type { Instant } from '../../db/core/calendar.ts';
import { keyOf, type NewRelay } from '../../db/queries/ingest-relays.ts';
import type { NewRelayEvent, StoredRelay } from '../../db/queries/relay-events.ts';

/**
 * What a reading tells of relays, beside those it adds: a relay that stood and is not listed any more was
 * undone (or its account hidden), one that was undone and is listed was done again. X tells when a relay was
 * made, never when it ended.
 */
export function relayEvents(
  found: {
    /** As the store knew them before this reading. */
    readonly before: readonly StoredRelay[];
    readonly read: readonly NewRelay[];
    readonly added: readonly NewRelay[];
    /** Posts whose relays were all asked for, and since when an absence tells; null: it does not. */
    readonly told: ReadonlyMap<string, Instant | null>;
  },
  noticed: Pick<NewRelayEvent, 'seen_at' | 'run_id'>,
): NewRelayEvent[] {
  const read = Map.groupBy(found.read, keyOf);
  const events: NewRelayEvent[] = found.added.map(({ post_id, account, kind, relayed_at }) => {
    return { post_id, account, kind, event: 'seen', relayed_at, ...noticed };
  });
  for (const relay of found.before) {
    const { post_id, account, kind } = relay;
    const listed = read.get(keyOf(relay));
    if (listed) {
      const anew = doneAnew(relay, listed);
      if (!anew) continue;
      const { relayed_at } = anew;
      events.push({ post_id, account, kind: anew.kind, event: 'again', relayed_at, ...noticed });
    } else if (relay.undone_at === null && isTold(relay, found.told.get(post_id) ?? null)) {
      events.push({ post_id, account, kind, event: 'undone', relayed_at: null, ...noticed });
    }
  }
  return events;
}

/** A repost younger than the one known was done again between two readings. Of quotes there may be several. */
function doneAnew(relay: StoredRelay, listed: readonly NewRelay[]): NewRelay | undefined {
  const latest = listed.toSorted((a, b) => (a.relayed_at < b.relayed_at ? 1 : -1));
  if (relay.undone_at !== null) return latest[0];
  if (relay.kind !== 'repost') return undefined;
  return latest.find(({ kind, relayed_at }) => kind === 'repost' && relayed_at > relay.last_at);
}

const isTold = ({ last_at }: StoredRelay, since: Instant | null): boolean =>
  since !== null && last_at > since;

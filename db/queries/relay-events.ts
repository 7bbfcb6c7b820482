import type { Insertable } from 'kysely';
import type { Instant } from '../core/calendar.ts';
import type { Pseudonym } from '../core/pseudonym.ts';
import type { RelayTable } from '../schema/relay.ts';
import type { RelayEventTable } from '../schema/relay-event.ts';
import type { Database } from '../store.ts';
import { chunks } from './chunks.ts';

export type NewRelayEvent = Omit<Insertable<RelayEventTable>, 'id'>;
export type StoredRelay = Pick<RelayTable, 'post_id' | 'account' | 'kind' | 'relayed_at'> & {
  undone_at: Instant | null;
  /** When it was made as last read: later than `relayed_at` once it was undone and done again. */
  last_at: Instant;
};

/** The relays of these posts as they are known, each with its latest making, oldest first: what follows is numbered so. */
export async function listRelaysOf(db: Database, postIds: readonly string[]): Promise<StoredRelay[]> {
  const relays: StoredRelay[] = [];
  for (const some of chunks(postIds, 400)) {
    const rows = await db
      .selectFrom('relay')
      .leftJoin('relay_event', (join) =>
        join
          .onRef('relay_event.post_id', '=', 'relay.post_id')
          .onRef('relay_event.account', '=', 'relay.account'),
      )
      .select((eb) => [
        'relay.post_id',
        'relay.account',
        'relay.kind',
        'relay.relayed_at',
        'relay.undone_at',
        eb.fn.max('relay_event.relayed_at').as('last_at'),
      ])
      .where('relay.post_id', 'in', some)
      .groupBy(['relay.post_id', 'relay.account', 'relay.kind', 'relay.relayed_at', 'relay.undone_at'])
      .orderBy('relay.relayed_at')
      .orderBy('relay.post_id')
      .orderBy('relay.account')
      .execute();
    for (const row of rows) relays.push({ ...row, last_at: row.last_at ?? row.relayed_at });
  }
  return relays;
}

/** Adds what happened to relays, and says of each whether it stands. */
export async function addRelayEvents(db: Database, events: readonly NewRelayEvent[]): Promise<void> {
  for (const some of chunks(events)) await db.insertInto('relay_event').values(some).execute();
  for (const { event, post_id, account, seen_at } of events) {
    if (event !== 'seen') await setUndone(db, { post_id, account }, event === 'undone' ? seen_at : null);
  }
}

async function setUndone(
  db: Database,
  relay: { post_id: string; account: Pseudonym },
  at: Instant | null,
): Promise<void> {
  await db
    .updateTable('relay')
    .set({ undone_at: at })
    .where('post_id', '=', relay.post_id)
    .where('account', '=', relay.account)
    .execute();
}

import type { Day, Instant } from '../core/calendar.ts';
import type { PostLabel } from '../core/labels.ts';
import { lastDayOf, type Period } from '../core/period.ts';
import type { RollUpContext } from './context.ts';

export type RequestReading = {
  seeker: string;
  asked_at: Instant;
  /** Null until its relays were read. */
  read_at: Instant | null;
  /** When they were read for the last time; null while they still are. */
  final_at: Instant | null;
  /** The first relay by somebody else that a reading found. */
  first: Instant | null;
};

/**
 * The requests of a period with what their readings found. A night reads on after the day that its figures
 * end with: what was relayed since belongs to the next, or a figure would depend on the hour of its night.
 */
export async function relayedRequests(
  { db, until }: RollUpContext,
  period: Period,
): Promise<RequestReading[]> {
  return db
    .selectFrom('request')
    .leftJoin('relay', (join) =>
      join
        .onRef('relay.post_id', '=', 'request.post_id')
        .onRef('relay.account', '!=', 'request.seeker')
        .on('relay.relayed_at', '<', until),
    )
    .select((eb) => [
      'request.seeker',
      'request.asked_at',
      'request.relays_read_at as read_at',
      'request.relays_final_at as final_at',
      eb.fn.min('relay.relayed_at').as('first'),
    ])
    .where('request.day', '>=', period.start)
    .where('request.day', '<=', lastDayOf(period))
    .groupBy([
      'request.post_id',
      'request.seeker',
      'request.asked_at',
      'request.relays_read_at',
      'request.relays_final_at',
    ])
    .execute();
}

/**
 * The days of a period on which the collective relayed: requests, and posts that nobody has sorted
 * yet, each of which may prove to be one.
 */
export async function collectiveDays(
  { db }: RollUpContext,
  period: Period,
): Promise<{ day: Day; requests: number; unsorted: number }[]> {
  const rows = await db
    .selectFrom('relay')
    .innerJoin('post', 'post.id', 'relay.post_id')
    .select((eb) => ['relay.day', 'post.label', eb.fn.countAll<number>().as('relays')])
    .where('relay.by_collective', '=', 1)
    .where('relay.day', '>=', period.start)
    .where('relay.day', '<=', lastDayOf(period))
    .whereRef('relay.account', '!=', 'post.author')
    .where((eb) => eb.or([eb('post.label', '=', 'seeker_request'), eb('post.label', 'is', null)]))
    .groupBy(['relay.day', 'post.label'])
    .execute();
  return [...Map.groupBy(rows, ({ day }) => day)].map(([day, group]) => ({
    day,
    requests: count(group, (label) => label !== null),
    unsorted: count(group, (label) => label === null),
  }));
}

const count = (
  rows: readonly { label: PostLabel | null; relays: number }[],
  counts: (label: PostLabel | null) => boolean,
) => rows.filter(({ label }) => counts(label)).reduce((sum, { relays }) => sum + Number(relays), 0);

/** Followers of the accounts that relayed in a period, each account once with its largest reading. */
export async function audience(
  { db }: RollUpContext,
  period: Period,
): Promise<{ accounts: number; largest: number; sum: number; unread: number }> {
  const row = await db
    .selectFrom((eb) =>
      eb
        .selectFrom('relay')
        .innerJoin('request', 'request.post_id', 'relay.post_id')
        .select((of) => ['relay.account', of.fn.max('relay.followers').as('followers')])
        .where('relay.day', '>=', period.start)
        .where('relay.day', '<=', lastDayOf(period))
        .whereRef('relay.account', '!=', 'request.seeker')
        .groupBy('relay.account')
        .as('account'),
    )
    .select((eb) => [
      eb.fn.countAll<number>().as('accounts'),
      eb.fn.count<number>('followers').as('read'),
      eb.fn.max('followers').as('largest'),
      eb.fn.sum<number>('followers').as('sum'),
    ])
    .executeTakeFirstOrThrow();
  const accounts = Number(row.accounts);
  return {
    accounts,
    largest: row.largest ?? 0,
    sum: Number(row.sum ?? 0),
    unread: accounts - Number(row.read),
  };
}

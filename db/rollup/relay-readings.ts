import type { Day, Instant } from '../core/calendar.ts';
import { lastDayOf, type Period } from '../core/period.ts';
import type { RollUpContext } from './context.ts';

/** The requests of a period with the moment of their first relay by somebody else. */
export async function relayedRequests(
  { db }: RollUpContext,
  period: Period,
): Promise<{ seeker: string; asked_at: Instant; first: Instant | null }[]> {
  return db
    .selectFrom('request')
    .leftJoin('relay', (join) =>
      join.onRef('relay.post_id', '=', 'request.post_id').onRef('relay.account', '!=', 'request.seeker'),
    )
    .select((eb) => ['request.seeker', 'request.asked_at', eb.fn.min('relay.relayed_at').as('first')])
    .where('request.day', '>=', period.start)
    .where('request.day', '<=', lastDayOf(period))
    .groupBy(['request.post_id', 'request.seeker', 'request.asked_at'])
    .execute();
}

/** The days of a period on which the collective relayed a request, with how often. */
export async function activeDays(
  { db }: RollUpContext,
  period: Period,
): Promise<{ day: Day; relays: number }[]> {
  const rows = await db
    .selectFrom('relay')
    .innerJoin('request', 'request.post_id', 'relay.post_id')
    .select((eb) => ['relay.day', eb.fn.countAll<number>().as('relays')])
    .where('relay.by_collective', '=', 1)
    .where('relay.day', '>=', period.start)
    .where('relay.day', '<=', lastDayOf(period))
    .whereRef('relay.account', '!=', 'request.seeker')
    .groupBy('relay.day')
    .execute();
  return rows.map(({ day, relays }) => ({ day, relays: Number(relays) }));
}

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

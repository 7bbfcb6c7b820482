import type { Day } from '../../core/calendar.ts';
import type { RollUpContext } from '../context.ts';
import { type Membership, type PersonDay, replaceMembers } from '../members.ts';
import { type DayAmount, replaceDays } from '../tallies.ts';
import type { Projection } from './projection.ts';

const NAMES = ['requests mentioning', 'requests coached'];

/** How requests were made, by the day they were made on: naming the collective's account, or with a volunteer's help. */
export const ASKING: Projection = {
  name: 'asking',
  version: 1,
  follows: ['seeker-requests'],
  async project(context, tallies, days) {
    const fresh = await askedOn(context, days);
    await replaceDays(context.db, tallies, { names: NAMES, days }, fresh);
  },
};

async function askedOn({ db }: RollUpContext, days: readonly Day[]): Promise<DayAmount[]> {
  const rows = await db
    .selectFrom('request')
    .innerJoin('post', 'post.id', 'request.post_id')
    .leftJoin('coached_request', 'coached_request.post_id', 'request.post_id')
    .select((eb) => [
      'request.day',
      eb.fn.sum<number>('post.mentions_account').as('mentioning'),
      eb.fn.count<number>('coached_request.post_id').as('coached'),
    ])
    .where('request.day', 'in', days)
    .groupBy('request.day')
    .execute();
  return rows.flatMap(({ day, mentioning, coached }) => [
    { name: 'requests mentioning', day, amount: Number(mentioning) },
    { name: 'requests coached', day, amount: Number(coached) },
  ]);
}

/** Requests by the hour and weekday of their posting, on the wall clock: `1 07` is Monday, seven to eight. */
export const ASKED_AT = 'requests by hour';

export const HOURS: Projection = {
  name: 'hours',
  version: 1,
  follows: ['seeker-requests'],
  async project({ db, calendar }, tallies, days) {
    const rows = await db
      .selectFrom('request')
      .select(['day', 'asked_at'])
      .where('day', 'in', days)
      .execute();
    const fresh = rows.map(({ day, asked_at }) => {
      const { weekday, hour } = calendar.wallClock(asked_at);
      return { name: ASKED_AT, day, key: `${weekday} ${String(hour).padStart(2, '0')}`, amount: 1 };
    });
    await replaceDays(db, tallies, { names: [ASKED_AT], days }, fresh);
  },
};

/** Who posted with a tag: once a period. */
const AUTHORS: Membership = { name: 'author', counts: () => ({ authors: 1 }) };

export const POSTING: Projection = {
  name: 'posting',
  version: 1,
  follows: ['seeker-requests'],
  async project(context, tallies, days) {
    await replaceMembers(context.db, tallies, AUTHORS, days, await authorsOn(context, days));
  },
};

async function authorsOn({ db }: RollUpContext, days: readonly Day[]): Promise<PersonDay[]> {
  const rows = await db
    .selectFrom('post')
    .select(['author as person', 'day'])
    .distinct()
    .where('day', 'in', days)
    .where((eb) => eb.or([eb('has_tag', '=', 1), eb('has_seeker_tag', '=', 1)]))
    .execute();
  return rows.map((row) => ({ ...row, amount: null }));
}

/**
 * Reposts that were read of posts with a tag, by the day they were made on. Relays are read of requests, some of
 * which only mention the account and are no post with the tag.
 */
export const REPOSTS: Projection = {
  name: 'reposts',
  version: 2,
  follows: ['retweet-reach'],
  async project({ db }, tallies, days) {
    const rows = await db
      .selectFrom('relay')
      .innerJoin('post', 'post.id', 'relay.post_id')
      .select((eb) => ['relay.day', eb.fn.countAll<number>().as('reposts')])
      .where('relay.day', 'in', days)
      .where('relay.kind', '=', 'repost')
      .where((eb) => eb.or([eb('post.has_tag', '=', 1), eb('post.has_seeker_tag', '=', 1)]))
      .groupBy('relay.day')
      .execute();
    const fresh = rows.map(({ day, reposts }) => ({ name: 'reposts read', day, amount: Number(reposts) }));
    await replaceDays(db, tallies, { names: ['reposts read'], days }, fresh);
  },
};

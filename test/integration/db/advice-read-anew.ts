import { type Day, type Instant, instant } from '../../../db/core/calendar.ts';
import { contrastOfMedians } from '../../../db/statistics/bootstrap.ts';
import { type Counted, median, quantile } from '../../../db/statistics/quantiles.ts';
import type { Store } from '../../../db/store.ts';
import { calendar } from './october.ts';

export const counted = (values: readonly number[]): Counted =>
  [...Map.groupBy(values, (value) => value)]
    .map(([key, { length }]) => ({ key, amount: length }))
    .sort((one, other) => one.key - other.key);

type Row = Awaited<ReturnType<typeof readAll>>[number];
/** In the order of their seeds. */
const CLAIMS: [name: string, follows: (row: Row) => boolean | null, value: (row: Row) => number | null][] = [
  ['hour', ({ asked_at }) => isAdvised(asked_at), ({ received }) => received],
  ['tags', ({ hashtags }) => (hashtags === null ? null : hashtags < 3), ({ received }) => received],
  ['media', ({ has_media }) => has_media === 1, ({ received }) => received],
  ['emoji', ({ has_emoji }) => known(has_emoji), ({ impressions }) => impressions],
  ['cta', ({ call_to_action }) => known(call_to_action), ({ received }) => received],
  ['length', ({ length }) => (length === null ? null : length < 141), ({ received }) => received],
];
const known = (mark: 0 | 1 | null): boolean | null => (mark === null ? null : Boolean(mark));
const isAdvised = (at: Instant): boolean => {
  const { hour, weekday } = calendar.wallClock(at);
  return (weekday < 6 ? [7, 8, 9] : [16, 17, 18]).includes(hour);
};
/** Where the classes of followers begin. */
const EDGES = [0, 1, ...Array.from({ length: 24 }, (_, power) => [2 ** (power + 1), 3 * 2 ** power]).flat()];

/** The contrasts of a store, each worked out by reading every request that there is, and no tally. */
export async function adviceReadAnew(store: Store, cutoff: Day) {
  const rows = await readAll(store, calendar.endOf(cutoff));
  const classes = rows.flatMap(({ followers }) => (followers === null ? [] : [classOf(followers)]));
  const thirds = [1 / 3, 2 / 3].map((share) => quantile(classes, share) ?? 0);
  const thirdOf = (followers: number | null) =>
    followers === null ? 'unknown' : String(1 + thirds.filter((third) => classOf(followers) > third).length);
  return CLAIMS.flatMap(([claim, follows, value], index) => {
    const strata = Map.groupBy(
      rows,
      ({ relayed, followers }) => `${relayed ? 'relayed' : 'not'} ${thirdOf(followers)}`,
    );
    const group = (of: readonly Row[], side: boolean): number[] =>
      of.filter((row) => follows(row) === side).flatMap((row) => value(row) ?? []);
    const contrast = contrastOfMedians(
      [...strata].map(([key, of]) => ({
        key,
        with: counted(group(of, true)),
        without: counted(group(of, false)),
      })),
      { seed: 20_150_926 + index },
    );
    const sides = [true, false].map((side) => group(rows, side));
    return [
      { claim, value: contrast?.difference, low: contrast?.low, high: contrast?.high },
      ...sides.map((values, side) => ({
        claim: `${claim} ${side === 0 ? 'with' : 'without'}`,
        value: values.length < 30 ? undefined : median(values),
        low: undefined,
        high: undefined,
      })),
    ];
  });
}

const classOf = (followers: number): number => EDGES.findLastIndex((edge) => edge <= followers);

async function readAll({ db }: Store, until: Instant) {
  const rows = await db
    .selectFrom('request')
    .innerJoin('engagement', 'engagement.post_id', 'request.post_id')
    .innerJoin('post', 'post.id', 'request.post_id')
    .selectAll('engagement')
    .select(['request.seeker', 'request.asked_at', 'post.hashtags', 'post.has_media', 'post.has_emoji'])
    .select(['post.call_to_action', 'post.length'])
    .where('gone', '=', 0)
    .where('request.asked_at', '<', until)
    .execute();
  const relays = await db.selectFrom('relay').selectAll().where('by_collective', '=', 1).execute();
  return rows.map((row) => ({
    ...row,
    followers: row.author_followers,
    received: [row.replies, row.reposts, row.quotes, row.likes].reduce<number>(
      (sum, count) => sum + (count ?? 0),
      0,
    ),
    relayed: relays.some(
      ({ post_id, account, relayed_at }) =>
        post_id === row.post_id && account !== row.seeker && relayed_at <= weekAfter(row.asked_at),
    ),
  }));
}

const weekAfter = (at: Instant): Instant => instant(Date.parse(at) + 7 * 86_400_000);

import type { Day, Instant } from '../core/calendar.ts';
import type { Period } from '../core/period.ts';
import type { RollUpContext } from './context.ts';
import { coverageOf } from './coverage.ts';
import { sumOfDays } from './day-sums.ts';
import { type Draft, isWhole, measured, missing } from './draft.ts';

const POSTS = { indicator: 'hashtag_posts_original' };
const UNSEEN = { indicator: 'posts_unseen' };

/** Posts with the tag as X counts them, and how many of the posts it counts could not be read. */
export async function volumeOf(context: RollUpContext, period: Period): Promise<Draft[]> {
  const counted = await coverageOf(context, 'hashtag-volume', period);
  if (counted.share === 0) {
    const state = counted.failure ? 'failed' : 'not_measured';
    return [POSTS, UNSEEN].map((name) => missing(name, period, state, counted.failure ?? 'no_reading'));
  }
  const posts =
    period.grain === 'day'
      ? await countedPosts(context, 'tag', period.start)
      : (await sumOfDays(context, POSTS.indicator, period)).low;
  const drafts = [
    measured(POSTS, period, counted.share, isWhole(counted.share) ? { value: posts } : partial(posts)),
  ];
  const unseen =
    period.grain === 'day'
      ? await unseenOn(context, period)
      : (await sumOfDays(context, UNSEEN.indicator, period)).low;
  drafts.push(
    measured(UNSEEN, period, counted.share, isWhole(counted.share) ? { value: unseen } : partial(unseen)),
  );
  return drafts;
}

const partial = (low: number) => ({ low, high: null, reason: 'partial_coverage' });

async function unseenOn(context: RollUpContext, period: Period): Promise<number> {
  const { db } = context;
  const [counted, read] = await Promise.all([
    countedPosts(context, 'search', period.start),
    db
      .selectFrom('post')
      .select((eb) => eb.fn.countAll<number>().as('posts'))
      .where('day', '=', period.start)
      .executeTakeFirstOrThrow(),
  ]);
  return Math.max(0, counted - Number(read.posts));
}

/** The hours of one day, each as it was last counted. */
async function countedPosts(
  { db, calendar }: RollUpContext,
  series: 'tag' | 'search',
  day: Day,
): Promise<number> {
  const rows = await db
    .selectFrom('volume_observation')
    .select(['hour_start', 'posts'])
    .where('series', '=', series)
    .where('hour_start', '>=', calendar.startOf(day))
    .where('hour_start', '<', calendar.endOf(day))
    .orderBy('hour_start')
    .orderBy('known_at')
    .execute();
  const latest = new Map<Instant, number>(rows.map(({ hour_start, posts }) => [hour_start, posts]));
  return [...latest.values()].reduce((sum, posts) => sum + posts, 0);
}

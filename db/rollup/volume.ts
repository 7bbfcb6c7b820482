import type { Day, Instant } from '../core/calendar.ts';
import type { Period } from '../core/period.ts';
import { volumeOfDay } from '../queries/ingest-volume.ts';
import type { RollUpContext } from './context.ts';
import { type Coverage, coverageOf } from './coverage.ts';
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
      ? ((await countedPosts(context, 'tag', period.start)) ?? 0)
      : (await sumOfDays(context, POSTS.indicator, period)).low;
  const known = isWhole(counted.share) ? { value: posts } : partial(posts);
  return [measured(POSTS, period, counted.share, known), await unseenDraft(context, period, counted)];
}

const partial = (low: number) => ({ low, high: null, reason: 'partial_coverage' });

async function unseenDraft(context: RollUpContext, period: Period, counted: Coverage): Promise<Draft> {
  const { share } = counted;
  if (period.grain === 'day') {
    const unseen = await unseenOn(context, period.start, counted);
    if (unseen === null) return missing(UNSEEN, period, 'not_measured', 'no_reading');
    return measured(UNSEEN, period, share, isWhole(share) ? { value: unseen } : partial(unseen));
  }
  const { low, known, unknown } = await sumOfDays(context, UNSEEN.indicator, period);
  if (counted.imported && known === 0) return missing(UNSEEN, period, 'not_measured', 'no_reading');
  const whole = isWhole(share) && unknown === 0;
  return measured(UNSEEN, period, share, whole ? { value: low } : partial(low));
}

/** null: a file told how many posts had the tag, and nobody how many there were to read. */
async function unseenOn(context: RollUpContext, day: Day, { imported }: Coverage): Promise<number | null> {
  const { db } = context;
  const [counted, read] = await Promise.all([
    countedPosts(context, 'search', day),
    db
      .selectFrom('post')
      .select((eb) => eb.fn.countAll<number>().as('posts'))
      .where('day', '=', day)
      .executeTakeFirstOrThrow(),
  ]);
  if (counted === null && imported) return null;
  return Math.max(0, (counted ?? 0) - Number(read.posts));
}

/**
 * The hours of one day, each as it was last counted; where hours are missing, the day as a file last told it.
 * null: neither.
 */
async function countedPosts(
  { db, calendar }: RollUpContext,
  series: 'tag' | 'search',
  day: Day,
): Promise<number | null> {
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
  const hours = [...latest.values()].reduce((sum, posts) => sum + posts, 0);
  if (latest.size >= calendar.hoursIn(day)) return hours;
  const told = await volumeOfDay(db, series, day);
  // X counted those hours: a day cannot hold fewer posts than a part of it.
  if (told !== null) return Math.max(told, hours);
  return latest.size > 0 ? hours : null;
}

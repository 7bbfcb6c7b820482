import type { Period } from '../core/period.ts';
import type { RollUpContext } from './context.ts';
import { type Coverage, coverageOf } from './coverage.ts';
import { type Draft, isWhole, measured, missing } from './draft.ts';
import { type Sums, sumsOf } from './sums.ts';

const POSTS = { indicator: 'hashtag_posts_original' };
const UNSEEN = { indicator: 'posts_unseen' };

/** Posts with the tag as X counts them, and how many of the posts it counts could not be read. */
export async function volumeOf(context: RollUpContext, period: Period): Promise<Draft[]> {
  const counted = await coverageOf(context, 'hashtag-volume', period);
  if (counted.share === 0) {
    const state = counted.failure ? 'failed' : 'not_measured';
    return [POSTS, UNSEEN].map((name) => missing(name, period, state, counted.failure ?? 'no_reading'));
  }
  const sums = await sumsOf(context, period);
  const posts = sums('volume');
  const known = isWhole(counted.share) ? { value: posts } : partial(posts);
  return [measured(POSTS, period, counted.share, known), unseenDraft(period, counted, sums)];
}

const partial = (low: number) => ({ low, high: null, reason: 'partial_coverage' });

/** A file may tell how many posts had the tag, and nobody how many there were to read. */
function unseenDraft(period: Period, { share, imported }: Coverage, sums: Sums): Draft {
  if (imported && sums('days unseen told') === 0)
    return missing(UNSEEN, period, 'not_measured', 'no_reading');
  const unseen = sums('unseen');
  const whole = isWhole(share) && sums('days unseen untold') === 0;
  return measured(UNSEEN, period, share, whole ? { value: unseen } : partial(unseen));
}

import { addDays } from '../core/calendar.ts';
import type { Period } from '../core/period.ts';
import { once, type RollUpContext } from './context.ts';
import { coverageOf } from './coverage.ts';
import { isWhole } from './draft.ts';
import { sumsOf } from './sums.ts';

/**
 * What the readings of a period may have missed. Each of the `posts` may have been a request or a
 * declaration: not readable any more when it was read, or not sorted yet. null = cannot be bounded.
 */
export type Uncertainty = {
  /** Share of the period's hours in which both the search and the mentions were read. */
  readonly share: number;
  readonly failure: string | null;
  readonly posts: number | null;
  readonly reason: string;
  /** Of the posts that were read, those that nobody has sorted. */
  readonly waiting: number;
  /** Posts were read and nobody has sorted a single one: nothing is known of what they ask. */
  readonly unsorted: boolean;
  /** Files told of posts, and of declarations, where a reading is missing: a lower bound, not a silence. */
  readonly told: { readonly posts: boolean; readonly declarations: boolean };
};

export function uncertaintyOf(context: RollUpContext, period: Period): Promise<Uncertainty> {
  return once(context, `uncertainty ${period.start} ${period.end}`, () => readUncertainty(context, period));
}

async function readUncertainty(context: RollUpContext, period: Period): Promise<Uncertainty> {
  const searched = await coverageOf(context, 'seeker-requests', period);
  const mentioned = await coverageOf(context, 'placements', period);
  const counted = await coverageOf(context, 'hashtag-volume', period);
  const share = Math.min(searched.share, mentioned.share);
  const failure = searched.failure ?? mentioned.failure;
  const sums = await sumsOf(context, period);
  const waiting = sums('posts unsorted');
  const unsorted = waiting > 0 && sums('posts') === waiting;
  const posts = searched.seen || searched.imported;
  const told = { posts, declarations: posts || mentioned.seen || mentioned.imported };
  // A file may tell how many posts had the tag and not how many there were to read.
  if (!isWhole(share) || !isWhole(counted.share) || sums('days unseen untold') > 0) {
    return { share, failure, posts: null, reason: 'partial_coverage', waiting, unsorted, told };
  }
  return {
    share,
    failure,
    told,
    posts:
      sums('unseen unbounded') > 0 ? null : sums('unseen') + (await unseenAfter(context, period)) + waiting,
    reason: waiting > 0 ? 'unsorted_posts' : 'unseen_posts',
    waiting,
    unsorted,
  };
}

/** Posts that X counts right after a period may have been made in it, and edited since: nobody could read them. */
export async function unseenAfter(context: RollUpContext, { end }: Pick<Period, 'end'>): Promise<number> {
  if (end > context.cutoff) return 0;
  return (await sumsOf(context, { start: end, end: addDays(end, 1) }))('unseen early');
}

/** Why a figure that rests on sorted posts has no value for a period, or null when it has one. */
export function silence({
  share,
  failure,
  unsorted,
  told,
}: Uncertainty): [state: 'not_measured' | 'failed', reason: string] | null {
  if (share === 0 && !told.posts) return failure ? ['failed', failure] : ['not_measured', 'no_reading'];
  return unsorted ? ['not_measured', 'unsorted_posts'] : null;
}

/** Bounds of a count that the missed posts could only have raised. */
export function raisedBy(low: number, missed: Uncertainty) {
  return { low, high: missed.posts === null ? null : low + missed.posts, reason: missed.reason };
}

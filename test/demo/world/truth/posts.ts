import { COLLECTIVE_TAG, carriesTag, SEEKER_TAG } from '../tags.ts';
import { type Period, within } from './periods.ts';
import type { TruthRow } from './row.ts';
import type { Scene } from './scene.ts';

const distinctAuthors = (posts: readonly { authorId: string }[]): number =>
  new Set(posts.map((post) => post.authorId)).size;

/**
 * hashtag_posts_original: posts with one of the two tags in their text, quotes and replies included, deleted included.
 * seeker_requests: requests, deleted or hidden ones included; `visible` those a reading found.
 * seekers_distinct: their authors, counted once in the period.
 */
export function postTruth(scene: Scene, period: Period): TruthRow[] {
  const tagged = scene.posts.filter(
    (post) =>
      within(post.createdAt, period) &&
      (carriesTag(post.text, COLLECTIVE_TAG) || carriesTag(post.text, SEEKER_TAG)),
  );
  const requests = scene.requests.filter((post) => within(post.createdAt, period));
  const seen = requests.filter((post) => scene.isSeen(post));
  return [
    {
      key: 'hashtag_posts_original',
      period: period.name,
      value: tagged.length,
      visible: tagged.filter((post) => scene.isSeen(post)).length,
    },
    { key: 'seeker_requests', period: period.name, value: requests.length, visible: seen.length },
    {
      key: 'seekers_distinct',
      period: period.name,
      value: distinctAuthors(requests),
      visible: distinctAuthors(seen),
    },
  ];
}

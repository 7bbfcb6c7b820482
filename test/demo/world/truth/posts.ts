import type { Millis, Post } from '../model.ts';
import { COLLECTIVE_HANDLE, COLLECTIVE_TAG, carriesTag, mentionsIn, SEEKER_TAG } from '../tags.ts';
import { type Period, within } from './periods.ts';
import type { TruthRow } from './row.ts';
import type { Scene } from './scene.ts';
import { ratio } from './statistics.ts';

const distinctAuthors = (posts: readonly { authorId: string }[]): number =>
  new Set(posts.map((post) => post.authorId)).size;

const namesCollective = ({ text }: { text: string }): boolean =>
  mentionsIn(text).some((handle) => handle.toLowerCase() === COLLECTIVE_HANDLE);

const tagged = new WeakMap<Post, boolean>();
const isTagged = (post: Post): boolean => {
  const known = tagged.get(post) ?? [COLLECTIVE_TAG, SEEKER_TAG].some((tag) => carriesTag(post.text, tag));
  tagged.set(post, known);
  return known;
};

/** Reposts of posts with a tag, of whatever version. */
function repostsOfTagged({ posts, reposts }: Scene) {
  const ids = new Set(
    posts.filter(isTagged).flatMap(({ id, edits = [] }) => [id, ...edits.map((edit) => edit.id)]),
  );
  return reposts.filter(({ postId }) => ids.has(postId));
}

/** Authors whose first request of all, read or not, lies in the period. */
function newcomers(scene: Scene, period: Period): number {
  const first = new Map<string, number>();
  for (const { authorId, createdAt } of scene.requests)
    first.set(authorId, Math.min(createdAt, first.get(authorId) ?? Infinity));
  return [...first.values()].filter((at) => within(at, period)).length;
}

const PARIS_CLOCK = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Paris',
  weekday: 'short',
  hour: '2-digit',
  hourCycle: 'h23',
});
const WEEK = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** When people asked, on a clock in Paris. */
function byHour(requests: readonly Post[], seen: readonly Post[], period: Period): TruthRow[] {
  const hourOf = ({ createdAt }: Post): string => {
    const parts = new Map(PARIS_CLOCK.formatToParts(createdAt).map(({ type, value }) => [type, value]));
    return `${WEEK.indexOf(parts.get('weekday') ?? '') + 1} ${parts.get('hour')}`;
  };
  const [all, visible] = [Map.groupBy(requests, hourOf), Map.groupBy(seen, hourOf)];
  const row = (key: string, value: number, found: number) => ({
    key: `requests_by_hour${key}`,
    period: period.name,
    value,
    visible: found,
  });
  return [
    row('', requests.length, seen.length),
    ...Array.from(all, ([hour, those]) => row(`:${hour}`, those.length, visible.get(hour)?.length ?? 0)),
  ];
}

/** X counts an edited post at the moment of its edit; what could be read is put back on its own day. */
export const countedAt = (scene: Scene, post: Post): Millis =>
  (scene.isSeen(post) ? null : post.edits?.at(-1)?.at) ?? post.createdAt;

/**
 * hashtag_posts_original: posts with one of the two tags in their text, quotes and replies included, deleted included.
 * seeker_requests: requests, deleted or hidden ones included; `visible` those a reading found.
 * seekers_distinct: their authors, counted once in the period.
 */
export function postTruth(scene: Scene, period: Period): TruthRow[] {
  const counted = scene.posts.filter((post) => within(countedAt(scene, post), period) && isTagged(post));
  const requests = scene.requests.filter((post) => within(post.createdAt, period));
  const seen = requests.filter((post) => scene.isSeen(post));
  return [
    {
      key: 'hashtag_posts_original',
      period: period.name,
      value: counted.length,
      visible: counted.filter((post) => scene.isSeen(post)).length,
    },
    { key: 'seeker_requests', period: period.name, value: requests.length, visible: seen.length },
    {
      key: 'seekers_distinct',
      period: period.name,
      value: distinctAuthors(requests),
      visible: distinctAuthors(seen),
    },
    { key: 'seekers_new', period: period.name, value: newcomers(scene, period) },
    {
      key: 'hashtag_authors',
      period: period.name,
      value: distinctAuthors(scene.posts.filter((post) => within(post.createdAt, period) && isTagged(post))),
    },
    {
      key: 'hashtag_posts_total',
      period: period.name,
      value: counted.length + repostsOfTagged(scene).filter(({ at }) => within(at, period)).length,
    },
    {
      key: 'requests_mentioning_account_share',
      period: period.name,
      value: ratio(requests.filter(namesCollective).length, requests.length),
      visible: ratio(seen.filter(namesCollective).length, seen.length),
    },
    { key: 'posts_triaged:share', period: period.name, value: 1 },
    ...byHour(requests, seen, period),
  ];
}

import type { Post } from '../../demo/world/model.ts';
import { within } from '../../demo/world/truth/periods.ts';
import { countedAt } from '../../demo/world/truth/posts.ts';
import type { TruthRow } from '../../demo/world/truth/row.ts';
import { addressesCollective, type Scene } from '../../demo/world/truth/scene.ts';
import type { Notes } from '../live-world.ts';
import { isNoted, type NotedPeriod } from './noted.ts';

/** What was there to read, and of it: what was read (all of that is sorted), what was not; requests helped with. */
export function readTruth(scene: Scene, notes: Notes, period: NotedPeriod): TruthRow[] {
  const there = scene.posts.filter(
    (post) => within(countedAt(scene, post), period) && addressesCollective(post),
  );
  const read = there.filter((post) => scene.isSeen(post));
  const coached = read.filter((post: Post) => notes.coached.has(post.id));
  const row = (key: string, value: number | null): TruthRow => ({ key, period: period.name, value });
  return [
    row('posts_triaged', read.length),
    row('posts_triaged:share', read.length === 0 ? null : 1),
    row('posts_unseen', there.length - read.length),
    row(
      'coached_requests',
      isNoted(notes.since.get('coached'), period, coached.length) ? coached.length : null,
    ),
  ];
}

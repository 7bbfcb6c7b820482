import type { Day } from '../../core/calendar.ts';
import type { RollUpContext } from '../context.ts';
import { isWhole } from '../draft.ts';
import { type DayAmount, replaceDays } from '../tallies.ts';
import { countedPosts } from './counted-posts.ts';
import { dayCoverage } from './coverage.ts';
import { postsMoved, unseenEarly } from './edited-posts.ts';
import type { Projection } from './projection.ts';

/**
 * Posts that were read and how many wait to be sorted; posts that X or a file counted, and how many of those
 * there were to read could not be; of these, how many may be of the day before. A day that nobody counted holds
 * none of the latter three.
 */
export const POSTS: Projection = {
  name: 'posts',
  version: 2,
  follows: ['hashtag-volume', 'seeker-requests', 'placements'],
  async project(context, tallies, days) {
    const [read, moved, leftOut, counted, searched, coverage] = await Promise.all([
      postsRead(context, days),
      postsMoved(context, days),
      postsLeftOut(context, days),
      countedPosts(context, 'tag', days),
      countedPosts(context, 'search', days),
      dayCoverage(context, 'hashtag-volume', days),
    ]);
    const unseen = new Map<Day, number>();
    const fresh = days.flatMap((day): DayAmount[] => {
      const { posts, unsorted } = read.get(day) ?? { posts: 0, unsorted: 0 };
      const shift = moved.get(day) ?? { tag: 0, search: 0 };
      const { share, imported } = coverage(day);
      const ofDay = [
        { name: 'posts', day, amount: posts },
        { name: 'posts unsorted', day, amount: unsorted },
      ];
      if (share === 0) return ofDay;
      ofDay.push({ name: 'volume', day, amount: Math.max(0, (counted.get(day) ?? 0) + shift.tag) });
      // A file told how many posts had the tag, and nobody how many there were to read.
      if (imported && !searched.has(day)) return [...ofDay, { name: 'days unseen untold', day, amount: 1 }];
      const missing = (searched.get(day) ?? 0) + shift.search - posts - (leftOut.get(day) ?? 0);
      unseen.set(day, Math.max(0, missing));
      return [
        ...ofDay,
        { name: 'days unseen told', day, amount: 1 },
        { name: 'unseen', day, amount: Math.max(0, missing) },
        { name: 'unseen unbounded', day, amount: isWhole(share) ? 0 : 1 },
      ];
    });
    for (const [day, amount] of await unseenEarly(context, unseen))
      fresh.push({ name: 'unseen early', day, amount });
    await replaceDays(context.db, tallies, { names: NAMES, days }, fresh);
  },
};

const NAMES = [
  'posts',
  'posts unsorted',
  'volume',
  'unseen',
  'unseen early',
  'unseen unbounded',
  'days unseen told',
  'days unseen untold',
];

async function postsRead(
  { db }: RollUpContext,
  days: readonly Day[],
): Promise<Map<Day, { posts: number; unsorted: number }>> {
  const rows = await db
    .selectFrom('post')
    .select((eb) => ['day', eb.fn.countAll<number>().as('posts'), eb.fn.count<number>('label').as('sorted')])
    .where('day', 'in', days)
    .groupBy('day')
    .execute();
  return new Map(
    rows.map(({ day, posts, sorted }) => [
      day,
      { posts: Number(posts), unsorted: Number(posts) - Number(sorted) },
    ]),
  );
}

/** Posts that were read and are not kept, since their authors have objected: they are no gap. */
async function postsLeftOut({ db }: RollUpContext, days: readonly Day[]): Promise<Map<Day, number>> {
  const rows = await db
    .selectFrom('left_out_post')
    .select((eb) => ['day', eb.fn.countAll<number>().as('posts')])
    .where('day', 'in', days)
    .groupBy('day')
    .execute();
  return new Map(rows.map(({ day, posts }) => [day, Number(posts)]));
}

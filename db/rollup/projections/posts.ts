import type { Day, Instant } from '../../core/calendar.ts';
import { volumeOfDays } from '../../queries/ingest-volume.ts';
import type { RollUpContext } from '../context.ts';
import { isWhole } from '../draft.ts';
import { type DayAmount, replaceDays } from '../tallies.ts';
import { dayCoverage } from './coverage.ts';
import type { Projection } from './projection.ts';

/**
 * Posts that were read and how many wait to be sorted; posts that X or a file counted, and how many of those
 * there were to read could not be. A day that nobody counted holds none of the latter two.
 */
export const POSTS: Projection = {
  name: 'posts',
  version: 1,
  follows: ['hashtag-volume', 'seeker-requests', 'placements'],
  async project(context, tallies, days) {
    const [read, leftOut, counted, searched, coverage] = await Promise.all([
      postsRead(context, days),
      postsLeftOut(context, days),
      countedPosts(context, 'tag', days),
      countedPosts(context, 'search', days),
      dayCoverage(context, 'hashtag-volume', days),
    ]);
    const fresh = days.flatMap((day): DayAmount[] => {
      const { posts, unsorted } = read.get(day) ?? { posts: 0, unsorted: 0 };
      const { share, imported } = coverage(day);
      const ofDay = [
        { name: 'posts', day, amount: posts },
        { name: 'posts unsorted', day, amount: unsorted },
      ];
      if (share === 0) return ofDay;
      ofDay.push({ name: 'volume', day, amount: counted.get(day) ?? 0 });
      // A file told how many posts had the tag, and nobody how many there were to read.
      if (imported && !searched.has(day)) return [...ofDay, { name: 'days unseen untold', day, amount: 1 }];
      return [
        ...ofDay,
        { name: 'days unseen told', day, amount: 1 },
        {
          name: 'unseen',
          day,
          amount: Math.max(0, (searched.get(day) ?? 0) - posts - (leftOut.get(day) ?? 0)),
        },
        { name: 'unseen unbounded', day, amount: isWhole(share) ? 0 : 1 },
      ];
    });
    await replaceDays(context.db, tallies, { names: NAMES, days }, fresh);
  },
};

const NAMES = [
  'posts',
  'posts unsorted',
  'volume',
  'unseen',
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

/**
 * The hours of these days, each as it was last counted; where hours are missing, the day as a file last told it.
 * A day of which neither is known is left out.
 */
async function countedPosts(
  { db, calendar }: RollUpContext,
  series: 'tag' | 'search',
  days: readonly Day[],
): Promise<Map<Day, number>> {
  const inOrder = [...days].sort();
  const [first, last] = [inOrder[0], inOrder.at(-1)];
  if (!first || !last) return new Map();
  const rows = await db
    .selectFrom('volume_observation')
    .select(['hour_start', 'posts'])
    .where('series', '=', series)
    .where('hour_start', '>=', calendar.startOf(first))
    .where('hour_start', '<', calendar.endOf(last))
    .orderBy('hour_start')
    .orderBy('known_at')
    .execute();
  const latest = new Map<Instant, number>(rows.map(({ hour_start, posts }) => [hour_start, posts]));
  const counted = new Map<Day, { hours: number; posts: number }>();
  for (const [hour, posts] of latest) {
    const day = calendar.dayOf(hour);
    const known = counted.get(day) ?? { hours: 0, posts: 0 };
    counted.set(day, { hours: known.hours + 1, posts: known.posts + posts });
  }
  const told = await volumeOfDays(db, series, days);
  const found = new Map<Day, number>();
  for (const day of days) {
    const byHour = counted.get(day);
    const byFile = byHour && byHour.hours >= calendar.hoursIn(day) ? undefined : told.get(day);
    // X counted those hours: a day cannot hold fewer posts than a part of it.
    if (byHour || byFile !== undefined) found.set(day, Math.max(byHour?.posts ?? 0, byFile ?? 0));
  }
  return found;
}

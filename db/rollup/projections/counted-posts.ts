import type { Day, Instant } from '../../core/calendar.ts';
import { volumeOfDays } from '../../queries/ingest-volume.ts';
import type { RollUpContext } from '../context.ts';
import { stretches } from './stretches.ts';

/**
 * The hours of these days, each as it was last counted; where hours are missing, the day as a file last told it.
 * A day of which neither is known is left out.
 */
export async function countedPosts(
  { db, calendar }: RollUpContext,
  series: 'tag' | 'search',
  days: readonly Day[],
): Promise<Map<Day, number>> {
  const latest = new Map<Instant, number>();
  // One day of long ago among those of last night would make a stretch of years.
  for (const stretch of stretches(days)) {
    const rows = await db
      .selectFrom('volume_observation')
      .select(['hour_start', 'posts'])
      .where('series', '=', series)
      .where('hour_start', '>=', calendar.startOf(stretch[0]))
      .where('hour_start', '<', calendar.endOf(stretch.at(-1) as Day))
      .orderBy('hour_start')
      .orderBy('known_at')
      .execute();
    for (const { hour_start, posts } of rows) latest.set(hour_start, posts);
  }
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

import { addDays, type Day, type Instant, instant } from '../../core/calendar.ts';
import { givenAt, shownOn } from '../../core/post-id.ts';
import type { Database } from '../../store.ts';
import type { RollUpContext } from '../context.ts';

const HOUR_MS = 3_600_000;

type Shift = { tag: number; search: number };

/**
 * What to add to X's counts of these days so that a post which was edited across midnight counts on its own day:
 * X counts it, within the hour that it may be edited in, at the moment of the edit. Where the hour of its first
 * version was counted before that, X has counted it there as well.
 */
export async function postsMoved(
  { db, calendar }: RollUpContext,
  days: readonly Day[],
): Promise<ReadonlyMap<Day, Shift>> {
  const before = days.map((day) => addDays(day, -1));
  const rows = await db
    .selectFrom('post')
    .select(['day', 'created_at', 'latest_id', 'has_tag', 'has_seeker_tag'])
    .where('day', 'in', [...new Set([...days, ...before])])
    .where('latest_id', 'is not', null)
    .execute();
  const shifts = new Map<Day, Shift>();
  const add = (day: Day, tag: number, search: number) => {
    const known = shifts.get(day) ?? { tag: 0, search: 0 };
    shifts.set(day, { tag: known.tag + tag, search: known.search + search });
  };
  for (const row of rows) {
    const shown = shownOn(calendar, row);
    if (shown === row.day) continue;
    const isTagged = row.has_tag === 1 || row.has_seeker_tag === 1 ? 1 : 0;
    add(shown, -isTagged, -1);
    const counted = (series: 'tag' | 'search') => wasCounted(db, series, row.created_at, row.latest_id ?? '');
    add(row.day, (await counted('tag')) ? 0 : isTagged, (await counted('search')) ? 0 : 1);
  }
  return shifts;
}

/** Whether X last counted the hour of a post before the post was edited. */
async function wasCounted(
  db: Database,
  series: 'tag' | 'search',
  created: Instant,
  version: string,
): Promise<boolean> {
  const hour = instant(Math.floor(Date.parse(created) / HOUR_MS) * HOUR_MS);
  const row = await db
    .selectFrom('volume_observation')
    .select('known_at')
    .where('series', '=', series)
    .where('hour_start', '=', hour)
    .orderBy('known_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row !== undefined && row.known_at < givenAt(version);
}

/**
 * Of the posts of these days that nobody could read, how many may have been made on the day before and edited in
 * the first hour of this one. Work: the days of which something could not be read.
 */
export async function unseenEarly(
  { db, calendar }: RollUpContext,
  unseen: ReadonlyMap<Day, number>,
): Promise<[Day, number][]> {
  const found: [Day, number][] = [];
  for (const [day, most] of unseen) {
    if (most === 0) continue;
    const start = calendar.startOf(day);
    const [before, after] = [-HOUR_MS, HOUR_MS].map((step) => instant(Date.parse(start) + step));
    const counted = await db
      .selectFrom('volume_observation')
      .select('posts')
      .where('series', '=', 'search')
      .where('hour_start', '=', start)
      .orderBy('known_at', 'desc')
      .limit(1)
      .executeTakeFirst();
    if (!counted?.posts) continue;
    const read = await db
      .selectFrom('post')
      .select(['created_at', 'latest_id'])
      .where('day', 'in', [addDays(day, -1), day])
      .where('created_at', '>=', before as Instant)
      .where('created_at', '<', after as Instant)
      .execute();
    const shown = read.map(({ created_at, latest_id }) => (latest_id ? givenAt(latest_id) : created_at));
    const inHour = shown.filter((at) => at >= start && at < (after as Instant)).length;
    found.push([day, Math.min(most, Math.max(0, counted.posts - inHour))]);
  }
  return found;
}

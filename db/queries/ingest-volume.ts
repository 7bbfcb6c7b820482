import type { Insertable } from 'kysely';
import { type Day, type Instant, instant } from '../core/calendar.ts';
import type { VolumeDayTable } from '../schema/volume-day.ts';
import type { Database } from '../store.ts';
import { chunks } from './chunks.ts';
import { insertRows } from './insert-rows.ts';

export type VolumeReading = {
  readonly series: 'tag' | 'search';
  readonly knownAt: Instant;
  readonly runId: number;
  readonly hours: readonly { start: Instant; posts: number }[];
};

/** Adds what was counted, zeros included; an hour counted as before gets no new row. Returns the hours that changed. */
export async function addVolume(db: Database, reading: VolumeReading): Promise<Instant[]> {
  const { series, knownAt, runId, hours } = reading;
  const starts = hours.map(({ start }) => start).sort();
  const [first, last] = [starts[0], starts.at(-1)];
  if (first === undefined || last === undefined) return [];
  const rows = await db
    .selectFrom('volume_observation')
    .select(['hour_start', 'posts'])
    .where('series', '=', series)
    .where('hour_start', '>=', first)
    .where('hour_start', '<=', last)
    .orderBy('known_at')
    .execute();
  const known = new Map(rows.map(({ hour_start, posts }) => [hour_start, posts]));
  const changed = hours.filter(({ start, posts }) => known.get(start) !== posts);
  for (const some of chunks(changed)) {
    await db
      .insertInto('volume_observation')
      .values(
        some.map(({ start, posts }) => ({
          series,
          hour_start: start,
          known_at: knownAt,
          posts,
          run_id: runId,
        })),
      )
      // Two readings at the same instant cannot be told apart: the later one stands.
      .onConflict((conflict) =>
        conflict
          .columns(['series', 'hour_start', 'known_at'])
          .doUpdateSet((eb) => ({ posts: eb.ref('excluded.posts'), run_id: eb.ref('excluded.run_id') })),
      )
      .execute();
  }
  return changed.map(({ start }) => start);
}

/** How many hours of [from, until) have been counted at least once. */
export async function countHours(
  db: Database,
  series: 'tag' | 'search',
  { from, until }: { from: Instant; until: Instant },
): Promise<number> {
  const row = await db
    .selectFrom('volume_observation')
    .select((eb) => eb.fn.count<number>('hour_start').distinct().as('hours'))
    .where('series', '=', series)
    .where('hour_start', '>=', from)
    .where('hour_start', '<', until)
    .executeTakeFirstOrThrow();
  return Number(row.hours);
}

/** How many posts files last told of these days; a day of which none told is left out. */
export async function volumeOfDays(
  db: Database,
  series: 'tag' | 'search',
  days: readonly Day[],
): Promise<Map<Day, number>> {
  const told = new Map<Day, number>();
  for (const some of chunks(days, 400)) {
    const rows = await db
      .selectFrom('volume_day')
      .select(['day', 'posts'])
      .where('series', '=', series)
      .where('day', 'in', some)
      .orderBy('known_at')
      .execute();
    for (const { day, posts } of rows) told.set(day, posts);
  }
  return told;
}

export type VolumeDay = Pick<Insertable<VolumeDayTable>, 'series' | 'day' | 'posts'>;

/**
 * Adds what files tell of days; the latest stands. What any file told before is known, even if another file has
 * contradicted it since: the same rows twice change nothing. Returns the rows that are new.
 */
export async function addVolumeDays(
  db: Database,
  rows: readonly VolumeDay[],
  { at, runId }: { at: Instant; runId: number },
): Promise<VolumeDay[]> {
  const added: VolumeDay[] = [];
  for (const some of chunks(rows)) {
    const told = await db
      .selectFrom('volume_day')
      .select(['series', 'day', 'posts', 'known_at'])
      .where(
        'day',
        'in',
        some.map(({ day }) => day),
      )
      .orderBy('known_at')
      .execute();
    const known = new Set(told.map(textOf));
    const latest = new Map(told.map(({ series, day, known_at }) => [`${series} ${day}`, known_at]));
    const fresh = some.filter((row) => !known.has(textOf(row)) && known.add(textOf(row)));
    const stored = fresh.map((row) => {
      const before = latest.get(`${row.series} ${row.day}`);
      // Two files of the same moment still stand one after the other.
      const known_at = before && before >= at ? instant(Date.parse(before) + 1) : at;
      return { ...row, known_at, run_id: runId };
    });
    await insertRows(db, 'volume_day', stored);
    added.push(...fresh);
  }
  return added;
}

const textOf = ({ series, day, posts }: VolumeDay): string => `${series} ${day} ${posts}`;

/** The days between two, both included, of which a file has told. */
export async function daysTold(
  db: Database,
  series: 'tag' | 'search',
  { from, until }: { from: Day; until: Day },
): Promise<Set<Day>> {
  const rows = await db
    .selectFrom('volume_day')
    .select('day')
    .distinct()
    .where('series', '=', series)
    .where('day', '>=', from)
    .where('day', '<=', until)
    .execute();
  return new Set(rows.map(({ day }) => day));
}

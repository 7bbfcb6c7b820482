import type Database from 'better-sqlite3';
import { type Calendar, type Day, type Instant, instant } from '../../db/core/calendar.ts';

/** What a figure of requests says of a day: validated ones, and as many more as nobody could read or has sorted. */
export type Told = {
  readonly day: Day;
  readonly low: number;
  readonly high: number;
  readonly coverage: number;
};

const HOUR_MS = 3_600_000;

/**
 * `seeker_requests` as the catalogue defines it, of every day, from what was observed: the requests among the posts
 * of the day, the posts that X counted last and nobody read, those that may have been edited out of the day into the
 * first hour of the next, those that wait to be sorted, and the hours collected. One statement, by the indexes that
 * the store has. It leaves out what this history has none of (edits, files, objections, failures) and takes a window
 * to end on its day, so that it costs no more than it must.
 */
const FROM_POSTS = `
  with read as (
    select civil_day.day, count(post.id) as posts, count(post.label) as sorted,
      total(post.label = 'seeker_request' and (has_tag or has_seeker_tag or mentions_account)) as requests,
      total(post.created_at < hour_end) as early
    from civil_day left join post on post.day = civil_day.day
    group by civil_day.day
  ), counted as (
    select day, sum(posts) as posts, max(iif(hour_start = from_at, posts, null)) as early
    from civil_day join volume_observation as told
      on series = 'search' and hour_start >= from_at and hour_start < until_at
    where known_at = (select max(known_at) from volume_observation as latest
      where latest.series = told.series and latest.hour_start = told.hour_start)
    group by day
  ), collected as (
    select day, family, sum(
        unixepoch(min(told.until_at, civil_day.until_at)) - unixepoch(max(told.from_at, civil_day.from_at))
      ) * 1.0 / (unixepoch(civil_day.until_at) - unixepoch(civil_day.from_at)) as share
    from civil_day join collection_window as told
      on family in ('seeker-requests', 'placements') and state = 'collected'
      and told.until_at > civil_day.from_at and told.until_at <= civil_day.until_at
    group by day, family
  ), known as (
    select read.day, requests, read.posts - sorted as waiting, max(0, counted.posts - read.posts) as unseen,
      max(0, counted.early - read.early) as early, min(share) as coverage
    from read join counted using (day) join collected using (day)
    group by read.day
  )
  select day, requests as low, coverage,
    requests + unseen + waiting + coalesce(lead(min(unseen, early)) over (order by day), 0) as high
  from known order by day`;

/** Makes the statement ready; what a day is in Paris stands in a table of its own. */
export function figureFromPosts(
  database: Database.Database,
  calendar: Calendar,
  days: readonly Day[],
): () => Told[] {
  database.exec(
    'create temp table civil_day (day text primary key, from_at, until_at, hour_end) without rowid',
  );
  const insert = database.prepare('insert into civil_day values (?, ?, ?, ?)');
  const insertAll = database.transaction(() => {
    for (const day of days) {
      const from: Instant = calendar.startOf(day);
      insert.run(day, from, calendar.endOf(day), instant(Date.parse(from) + HOUR_MS));
    }
  });
  insertAll();
  const statement = database.prepare(FROM_POSTS);
  return () => statement.all() as Told[];
}

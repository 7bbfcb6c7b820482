import Database from 'better-sqlite3';
import { addDays, type Day } from '../../db/core/calendar.ts';
import { openStore } from '../../db/store.ts';

/** What each day of the history left: posts, half of them requests, each relayed by so many. */
const POSTS = 40;
const RELAYS = 5;

/** A store that has collected for so many years, up to the end of `last`; its last year is the same for all. */
export async function writeHistory(path: string, years: number, last: Day): Promise<void> {
  await (await openStore(`sqlite:${path}`))[Symbol.asyncDispose]();
  const first = addDays(last, -365 * years);
  const store = new Database(path);
  store.exec(`
    pragma synchronous = off;
    begin;
    create temp table past as
      with recursive past (day) as (
        select '${first}' union all select date(day, '+1 day') from past where day < '${last}'
      ) select day, day || 'T12:00:00.000Z' as noon from past;
    create temp table number as
      with recursive number (n) as (select 0 union all select n + 1 from number where n < 63) select n from number;
    insert into run (task, day, started_at, ended_at, state)
      select task, day, noon, noon, 'done' from past, (select 'placements' as task union all select 'seeker-requests'
        union all select 'retweet-reach' union all select 'hashtag-volume' union all select 'usage') order by day;
    insert into collection_window (family, from_at, until_at, state, run_id, known_at)
      select task, date(day, '-1 day') || 'T22:00:00.000Z', day || 'T22:00:00.000Z', 'collected', id, started_at
      from run where task <> 'usage';
    insert into request_ledger (run_id, at, utc_day, endpoint, status, units, cost_microdollars, fingerprint,
        billed_posts, billed_users, billed_microdollars)
      select 1, noon, day, 'tweets/:id/retweets', 200, 5, 25000, day || n, 5, 0, 25000 from past, number;
    insert into plan (kind, made_at, day, document) select 'night', noon, day, '{}' from past;
    insert into volume_observation (series, hour_start, known_at, posts, run_id)
      select series, printf('%sT%02d:00:00.000Z', day, n), noon, 2, 1
      from past, number, (select 'tag' as series union all select 'search') where n < 24;
    insert into post (id, author, created_at, day, kind, has_tag, has_seeker_tag, mentions_account, has_media,
        text, text_expires_on, label, first_seen_at, run_id)
      select cast((unixepoch(noon) * 1000 - 1288834974657) * 4194304 + n as text), 'author ' || (n * 7919 % 5003),
        noon, day, 'original', 1, 0, n % 4 = 0, 0, null, date(day, '+90 days'),
        iif(n % 2 = 0, 'seeker_request', 'other'), noon, 1
      from past, number where n < ${POSTS} order by day, n;
    insert into suggestion (post_id, label, score, reason, made_at, waiting, expires_on)
    select id, label, 0.8, 'searches', first_seen_at, 0, text_expires_on from post;
    insert into post_label (post_id, label, decided_by, decided_at)
      select id, label, 'alice', first_seen_at from post;
    insert into request (post_id, seeker, asked_at, day, relays_read_at, relays_final_at)
      select id, author, created_at, day, created_at, created_at from post where label = 'seeker_request';
    insert into relay (post_id, account, kind, by_collective, relayed_at, day, followers, seen_at, run_id)
      select post_id, 'relayer ' || n, 'repost', 0, asked_at, day, 100, asked_at, 1
      from request, number where n < ${RELAYS};
    insert into relay_event (post_id, account, kind, event, relayed_at, seen_at, run_id)
      select post_id, account, kind, 'seen', relayed_at, seen_at, 1 from relay;
    insert into cursor select distinct family, '${last}T22:00:00.000Z' from collection_window;
    commit;`);
  store.close();
}

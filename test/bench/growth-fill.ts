import pg from 'pg';
import { CATALOGUE } from '../../db/catalogue/index.ts';
import { daysBetween } from '../../db/core/calendar.ts';
import { periodsBetween } from '../../db/core/period.ts';
import { lastDay, POSTS_A_DAY, startDay } from './history.ts';

export const YEARS = 11;
/** The last day of them. */
export const UNTIL = lastDay(YEARS, 0);
const DAYS = daysBetween(startDay, UNTIL) + 1;
/** What grows with posts, or with what is read of them; the rest of a store is as large after as before. */
const GROWING = ['post', 'relay', 'request', 'suggestion', 'request_ledger', 'measure'] as const;
/** Posts are written from both ends of the years at once. */
const HALVES = [
  [0, Math.floor(DAYS / 2)],
  [Math.floor(DAYS / 2), DAYS],
] as const;

/**
 * Eleven years of as many collectives as told, written by the engine itself: a million posts each, a tenth of them
 * requests with three relays, what was read and paid for, proposals for the last ninety days, of which one in ten
 * still waits, and each day's core figures, corrected as often as there are collectives.
 */
export async function fill(url: string, collectives: number): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(
    `set synchronous_commit = off; set maintenance_work_mem = '512MB'; set work_mem = '128MB'`,
  );
  const back = await setAside(client);
  await client.query(RUNS);
  await Promise.all(HALVES.map((half) => beside(url, POSTS, [collectives * POSTS_A_DAY, ...half])));
  for (const text of [REQUESTS, RELAYS, SUGGESTIONS]) await client.query(text);
  await client.query(LEDGER, [collectives]);
  for (const { key, core, grains } of CATALOGUE) {
    for (const grain of grains) {
      const starts = periodsBetween(grain, startDay, UNTIL, startDay).map(({ start }) => start);
      await client.query(MEASURES, [key, grain, starts, core ? collectives : 0]);
    }
  }
  await client.query(SETTINGS, [UNTIL]);
  for (const text of back) await client.query(text);
  await client.query('vacuum analyze');
  // What is still to be written would be written while answers are timed.
  await client.query('checkpoint');
  await client.end();
}

async function beside(url: string, text: string, values: readonly unknown[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('set synchronous_commit = off');
  await client.query(text, [...values]);
  await client.end();
}

/** References and indexes but those of keys are made after the rows: in a third of the time. Returns what makes them. */
async function setAside(client: pg.Client): Promise<string[]> {
  const references = await client.query<{ on: string; name: string; text: string }>(
    `select conrelid::regclass::text as "on", conname as name, pg_get_constraintdef(oid) as text from pg_constraint
     where contype = 'f' and (conrelid::regclass::text = any($1) or confrelid::regclass::text = any($1))`,
    [GROWING],
  );
  const indexes = await client.query<{ name: string; text: string }>(
    `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as text
     from pg_index where indrelid::regclass::text = any($1) and not indisprimary`,
    [GROWING],
  );
  for (const { on, name } of references.rows) await client.query(`alter table ${on} drop constraint ${name}`);
  for (const { name } of indexes.rows) await client.query(`drop index ${name}`);
  return [
    ...indexes.rows.map(({ text }) => text),
    ...references.rows.map(({ on, name, text }) => `alter table ${on} add constraint ${name} ${text}`),
  ];
}

const DAY = `to_char(date '${startDay}' + d, 'YYYY-MM-DD')`;
const MOMENT = `to_char(at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const RUNS = `
  insert into run (task, day, started_at, ended_at, state)
  select task, ${DAY}, ${DAY} || 'T23:00:00.000Z', ${DAY} || 'T23:59:00.000Z', 'done'
  from generate_series(0, ${DAYS - 1}) d, unnest(array['compliance','placements','seeker-requests','triage',
    'retweet-reach','hashtag-volume','bio-adopters','engagement','usage','follow-ups','purge','audit','backup',
    'roll-up']) with ordinality as t (task, place) order by d, place`;

const POSTS = `
  insert into post (id, author, created_at, day, kind, has_tag, has_seeker_tag, mentions_account, has_media, text,
    text_expires_on, label, first_seen_at, run_id)
  select ((((extract(epoch from at) * 1000)::bigint - 1288834974657) << 22) | i)::text,
    left(md5(((i * 7919 + d * 104729) % ($1::int * 160))::text), 22), ${MOMENT}, ${DAY}, 'original', 1, 0, 0, 0,
    case when d >= ${DAYS - 90} then repeat('Cherche un poste ', 8) end, to_char(at + interval '90 days', 'YYYY-MM-DD'),
    case when d >= ${DAYS - 90} and i % 10 = 1 then null when i % 10 = 0 then 'seeker_request' else 'other' end,
    ${MOMENT}, 1
  from (
    select d, i, date '${startDay}' + d + i * 86000 / $1::int * interval '1 second' as at
    from generate_series($2::int, $3::int - 1) d, generate_series(0, $1::int - 1) i
  ) s`;

const SETTINGS = `insert into setting (name, value) values ('cutoff', $1)`;

const REQUESTS = `
  insert into request (post_id, seeker, asked_at, day, relays_read_at, relays_final_at)
  select id, author, created_at, day, created_at, created_at from post where label = 'seeker_request'`;

const RELAYS = `
  insert into relay (post_id, account, kind, by_collective, relayed_at, day, followers, seen_at, run_id)
  select post_id, case k when 0 then 'collective' else left(md5(k || right(post_id, 5)), 22) end, 'repost',
    case k when 0 then 1 else 0 end, asked_at, day, 100, asked_at, 1
  from request, generate_series(0, 2) k`;

const SUGGESTIONS = `
  insert into suggestion (post_id, label, score, reason, made_at, waiting, expires_on)
  select id, 'other', 0.5, 'no-sign', created_at, case when label is null then 1 else 0 end, text_expires_on
  from post where text is not null`;

const LEDGER = `
  insert into request_ledger (run_id, at, utc_day, endpoint, status, units, cost_microdollars)
  select 1, ${DAY} || 'T22:00:00.000Z', ${DAY}, 'tweets/search/all', 200, 500, 2500000
  from generate_series(0, ${DAYS - 1}) d, generate_series(1, 20 * $1::int)`;

/** The last version of a figure stands; each one before was corrected by the next, a day later. */
const MEASURES = `
  insert into measure (indicator, version, grain, start_day, dimension, known_at, state, value, low, high, coverage,
    run_id, superseded_at)
  select $1, 1, $2, start_day, '', to_char(start_day::date + 1 + of, 'YYYY-MM-DD"T04:00:00.000Z"'), 'measured',
    10, 10, 10, 1, 1, case when of < $4::int then to_char(start_day::date + 2 + of, 'YYYY-MM-DD"T04:00:00.000Z"') end
  from unnest($3::text[]) start_day, generate_series(0, $4::int) of`;

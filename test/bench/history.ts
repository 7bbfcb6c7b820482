import { addDays, Calendar, type Day, eachDay, type Instant, instant } from '../../db/core/calendar.ts';
import { fixedClock } from '../../db/core/clock.ts';
import { readCollective } from '../../db/core/collective.ts';
import { COLLECTED_FAMILIES } from '../../db/core/families.ts';
import type { PostLabel } from '../../db/core/labels.ts';
import type { Pseudonym } from '../../db/core/pseudonym.ts';
import { markDirty } from '../../db/queries/dirty-days.ts';
import { insertRows } from '../../db/queries/insert-rows.ts';
import { startRun } from '../../db/queries/runs.ts';
import { rollUp } from '../../db/rollup/roll-up.ts';
import type { Database, Store } from '../../db/store.ts';
import { type Random, seededRandom } from '../demo/world/random.ts';
import { sortPosts, writeSorted } from './sorted-posts.ts';

const collective = readCollective(new URL('../../collective.json', import.meta.url).pathname);
export const calendar = new Calendar(collective.timeZone);
export const { startDay } = collective;

/** A million in eleven years. */
export const POSTS_A_DAY = 249;
const REQUESTS_A_DAY = 100;
const REPORTS_A_DAY = 2;
const ADOPTERS = 2_000;
const PANEL = 100;
const HOUR_MS = 3_600_000;

/** The last day but `before` of the i4Emploi year that ends `years` after the first day. */
export const lastDay = (years: number, before: number): Day =>
  addDays(`${Number(startDay.slice(0, 4)) + years}${startDay.slice(4)}` as Day, -1 - before);

/** Observes every day of [startDay, until], as collectors would have; two stores agree day by day. */
export const observe = (store: Store, until: Day): Promise<number> => eachMonth(store, until, observeDay);

/** The same without relays: what figures of posts and requests rest on. */
export const observeRequests = (store: Store, until: Day): Promise<number> =>
  eachMonth(store, until, async (db, day, runId) => {
    await readDay(db, seededRandom(seedOf(day)), day, runId);
  });

async function eachMonth(
  { db }: Store,
  until: Day,
  each: (db: Database, day: Day, runId: number) => Promise<unknown>,
): Promise<number> {
  const runId = await startRun(db, { task: 'roll-up', day: until, at: calendar.endOf(until) });
  const days = [...eachDay(startDay, addDays(until, 1))];
  for (const month of Map.groupBy(days, (day) => day.slice(0, 7)).values()) {
    await db.transaction().execute(async (transaction) => {
      for (const day of month) await each(transaction, day, runId);
    });
  }
  return runId;
}

/** What a day leaves: itself, and relays of the week after it. */
const observeDay = (db: Database, day: Day, runId: number) => readNight(db, day, runId, writeSorted);

/** The same as a night finds it: people have sorted its posts and confirmed its reports, and so said what is to be rolled up. */
export const observeNight = (db: Database, day: Day, runId: number) => readNight(db, day, runId, sortPosts);

async function readNight(db: Database, day: Day, runId: number, sort: typeof sortPosts): Promise<void> {
  const random = seededRandom(seedOf(day));
  const asked = await readDay(db, random, day, runId, sort);
  const relays = asked.flatMap((post, index) => relaysOf(random, post, index, runId));
  await insertRows(db, 'relay', relays, 'nothing');
  await readBios(db, day, runId);
  await markDirty(
    db,
    'retweet-reach',
    relays.map((relay) => relay.day),
  );
}

const seedOf = (day: Day): number => Date.parse(day) / 86_400_000;

/** Posts, requests and what came of them, counts and windows; returns the requests. */
async function readDay(db: Database, random: Random, day: Day, runId: number, sort = writeSorted) {
  const begins = Date.parse(calendar.startOf(day));
  const posts = postsOf(random, day, runId);
  const final = calendar.endOf(day);
  await sort(db, posts, final);
  const asked = posts.slice(0, REQUESTS_A_DAY);
  await insertRows(
    db,
    'engagement',
    asked.map((post) => lookedUp(random, post.id, final, runId)),
  );
  const hours = Array.from({ length: calendar.hoursIn(day) }, (_, hour) => instant(begins + hour * HOUR_MS));
  const counted = (series: 'tag' | 'search') =>
    hours.map((hour_start) => ({ series, hour_start, known_at: final, posts: 11, run_id: runId }));
  await insertRows(db, 'volume_observation', [...counted('tag'), ...counted('search')]);
  await insertRows(
    db,
    'collection_window',
    COLLECTED_FAMILIES.map((family) => ({
      family,
      from_at: calendar.startOf(day),
      until_at: final,
      state: 'collected' as const,
      reason: null,
      run_id: runId,
      known_at: final,
    })),
  );
  for (const family of COLLECTED_FAMILIES) await markDirty(db, family, [day]);
  return asked;
}

/** All bios with the tag on the first of a month, on other nights a part of them in turn. */
async function readBios(db: Database, day: Day, run_id: number): Promise<void> {
  const isSweep = day.endsWith('-01');
  const first = isSweep ? 0 : (seedOf(day) * PANEL) % ADOPTERS;
  const scanned_at = calendar.endOf(day);
  const accounts = Array.from(
    { length: isSweep ? ADOPTERS : PANEL },
    (_, index) => `r${(first + index) % ADOPTERS}` as Pseudonym,
  );
  const { id } = await db
    .insertInto('bio_scan')
    .values({
      day,
      scanned_at,
      state: 'done',
      reason: null,
      accounts_read: accounts.length,
      run_id,
      kind: isSweep ? 'sweep' : 'panel',
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const sightings = accounts.map((account) => ({
    scan_id: id,
    account,
    adopter: 1 as const,
    seeker: 0 as const,
    followers: 100,
  }));
  await insertRows(db, 'bio_sighting', sightings);
}

function postsOf(random: Random, day: Day, runId: number) {
  const begins = Date.parse(calendar.startOf(day));
  const age = Math.floor((Date.parse(day) - Date.parse(startDay)) / 86_400_000 / 365) + 1;
  const posts = Array.from({ length: POSTS_A_DAY }, (_, index) =>
    postOf(random, { day, begins, index, age, runId }),
  );
  // Who asked first that day reports work as well.
  const [asked, report] = [posts[0], posts[REQUESTS_A_DAY]] as [(typeof posts)[0], (typeof posts)[0]];
  report.author = asked.author;
  return posts;
}

type Of = { day: Day; begins: number; index: number; age: number; runId: number };

function postOf(random: Random, { day, begins, index, age, runId }: Of) {
  const created = instant(begins + random.between(0, 22 * 3600) * 1000);
  return {
    id: `${day}-${index}`,
    // Each year ten thousand people come, and write until the end of the next: a night meets as many that are new
    // in the eleventh year as in the first.
    author: `s${random.between(0, 9_999) + (age - random.between(0, 1)) * 10_000}` as Pseudonym,
    created_at: created,
    day: calendar.dayOf(created),
    kind: 'original' as const,
    has_tag: 1 as const,
    has_seeker_tag: 0 as const,
    mentions_account: 0 as const,
    has_media: random.chance(0.3) ? (1 as const) : (0 as const),
    text: null,
    text_expires_on: day,
    label: labelOf(index),
    first_seen_at: created,
    run_id: runId,
    hashtags: random.between(1, 5),
    has_emoji: random.chance(0.3) ? (1 as const) : (0 as const),
    call_to_action: random.chance(0.5) ? (1 as const) : (0 as const),
    length: random.between(60, 280),
  };
}

function labelOf(index: number): PostLabel {
  if (index < REQUESTS_A_DAY) return 'seeker_request';
  return index < REQUESTS_A_DAY + REPORTS_A_DAY ? 'placement_report' : 'other';
}

/** What X told of a request after seven days. */
function lookedUp(random: Random, post_id: string, read_at: Instant, run_id: number) {
  const likes = Math.round(random.logNormal(4, 1));
  return {
    post_id,
    read_at,
    gone: 0 as const,
    replies: random.between(0, 3),
    reposts: random.between(1, 6),
    quotes: random.between(0, 1),
    likes,
    bookmarks: 0,
    impressions: 40 * likes + random.between(100, 2_000),
    run_id,
  };
}

/** One by the collective, two by others, within hours or, for one in ten, within days. */
function relaysOf(random: Random, post: { id: string; created_at: Instant }, index: number, runId: number) {
  return Array.from({ length: 3 }, (_, place) => {
    const minutes = Math.min(9_000, Math.max(1, Math.round(random.logNormal(90, 1.2))));
    const relayed = instant(Date.parse(post.created_at) + minutes * 60_000 + index * 1000);
    return {
      post_id: post.id,
      account: (place === 0 ? 'collective' : `r${random.between(0, 20_000)}`) as Pseudonym,
      kind: 'repost' as const,
      by_collective: place === 0 ? (1 as const) : (0 as const),
      relayed_at: relayed,
      day: calendar.dayOf(relayed),
      followers: random.between(10, 5_000),
      seen_at: relayed,
      run_id: runId,
    };
  });
}

/** Rolls up to a day, at four in the morning of the next. */
export function rollUpTo(store: Store, runId: number, day: Day): Promise<number> {
  const at = instant(Date.parse(calendar.endOf(day)) + 4 * HOUR_MS);
  return rollUp(store, { collective, calendar, clock: fixedClock(at), runId, day });
}

import { Calendar, type Day, day, instant } from '../../../db/core/calendar.ts';
import { fixedClock } from '../../../db/core/clock.ts';
import { type Collective, readCollective } from '../../../db/core/collective.ts';
import { type KeyRing, keyRing } from '../../../db/core/key-ring.ts';
import { silentLog } from '../../../db/core/log.ts';
import { pseudonymiser } from '../../../db/core/pseudonym.ts';
import { idSeal } from '../../../db/core/sealed-id.ts';
import { labelPosts } from '../../../db/queries/labels.ts';
import type { Store } from '../../../db/store.ts';
import type { JobSetting } from '../../../jobs/job-context.ts';
import { runTask } from '../../../jobs/runner.ts';
import { SCHEDULE, type Task } from '../../../jobs/schedule.ts';
import { type Budget, unlimitedBudget } from '../../../jobs/sources/x/budget.ts';
import { createXClient, type XClient } from '../../../jobs/sources/x/client.ts';
import type { TinyWorld } from '../../demo/world/tiny-world.ts';
import { STAND_IN_CREDENTIALS } from '../../x-stand-in/http/auth.ts';
import { createStandIn, type StandIn, type StandInOptions } from '../../x-stand-in/stand-in.ts';

export const COLLECTIVE: Collective = { ...readCollective('collective.json'), startDay: day('2019-03-10') };
export const CALENDAR = new Calendar(COLLECTIVE.timeZone);
export const KEY = 'a key for tests, long enough for it';
export const pseudonymise = pseudonymiser(KEY);
export const seal = idSeal(KEY);

export const USER_KEYS = {
  appKey: STAND_IN_CREDENTIALS.consumerKey,
  appSecret: STAND_IN_CREDENTIALS.consumerSecret,
  accessToken: STAND_IN_CREDENTIALS.accessToken,
  accessSecret: STAND_IN_CREDENTIALS.accessSecret,
};

export type TestSetting = JobSetting & {
  readonly ring: KeyRing;
  readonly standIn: StandIn;
  /** Milliseconds the client slept, without sleeping. */
  readonly slept: number[];
  /** Sets the time of the service and of X. */
  setNow(at: string): void;
} & AsyncDisposable;

/** A service on an empty store, before a stand-in for X that shows `world`; pages hold ten items. */
export async function openSetting(
  store: Store,
  world: TinyWorld,
  options: {
    now: string;
    user?: boolean;
    pageSize?: number;
    startDay?: string;
    deadlineMs?: number;
    budget?: Budget;
  } & Omit<StandInOptions, 'now' | 'world'>,
): Promise<TestSetting> {
  const {
    now,
    user = true,
    pageSize = 10,
    deadlineMs = 2000,
    startDay = COLLECTIVE.startDay,
    budget = unlimitedBudget,
    ...rest
  } = options;
  const standIn = createStandIn({ rateLimit: 100_000, ...rest, world, now: instant(now) });
  const baseUrl = new URL(await standIn.listen());
  const clock = fixedClock(now);
  const slept: number[] = [];
  const credentials = {
    bearerToken: STAND_IN_CREDENTIALS.bearerToken,
    user: user ? USER_KEYS : null,
    baseUrl,
  };
  const sleep = async (milliseconds: number): Promise<void> => void slept.push(milliseconds);
  const real = createXClient({ credentials, budget, clock, sleep, deadlineMs });
  const x = smallPages(real, pageSize);
  return {
    store,
    x,
    collective: { ...COLLECTIVE, startDay: day(startDay) },
    calendar: CALENDAR,
    clock,
    pseudonymise,
    idSeal: seal,
    ring: keyRing(KEY),
    log: silentLog(),
    standIn,
    slept,
    setNow(at) {
      clock.set(at);
      standIn.setNow(instant(at));
    },
    async [Symbol.asyncDispose]() {
      await real[Symbol.asyncDispose]();
      await standIn.close();
    },
  };
}

/** The same client with small pages, so that a small world has many. */
export function smallPages(x: XClient, size: number): XClient {
  return {
    ...x,
    get: ({ query, ...request }) =>
      x.get({ ...request, query: 'max_results' in query ? { ...query, max_results: size } : query }),
  };
}

/** Sorts every post of the store as the world knows it to be: the volunteers' work. */
export async function sortAll({ store, clock }: JobSetting, world: TinyWorld): Promise<void> {
  const labels = new Map(world.posts.map(({ id, label }) => [id, label]));
  const posts = await store.db.selectFrom('post').select('id').where('label', 'is', null).execute();
  const at = clock.now();
  const decisions = posts.map(({ id }) => ({
    postId: id,
    label: labels.get(id) ?? 'other',
    by: 'alice',
    at,
  }));
  await store.db.transaction().execute((transaction) => labelPosts(transaction, decisions));
}

/** What the store knows, without when and by which run it learnt it. */
export async function observed({ db }: Store) {
  const [posts, suggestions, relays, volume, sightings, cursors, pageCursors] = [
    await db.selectFrom('post').selectAll().orderBy('id').execute(),
    await db.selectFrom('suggestion').selectAll().orderBy('post_id').execute(),
    await db.selectFrom('relay').selectAll().orderBy('post_id').orderBy('account').execute(),
    await db.selectFrom('volume_observation').selectAll().orderBy('series').orderBy('hour_start').execute(),
    await db.selectFrom('bio_sighting').selectAll().orderBy('account').execute(),
    await db.selectFrom('cursor').selectAll().orderBy('task').execute(),
    await db.selectFrom('page_cursor').selectAll().execute(),
  ];
  const plain = (rows: readonly object[]) =>
    rows.map((row) => {
      const { run_id: _, scan_id: __, checked_at: ___, ...rest } = row as Record<string, unknown>;
      return rest;
    });
  return {
    posts: plain(posts),
    suggestions: plain(suggestions),
    relays: plain(relays),
    volume: plain(volume),
    sightings: plain(sightings),
    cursors: plain(cursors),
    pageCursors: plain(pageCursors),
  };
}

/** The collected intervals of a family, `FROM/UNTIL`. */
export async function collected({ db }: Store, family: string): Promise<string[]> {
  const rows = await db
    .selectFrom('collection_window')
    .select(['from_at', 'until_at'])
    .where('family', '=', family)
    .where('state', '=', 'collected')
    .orderBy('id')
    .execute();
  return rows.map(({ from_at, until_at }) => `${from_at}/${until_at}`);
}

export function taskNamed(name: string): Task {
  const task = SCHEDULE.find((one) => one.name === name);
  if (!task) throw new Error(`no task ${name}`);
  return task;
}

/** Every collector that is due, each even if another failed; the volunteers sort before relays are read. */
export async function collectNight(setting: JobSetting, world: TinyWorld, last: Day): Promise<unknown[]> {
  const errors: unknown[] = [];
  for (const task of SCHEDULE.filter(({ readsX, name }) => readsX || name === 'triage')) {
    if (task.due && !(await task.due(setting, last))) continue;
    await runTask(setting, task, last).catch((error: unknown) => errors.push(error));
    if (task.name === 'seeker-requests') await sortAll(setting, world);
  }
  return errors;
}

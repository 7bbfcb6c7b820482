import { isDeepStrictEqual } from 'node:util';
import { sql } from 'kysely';
import { day } from '../../db/core/calendar.ts';
import { openStore, type Store } from '../../db/store.ts';
import type { JobSetting } from '../../jobs/job-context.ts';
import { runNightly } from '../../jobs/runner.ts';
import { createBudget } from '../../jobs/sources/x/budget.ts';
import { COLLECTIVE, observed, openSetting, sortAll, type TestSetting } from '../integration/jobs/setting.ts';
import { smallWorld } from '../integration/jobs/small-world.ts';

export const NIGHT = '2019-04-01T01:00:00Z';
export const LAST = day('2019-03-31');
export const world = smallWorld();

/** A service that pays for what it reads. */
export const openPaying = (store: Store): Promise<TestSetting> =>
  openSetting(store, world, { now: NIGHT, budget: createBudget(COLLECTIVE) });

/** The whole night; the volunteers sort what stands, whether or not the task that read it is begun again. */
export async function live(setting: JobSetting): Promise<void> {
  await sortAll(setting, world);
  await runNightly(setting, LAST, {
    async afterTask(name) {
      if (name === 'seeker-requests') await sortAll(setting, world);
    },
  });
}

export type Known = Readonly<Record<string, readonly object[]>>;

/** All that a kill may not change: what was read, and every figure. */
export async function whatIsKnown(store: Store): Promise<Known> {
  const measures = await store.db
    .selectFrom('measure')
    .select([
      'indicator',
      'grain',
      'start_day',
      'dimension',
      'state',
      'value',
      'low',
      'high',
      'n',
      'coverage',
      'reason',
    ])
    .where('superseded_at', 'is', null)
    .orderBy('indicator')
    .orderBy('grain')
    .orderBy('start_day')
    .orderBy('dimension')
    .execute();
  return { ...(await observed(store)), measures };
}

/**
 * What is wrong in a store whose night was killed on its way and begun again.
 * @param expected what a night that nobody killed leaves
 * @param asked requests that reached X in all, the killed processes' too
 */
export async function judgeNight(store: Store, expected: Known, asked: number): Promise<string[]> {
  const problems: string[] = [];
  if (store.engine === 'sqlite') {
    const { rows } = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(store.db);
    if (rows[0]?.integrity_check !== 'ok') problems.push('the file is damaged');
  }
  for (const [name, rows] of Object.entries(await whatIsKnown(store))) {
    if (!isDeepStrictEqual(rows, expected[name])) problems.push(`${name} differ`);
  }
  const written = await store.db.selectFrom('request_ledger').select('id').execute();
  if (written.length < asked)
    problems.push(`${asked} requests reached X, ${written.length} are in the ledger`);
  return problems;
}

/** The same of the store behind an address, which may be so harmed that it cannot be opened. */
export async function judgeStore(databaseUrl: string, expected: Known, asked: number): Promise<string[]> {
  try {
    await using store = await openStore(databaseUrl);
    return await judgeNight(store, expected, asked);
  } catch (error) {
    return [`it cannot be opened: ${error instanceof Error ? error.message : error}`];
  }
}

/** What a night leaves that nobody kills, and how long one takes in a process of its own. */
export async function unharmed(databaseUrl: string): Promise<{ expected: Known; tookMs: number }> {
  const begun = performance.now();
  await using store = await openStore(databaseUrl);
  await using setting = await openPaying(store);
  await live(setting);
  return { expected: await whatIsKnown(store), tookMs: 2 * (performance.now() - begun) };
}

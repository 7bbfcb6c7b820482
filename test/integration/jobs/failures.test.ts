import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Day, day } from '../../../db/core/calendar.ts';
import { AppError } from '../../../db/core/errors.ts';
import type { Store } from '../../../db/store.ts';
import type { Failpoint } from '../../../jobs/job-context.ts';
import { runNightly, runTask } from '../../../jobs/runner.ts';
import type { FaultScript } from '../../x-stand-in/http/faults.ts';
import { eachStore } from '../stores.ts';
import { collected, observed, openSetting, sortAll, type TestSetting, taskNamed } from './setting.ts';
import { smallWorld } from './small-world.ts';

const NIGHT = '2019-04-01T01:00:00Z';
const LAST = day('2019-03-31');
const START = '2019-03-09T23:00:00.000Z';
const END = '2019-03-31T22:00:00.000Z';
const world = smallWorld();
const COLLECTED = ['placements', 'seeker-requests', 'retweet-reach', 'hashtag-volume', 'bio-adopters'];

/** Every collector in turn; the volunteers sort before relays are read. */
async function collectAll(setting: TestSetting, last: Day = LAST): Promise<void> {
  for (const name of COLLECTED) {
    await runTask(setting, taskNamed(name), last);
    if (name === 'seeker-requests') await sortAll(setting, world);
  }
}

class PowerCut extends Error {}

/** Stops at the n-th point passed; `passed` tells how many there were. */
function cutAt(n: number): { failpoint: (at: Failpoint) => void; passed(): number } {
  let passed = 0;
  return {
    passed: () => passed,
    failpoint() {
      passed += 1;
      if (passed === n) throw new PowerCut();
    },
  };
}

const down: FaultScript = ({ endpoint }) =>
  endpoint === 'tweets/search/all' ? { kind: 'html', status: 503 } : null;

async function runs({ db }: Store) {
  return db.selectFrom('run').select(['task', 'state', 'reason']).orderBy('id').execute();
}
async function failedWindows({ db }: Store) {
  return db
    .selectFrom('collection_window')
    .select(['family', 'from_at', 'until_at', 'reason'])
    .where('state', '=', 'failed')
    .execute();
}

eachStore('Failing', (open) => {
  test('a night cut anywhere and begun again ends as one that was not', async () => {
    const { expected, points } = await (async () => {
      await using store = await open();
      await using setting = await openSetting(store, world, { now: NIGHT });
      const cut = cutAt(Infinity);
      await collectAll({ ...setting, failpoint: cut.failpoint });
      return { expected: await observed(store), points: cut.passed() };
    })();
    assert.ok(points > 30, `${points} points`);
    // PostgreSQL here is slow to empty: it takes every seventh point, SQLite every one.
    await using probe = await open();
    const step = probe.engine === 'sqlite' ? 1 : 7;
    for (let n = 1; n <= points; n += step) {
      await using store = await open();
      await using setting = await openSetting(store, world, { now: NIGHT });
      const { failpoint } = cutAt(n);
      await assert.rejects(collectAll({ ...setting, failpoint }), PowerCut);
      await collectAll(setting);
      assert.deepEqual(await observed(store), expected, `cut at ${n} of ${points}`);
    }
  });

  test('the cursor moves with the whole set only, and the next night goes on from the page it had', async () => {
    await using store = await open();
    await using setting = await openSetting(store, world, { now: NIGHT });
    const task = taskNamed('seeker-requests');
    setting.standIn.setFault((call) => (call.n > 2 ? down(call) : null));
    await assert.rejects(runTask(setting, task, LAST), { code: 'x-server' });
    const half = await observed(store);
    assert.equal(half.posts.length, 20);
    assert.deepEqual(half.cursors, []);
    assert.equal(half.pageCursors.length, 1);
    assert.deepEqual(await collected(store, 'seeker-requests'), []);
    assert.deepEqual(await failedWindows(store), [
      { family: 'seeker-requests', from_at: START, until_at: END, reason: 'x_server' },
    ]);

    setting.standIn.setFault(null);
    setting.setNow('2019-04-02T01:00:00Z');
    const before = setting.standIn.requests.length;
    await runTask(setting, task, day('2019-04-01'));
    const all = await observed(store);
    assert.equal(all.posts.length, 35);
    assert.deepEqual(all.pageCursors, []);
    assert.equal(setting.standIn.requests.length - before, 2 + 1);
    assert.deepEqual(await collected(store, 'seeker-requests'), [
      `${START}/${END}`,
      `${END}/2019-04-01T22:00:00.000Z`,
    ]);
  });

  test('a task that fails leaves the others done, and the night says which', async () => {
    await using store = await open();
    await using setting = await openSetting(store, world, { now: NIGHT, user: false });
    setting.standIn.setFault(({ endpoint }) =>
      endpoint === 'tweets/counts/all'
        ? { kind: 'answer', status: 402, body: { title: 'CreditsDepleted' } }
        : null,
    );
    const error: unknown = await runNightly(setting, LAST).catch((caught: unknown) => caught);
    assert.ok(error instanceof AppError);
    assert.equal(error.code, 'tasks-failed');
    assert.match(error.sentence.fr, /^hashtag-volume\s: Les crédits X sont épuisés/);
    assert.match(error.sentence.en, /\nbio-adopters: The account search needs the keys of an X user/);
    assert.equal(error.sentence.fr.split('\n').length, 2);
    assert.deepEqual(await runs(store), [
      { task: 'compliance', state: 'done', reason: null },
      { task: 'placements', state: 'done', reason: null },
      { task: 'seeker-requests', state: 'done', reason: null },
      { task: 'triage', state: 'done', reason: null },
      { task: 'retweet-reach', state: 'done', reason: null },
      { task: 'hashtag-volume', state: 'failed', reason: 'x_credits_depleted' },
      { task: 'bio-adopters', state: 'failed', reason: 'credentials_missing' },
      { task: 'engagement', state: 'done', reason: null },
      { task: 'usage', state: 'done', reason: null },
      { task: 'roll-up', state: 'done', reason: null },
      { task: 'purge', state: 'done', reason: null },
      { task: 'audit', state: 'done', reason: null },
    ]);
    const scans = await store.db.selectFrom('bio_scan').select(['state', 'reason', 'day']).execute();
    assert.deepEqual(scans, [{ state: 'failed', reason: 'credentials_missing', day: LAST }]);
    // The figures say so too, rather than nothing.
    const measure = await store.db
      .selectFrom('measure')
      .select(['state', 'reason'])
      .where('indicator', '=', 'hashtag_posts_original')
      .where('grain', '=', 'day')
      .where('start_day', '=', LAST)
      .executeTakeFirstOrThrow();
    assert.deepEqual(measure, { state: 'failed', reason: 'x_credits_depleted' });
  });

  test('a rate limit ends a run as partial, keeps what was read, and lets the next one go on', async () => {
    await using store = await open();
    await using setting = await openSetting(store, world, { now: NIGHT, rateLimit: 2 });
    const task = taskNamed('seeker-requests');
    await assert.rejects(runTask(setting, task, LAST), { code: 'x-rate-limited' });
    assert.deepEqual(await runs(store), [
      { task: 'seeker-requests', state: 'partial', reason: 'x_rate_limited' },
    ]);
    assert.equal((await observed(store)).posts.length, 20);
    assert.ok(setting.standIn.requests.every(({ status }) => status === 200));
    setting.setNow('2019-04-01T01:16:00Z');
    await runTask(setting, task, LAST);
    assert.equal((await observed(store)).posts.length, 35);
  });

  test('relays read before a failure are kept, and the reading goes on with the next request', async () => {
    await using store = await open();
    await using setting = await openSetting(store, world, { now: NIGHT });
    await runTask(setting, taskNamed('seeker-requests'), LAST);
    await sortAll(setting, world);
    setting.standIn.setFault(({ endpoint, n }) =>
      endpoint === 'tweets/:id/retweets' && n > 5 ? { kind: 'html', status: 500 } : null,
    );
    const task = taskNamed('retweet-reach');
    await assert.rejects(runTask(setting, task, LAST), { code: 'x-server' });
    const closed = async () =>
      (await store.db.selectFrom('request').selectAll().where('relays_final_at', 'is not', null).execute())
        .length;
    assert.equal(await closed(), 4);
    setting.standIn.setFault(null);
    const before = setting.standIn.requests.filter(
      ({ endpoint }) => endpoint === 'tweets/:id/retweets',
    ).length;
    await runTask(setting, task, LAST);
    const after = setting.standIn.requests.filter(
      ({ endpoint }) => endpoint === 'tweets/:id/retweets',
    ).length;
    assert.equal(await closed(), 12);
    assert.equal(after - before, 8);
  });

  test('relays are collected no further than the searches they rest on', async () => {
    await using store = await open();
    await using setting = await openSetting(store, world, { now: NIGHT });
    const [search, relays] = [taskNamed('seeker-requests'), taskNamed('retweet-reach')];
    await runTask(setting, taskNamed('placements'), LAST);
    setting.standIn.setFault(down);
    await assert.rejects(runTask(setting, search, LAST), { code: 'x-server' });
    await runTask(setting, relays, LAST);
    assert.deepEqual(await collected(store, 'retweet-reach'), []);
    setting.standIn.setFault(null);
    await runTask(setting, search, LAST);
    await sortAll(setting, world);
    await runTask(setting, relays, LAST);
    assert.deepEqual(await collected(store, 'retweet-reach'), [`${START}/${END}`]);
    assert.equal((await observed(store)).relays.length, 23);
  });

  test('an hour that X leaves out is not a zero: the set is refused', async () => {
    await using store = await open();
    await using setting = await openSetting(store, world, { now: NIGHT });
    const lose = (body: unknown): unknown => ({
      ...(body as object),
      data: (body as { data: unknown[] }).data.slice(1),
    });
    setting.standIn.setFault(({ endpoint }) =>
      endpoint === 'tweets/counts/all' ? { kind: 'rewrite', change: lose } : null,
    );
    await assert.rejects(runTask(setting, taskNamed('hashtag-volume'), LAST), { code: 'x-field-missing' });
    assert.deepEqual(await collected(store, 'hashtag-volume'), []);
  });

  test('a run that was killed is closed as interrupted by the next', async () => {
    await using store = await open();
    await using setting = await openSetting(store, world, { now: NIGHT });
    await store.db
      .insertInto('run')
      .values({
        task: 'roll-up',
        day: LAST,
        started_at: setting.clock.now(),
        ended_at: null,
        state: 'running',
        reason: null,
      })
      .execute();
    await runTask(setting, taskNamed('roll-up'), LAST);
    assert.deepEqual(await runs(store), [
      { task: 'roll-up', state: 'failed', reason: 'interrupted' },
      { task: 'roll-up', state: 'done', reason: null },
    ]);
  });

  test('a stop that is asked for ends between two pages and resumes there', async () => {
    await using store = await open();
    await using setting = await openSetting(store, world, { now: NIGHT });
    const stop = new AbortController();
    const stopping = {
      ...setting,
      signal: stop.signal,
      failpoint: (at: Failpoint) => (at === 'after-commit' ? stop.abort() : undefined),
    };
    await assert.rejects(runTask(stopping, taskNamed('seeker-requests'), LAST), { code: 'interrupted' });
    assert.equal((await observed(store)).posts.length, 10);
    await runTask(setting, taskNamed('seeker-requests'), LAST);
    assert.equal((await observed(store)).posts.length, 35);
  });

  test('bios are read from the first night on, and again the night after X failed', async () => {
    await using store = await open();
    await using setting = await openSetting(store, world, { now: '2019-03-31T01:00:00Z' });
    const { due } = taskNamed('bio-adopters');
    const isDue = async (date: string): Promise<boolean | undefined> => due?.(setting, day(date));
    assert.equal(await isDue('2019-03-29'), false, 'a past day');
    setting.setNow(NIGHT);
    assert.equal(await isDue('2019-03-31'), true);
    setting.standIn.setFault(() => ({ kind: 'html', status: 503 }));
    await assert.rejects(runTask(setting, taskNamed('bio-adopters'), LAST), { code: 'x-server' });
    setting.standIn.setFault(null);
    setting.setNow('2019-04-02T01:00:00Z');
    assert.equal(await isDue('2019-04-01'), true);
    await runTask(setting, taskNamed('bio-adopters'), day('2019-04-01'));
    assert.equal(await isDue('2019-04-01'), false);
    await assert.rejects(runTask(setting, taskNamed('bio-adopters'), LAST), { code: 'bios-past' });
  });

  test('keys that are missing are said once a month, not each night', async () => {
    await using store = await open();
    await using setting = await openSetting(store, world, { now: '2019-04-02T01:00:00Z', user: false });
    const { due } = taskNamed('bio-adopters');
    const missing = { code: 'x-credentials-missing' };
    await assert.rejects(runTask(setting, taskNamed('bio-adopters'), day('2019-04-01')), missing);
    setting.setNow('2019-04-03T01:00:00Z');
    assert.equal(await due?.(setting, day('2019-04-02')), false);
    setting.setNow('2019-05-01T01:00:00Z');
    assert.equal(await due?.(setting, day('2019-04-30')), true);
  });
});

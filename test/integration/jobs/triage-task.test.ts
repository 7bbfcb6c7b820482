import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day } from '../../../db/core/calendar.ts';
import { ingestPosts } from '../../../jobs/collect/ingest.ts';
import { runTask } from '../../../jobs/runner.ts';
import { triage } from '../../../jobs/tasks/triage.ts';
import { eachStore } from '../stores.ts';
import { openSetting, type TestSetting, taskNamed } from './setting.ts';
import { smallWorld } from './small-world.ts';

const NIGHT = '2019-03-15T01:00:00Z';
const LAST = day('2019-03-14');

const run = (setting: TestSetting, name: string) => runTask(setting, taskNamed(name), LAST);
const suggestions = ({ store }: TestSetting) =>
  store.db.selectFrom('suggestion').selectAll().orderBy('post_id').execute();
const waiting = ({ store }: TestSetting) => store.db.selectFrom('triage_day').selectAll().execute();
const posts = ({ store }: TestSetting) => store.db.selectFrom('post').selectAll().orderBy('id').execute();

/** Posts of one day, more than what is proposed at once. */
async function storeMany(setting: TestSetting, many: number): Promise<number> {
  await run(setting, 'seeker-requests');
  await run(setting, 'triage');
  const before = (await suggestions(setting)).length;
  const post = (index: number) => ({
    ...{ id: `${2_000_000 + index}`, shownId: `${2_000_000 + index}`, versions: [], authorId: '7001' },
    ...{ createdAt: setting.clock.now(), text: 'Je cherche un poste #i4EmploiR', hasMedia: false },
    ...{ isReply: false, repostedId: null, quotedId: null },
  });
  await setting.store.db.transaction().execute((transaction) =>
    ingestPosts(
      transaction,
      { ...setting, runId: 1 },
      Array.from({ length: many }, (_, index) => post(index)),
    ),
  );
  return before;
}

eachStore('Proposing labels', (open) => {
  test('every post that was read has a proposal once the task ran, and running it again changes nothing', async () => {
    await using store = await open();
    await using setting = await openSetting(store, smallWorld(), { now: NIGHT });
    await run(setting, 'seeker-requests');
    assert.deepEqual(await suggestions(setting), []);
    await run(setting, 'triage');
    const proposed = await suggestions(setting);
    assert.deepEqual(
      proposed.map(({ post_id }) => post_id),
      (await posts(setting)).map(({ id }) => id),
    );
    assert.ok(proposed.length > 0);
    setting.setNow('2019-03-15T02:00:00Z');
    await run(setting, 'triage');
    assert.deepEqual([await suggestions(setting), await waiting(setting)], [proposed, []]);
  });

  test('stopped on its way it keeps what it has proposed, and goes on there', async () => {
    await using store = await open();
    await using setting = await openSetting(store, smallWorld(), { now: NIGHT });
    const before = await storeMany(setting, 700);
    const stop = new AbortController();
    const clock = {
      now: () => {
        stop.abort(new Error('stopped'));
        return setting.clock.now();
      },
    };
    await assert.rejects(triage({ ...setting, clock, runId: 1, signal: stop.signal }), /stopped/);
    const kept = (await suggestions(setting)).length - before;
    assert.ok(kept > 0 && kept < 700, `${kept}`);
    await run(setting, 'triage');
    assert.equal((await suggestions(setting)).length - before, 700);
    assert.deepEqual(await waiting(setting), []);
  });

  test('a post without a text waits for nothing', async () => {
    await using store = await open();
    await using setting = await openSetting(store, smallWorld(), { now: NIGHT });
    await run(setting, 'seeker-requests');
    await store.db.updateTable('post').set({ text: null }).execute();
    await run(setting, 'triage');
    assert.deepEqual([await suggestions(setting), await waiting(setting)], [[], []]);
  });
});

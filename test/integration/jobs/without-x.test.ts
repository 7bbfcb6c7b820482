import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day, instant } from '../../../db/core/calendar.ts';
import { isNightOver } from '../../../db/queries/plans.ts';
import { openStore } from '../../../db/store.ts';
import { runNightly } from '../../../jobs/runner.ts';
import { openSetting, taskNamed } from './setting.ts';
import { smallWorld } from './small-world.ts';

const LAST = day('2019-03-29');

test('without access to X a night asks X nothing, and does all that needs no X', async () => {
  await using store = await openStore('sqlite::memory:');
  await using setting = await openSetting(store, smallWorld(), { now: '2019-03-30T01:00:00Z' });
  await runNightly({ ...setting, withoutX: true }, LAST);
  assert.equal(setting.standIn.requests.length, 0);
  const runs = await store.db.selectFrom('run').select(['task', 'state']).execute();
  for (const kept of ['roll-up', 'purge', 'audit'])
    assert.equal(runs.find(({ task }) => task === kept)?.state, 'done', kept);
  assert.deepEqual(
    runs.filter(({ task }) => taskNamed(task).readsX),
    [],
  );
  assert.ok(await isNightOver(store.db, LAST, instant('2019-03-29T23:00:00Z')));
  // With access, the same night is read whole.
  await runNightly(setting, LAST);
  assert.ok(setting.standIn.requests.length > 0);
});

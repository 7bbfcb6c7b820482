import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day } from '../../../db/core/calendar.ts';
import { runTask } from '../../../jobs/runner.ts';
import type { FaultScript } from '../../x-stand-in/http/faults.ts';
import { eachStore } from '../stores.ts';
import { observed, openSetting, taskNamed } from './setting.ts';
import { smallWorld } from './small-world.ts';

const NIGHT = '2019-04-01T01:00:00Z';
const LAST = day('2019-03-31');
const world = smallWorld();

const down: FaultScript = ({ endpoint }) =>
  endpoint === 'tweets/search/all' ? { kind: 'html', status: 503 } : null;

eachStore('A token', (open) => {
  test('a token that X no longer takes costs a fresh start and loses nothing', async () => {
    await using store = await open();
    await using setting = await openSetting(store, world, { now: NIGHT });
    const task = taskNamed('seeker-requests');
    setting.standIn.setFault((call) => (call.n > 1 ? down(call) : null));
    await assert.rejects(runTask(setting, task, LAST));
    setting.standIn.setFault(null);
    await store.db.updateTable('page_cursor').set({ next_token: 'search:expired' }).execute();
    await runTask(setting, task, LAST);
    const { posts, pageCursors } = await observed(store);
    assert.equal(posts.length, 35);
    assert.deepEqual(pageCursors, []);
  });

  test('a token that expires while a set is read starts it afresh, once: then it waits for the next night', async () => {
    await using store = await open();
    await using setting = await openSetting(store, world, { now: NIGHT });
    const task = taskNamed('seeker-requests');
    const expired: FaultScript = ({ endpoint, query }) => {
      const token = endpoint === 'tweets/search/all' ? query.get('next_token') : null;
      const errors = [{ parameters: { next_token: [token] }, message: 'The next_token is not valid' }];
      return token ? { kind: 'answer', status: 400, body: { title: 'Invalid Request', errors } } : null;
    };
    let refused = 0;
    setting.standIn.setFault((call) => {
      const action = refused === 0 ? expired(call) : null;
      if (action) refused += 1;
      return action;
    });
    await runTask(setting, task, LAST);
    assert.equal((await observed(store)).posts.length, 35);

    setting.setNow('2019-04-02T01:00:00Z');
    await store.db.deleteFrom('cursor').execute();
    setting.standIn.setFault(expired);
    await assert.rejects(runTask(setting, task, day('2019-04-01')), { code: 'x-token-refused' });
    assert.deepEqual((await observed(store)).pageCursors, []);
    const runs = await store.db.selectFrom('run').select(['state', 'reason']).orderBy('id').execute();
    assert.deepEqual(runs.at(-1), { state: 'partial', reason: 'x_token_refused' });
  });
});

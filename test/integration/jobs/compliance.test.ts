import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day } from '../../../db/core/calendar.ts';
import { runTask } from '../../../jobs/runner.ts';
import { createBudget } from '../../../jobs/sources/x/budget.ts';
import { eachStore } from '../stores.ts';
import {
  asked,
  check,
  checkedAt,
  jobsOf,
  LAST,
  openRead,
  posts,
  text,
  untouched,
  world,
} from './compliance-setting.ts';
import { COLLECTIVE, openSetting, sortAll, type TestSetting, taskNamed } from './setting.ts';

eachStore('Compliance by batch', (open) => {
  test('a batch erases the text of what X no longer shows, says why, and costs nothing', async () => {
    await using store = await open();
    await using setting = await openRead(store);
    const before = await store.db.selectFrom('suggestion').selectAll().execute();
    assert.equal(before.length, 6);
    await check(setting);
    assert.deepEqual(await posts(store), {
      debout: [text('debout'), null, checkedAt],
      supprimee: [null, 'deleted', checkedAt],
      suspendue: [null, 'suspended', checkedAt],
      protegee: [null, 'protected', checkedAt],
      // A batch knows nothing of what is withheld.
      retenue: [text('retenue'), null, checkedAt],
      modifiee: [text('modifiee'), null, checkedAt],
    });
    assert.equal((await store.db.selectFrom('suggestion').selectAll().execute()).length, 3);
    assert.deepEqual(await jobsOf(store), ['applied']);
    assert.deepEqual(asked(setting, 'tweets'), []);
    const ledger = await store.db
      .selectFrom('request_ledger')
      .select(['endpoint', 'cost_microdollars', 'status'])
      .where('endpoint', 'like', 'compliance/%')
      .orderBy('id')
      .execute();
    assert.deepEqual(
      ledger.map(({ endpoint, cost_microdollars, status }) => `${endpoint} ${cost_microdollars} ${status}`),
      [
        'compliance/jobs 0 200',
        'compliance/upload 0 200',
        'compliance/jobs/:id 0 200',
        'compliance/download 0 200',
      ],
    );
  });

  test('a post that X shows again is no tombstone any more; its text stays away', async () => {
    for (const complianceRefused of [false, true]) {
      await using store = await open();
      {
        await using setting = await openRead(store, { complianceRefused });
        await check(setting);
      }
      await using setting = await openSetting(store, world(true), {
        now: '2019-03-15T02:00:00Z',
        budget: createBudget(COLLECTIVE),
        complianceRefused,
      });
      await check(setting, day('2019-03-14'));
      const { suspendue, protegee, supprimee } = await posts(store);
      assert.deepEqual(
        [suspendue?.slice(0, 2), protegee?.slice(0, 2)],
        [
          [null, null],
          [null, null],
        ],
      );
      assert.equal(supprimee?.[1], complianceRefused ? 'unknown' : 'deleted');
    }
  });

  test('figures count a tombstone as they counted the post', async () => {
    await using store = await open();
    await using setting = await openRead(store);
    await runTask(setting, taskNamed('placements'), LAST);
    await runTask(setting, taskNamed('hashtag-volume'), LAST);
    await sortAll(setting, world());
    await runTask(setting, taskNamed('roll-up'), LAST);
    const figures = () => store.db.selectFrom('measure').selectAll().orderBy('id').execute();
    const before = await figures();
    const requests = before.find(
      ({ indicator, grain }) => indicator === 'seeker_requests' && grain === 'all',
    );
    assert.equal(requests?.low, 3);
    await check(setting);
    for (const family of ['seeker-requests', 'placements', 'hashtag-volume'])
      await store.db
        .insertInto('dirty_day')
        .values({ family, day: day('2019-03-11') })
        .execute();
    await runTask(setting, taskNamed('roll-up'), LAST);
    assert.deepEqual(await figures(), before);
  });

  test('an answer that comes nights later is carried out by whatever process is there', async () => {
    await using store = await open();
    await using setting = await openRead(store, { complianceTakes: 20 * 3_600_000 });
    await check(setting);
    assert.deepEqual(await jobsOf(store), ['sent']);
    assert.deepEqual(
      setting.slept,
      [5, 10, 20, 40, 80, 160].map((seconds) => seconds * 1000),
    );
    await untouched(store);
    setting.setNow('2019-03-15T02:00:00Z');
    await check(setting, day('2019-03-14'));
    assert.deepEqual(await jobsOf(store), ['applied', 'sent']);
    assert.deepEqual((await posts(store)).supprimee, [null, 'deleted', checkedAt]);
  });

  test('a run stopped at any point between the ids and the answer is gone on with', async () => {
    for (const stopAt of ['before-fetch', 'after-fetch', 'before-commit']) {
      await using store = await open();
      await using setting = await openRead(store);
      const outage = new Error('the power went out');
      const failing: TestSetting = {
        ...setting,
        failpoint(point) {
          if (point === stopAt) throw outage;
        },
      };
      await assert.rejects(check(failing), outage);
      await untouched(store);
      assert.deepEqual(await jobsOf(store), ['sent'], stopAt);
      await check(setting);
      assert.ok((await jobsOf(store)).includes('applied'), stopAt);
      assert.equal((await posts(store)).supprimee?.[1], 'deleted');
    }
  });

  test('a job that expired is replaced, and posts unchecked for two nights are looked up', async () => {
    await using store = await open();
    await using setting = await openRead(store);
    setting.standIn.setFault(({ endpoint }) =>
      endpoint === '_storage/upload' ? { kind: 'html', status: 503 } : null,
    );
    await assert.rejects(check(setting), { code: 'x-server' });
    await untouched(store);
    setting.setNow('2019-03-15T02:00:00Z');
    await assert.rejects(check(setting), { code: 'x-server' });
    assert.deepEqual(await jobsOf(store), ['failed', 'sent']);
    assert.deepEqual(asked(setting, 'tweets'), []);
    setting.setNow('2019-03-16T02:00:00Z');
    await assert.rejects(check(setting), { code: 'x-server' });
    assert.equal(asked(setting, 'tweets').length, 1);
    assert.equal((await posts(store)).supprimee?.[1], 'unknown');
    setting.standIn.setFault(null);
    setting.setNow('2019-03-17T02:00:00Z');
    await check(setting);
    // The batch tells the reason that a look-up could not.
    assert.equal((await posts(store)).supprimee?.[1], 'deleted');
  });

  test('of an answer that is cut nothing is believed', async () => {
    await using store = await open();
    await using setting = await openRead(store);
    setting.standIn.setFault(({ endpoint }) =>
      endpoint === '_storage/download' ? { kind: 'truncate-json' } : null,
    );
    await assert.rejects(check(setting), { code: 'x-corrupt' });
    await untouched(store);
    setting.standIn.setFault(null);
    await check(setting);
    assert.equal((await posts(store)).supprimee?.[1], 'deleted');
  });

  test('an unknown reason erases only what X says to delete; ids that are not ours change nothing', async () => {
    await using store = await open();
    await using setting = await openRead(store);
    const line = (as: string, rest: object) => `${JSON.stringify({ id: world().postId(as), ...rest })}\n`;
    const answer =
      line('debout', { action: 'scrub_geo', reason: 'scrub_geo' }) +
      line('modifiee', { action: 'modify', reason: 'a-new-word' }) +
      line('retenue', { action: 'delete', reason: 'a-new-word' }) +
      '{"id":"42","action":"delete","reason":"deleted"}\n';
    setting.standIn.setFault(({ endpoint }) =>
      endpoint === '_storage/download' ? { kind: 'rewrite', change: () => answer } : null,
    );
    await check(setting);
    const found = await posts(store);
    assert.equal(Object.keys(found).length, 6);
    assert.deepEqual(found.debout, [text('debout'), null, checkedAt]);
    assert.deepEqual(found.modifiee, [text('modifiee'), null, null]);
    assert.deepEqual(found.retenue, [null, 'unknown', checkedAt]);
  });
});

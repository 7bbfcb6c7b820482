import assert from 'node:assert/strict';
import { test } from 'node:test';
import { planTasks } from '../../../jobs/plan.ts';
import { planText } from '../../../jobs/plan-text.ts';
import { runTask } from '../../../jobs/runner.ts';
import { SCHEDULE } from '../../../jobs/schedule.ts';
import { eachStore } from '../stores.ts';
import { asked, check, checkedAt, LAST, openRead, posts, text, untouched } from './compliance-setting.ts';
import { CALENDAR, taskNamed } from './setting.ts';

eachStore('Compliance by look-up', (open) => {
  test('where X refuses batches, posts are looked up, and what is withheld is gone too', async () => {
    await using store = await open();
    await using setting = await openRead(store, { complianceRefused: true });
    await check(setting);
    assert.deepEqual(await posts(store), {
      debout: [text('debout'), null, checkedAt],
      supprimee: [null, 'unknown', checkedAt],
      suspendue: [null, 'unknown', checkedAt],
      protegee: [null, 'unknown', checkedAt],
      retenue: [null, 'withheld', checkedAt],
      modifiee: [text('modifiee'), null, checkedAt],
    });
    const [request] = asked(setting, 'tweets');
    // X bills what it shows: three posts.
    assert.deepEqual([request?.posts, request?.microUsd], [3, 15_000]);
    await check(setting);
    assert.equal(asked(setting, 'tweets').length, 1);
  });

  test('a whole look-up that fails says nothing of any post', async () => {
    for (const status of [404, 500, 401]) {
      await using store = await open();
      await using setting = await openRead(store, { complianceRefused: true });
      setting.standIn.setFault(({ endpoint }) =>
        endpoint === 'tweets' ? { kind: 'answer', status, body: { title: 'No', type: 'about:blank' } } : null,
      );
      await assert.rejects(check(setting));
      await untouched(store);
      setting.standIn.setFault(({ endpoint }) =>
        endpoint === 'tweets'
          ? { kind: 'rewrite', change: () => ({ errors: [{ title: 'Over capacity', type: 'about:blank' }] }) }
          : null,
      );
      await check(setting);
      await untouched(store);
      assert.equal((await posts(store)).debout?.[2], null);
    }
  });

  test('a budget that ends half-way makes no tombstone of what was not asked', async () => {
    await using store = await open();
    // A tenth of the month, in thirty-one parts: two posts a night.
    await using setting = await openRead(store, { complianceRefused: true, dollars: 3.2 });
    const plan = await planTasks(setting, SCHEDULE, LAST);
    const line = plan.lines.find(({ task }) => task === 'compliance');
    assert.deepEqual(line?.estimate?.work?.objects, 2);
    assert.match(
      planText(plan, 'fr', CALENDAR)
        .join('\n')
        .replaceAll(/[\u00a0\u202f]/g, ' '),
      /compliance .* 6 publications gardées, 6 à revérifier, la plus anciennement vérifiée le 2019-03-13/,
    );
    await check(setting);
    const checked = Object.entries(await posts(store)).filter(([, [, , when]]) => when !== null);
    assert.deepEqual(
      checked.map(([as]) => as),
      ['debout', 'supprimee'],
    );
    setting.setNow('2019-03-14T03:00:00Z');
    await check(setting);
    assert.equal(Object.values(await posts(store)).filter(([, , when]) => when !== null).length, 4);
    setting.setNow('2019-03-14T04:00:00Z');
    await assert.rejects(
      runTask(setting, taskNamed('compliance'), LAST, {
        work: { requests: 100, objects: 1, microdollars: 5000 },
        night: null,
      }),
      { code: 'x-budget' },
    );
    const left = Object.values(await posts(store)).filter(([, , when]) => when === null);
    assert.deepEqual(
      left.map(([, reason]) => reason),
      [null, null],
    );
    // It stays a share: the month's rest is not announced for it.
    const next = await planTasks(setting, SCHEDULE, LAST);
    assert.equal(next.lines.find(({ task }) => task === 'compliance')?.estimate?.work?.objects, 2);
  });
});

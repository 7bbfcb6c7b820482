import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { readErasures } from '../../../db/privacy/erasures-file.ts';
import { listAudit } from '../../../db/queries/audit.ts';
import type { JobSetting } from '../../../jobs/job-context.ts';
import { readAccount } from '../../../jobs/people/account.ts';
import { type Done, type Right, rightTask } from '../../../jobs/people/rights.ts';
import { runTask } from '../../../jobs/runner.ts';
import { createBudget } from '../../../jobs/sources/x/budget.ts';
import { eachStore } from '../stores.ts';
import { LAST, openLived, world } from './lived.ts';
import { COLLECTIVE, openSetting } from './setting.ts';

const HER = 'cherche0';
const ID = world.accountId(HER);

async function ask(setting: JobSetting, right: Right, ...account: string[]): Promise<Done> {
  let told: Done | undefined;
  const task = rightTask(right, readAccount(...account), (done) => {
    told = done;
  });
  await runTask(setting, task, LAST);
  return told ?? assert.fail('nothing was told');
}

eachStore('What people ask for', (open) => {
  test('is entered in the register of rights, a restriction’s end in the journal alone; by number X is asked nothing', async () => {
    await using store = await open();
    await using setting = await openLived(store);
    const before = setting.standIn.requests.length;
    for (const right of ['export', 'restrict', 'lift', 'forget'] as const) await ask(setting, right, ID);
    assert.equal(setting.standIn.requests.length, before);
    const actions = ['person-exported', 'person-restricted', 'restriction-lifted', 'person-forgotten'];
    const journal = (await listAudit(store.db, { limit: 9 })).reverse();
    assert.deepEqual(
      journal.map(({ action, object_kind, actor, role }) => [action, object_kind, actor, role]),
      actions.map((action) => [action, 'person-request', null, null]),
    );
    const [exported, restricted, , forgotten] = journal.map(({ object_id }) => object_id);
    const entered = await store.db
      .selectFrom('rights_request')
      .select(['reference', 'kind', 'received_day', 'answered_day'])
      .orderBy('kind')
      .execute();
    const today = { received_day: '2019-04-01', answered_day: '2019-04-01' };
    assert.deepEqual(entered, [
      { reference: exported, kind: 'access', ...today },
      { reference: forgotten, kind: 'erasure', ...today },
      { reference: restricted, kind: 'restriction', ...today },
    ]);
  });

  test('by a handle concerns what came of X and what was typed under it, told together', async () => {
    await using store = await open();
    await using setting = await openLived(store);
    const person = setting.pseudonymise(`@${HER}`);
    const at = setting.clock.now();
    await store.db
      .insertInto('declaration')
      .values({
        ...{ person, declared_at: at, day: LAST, source: 'form', post_id: null, evidence: 'E1' },
        ...{ state: 'proposed', entered_by: 'form', entered_at: at },
      })
      .execute();
    const done = await ask(setting, 'forget', `@${HER}`);
    assert.ok('left' in done);
    assert.deepEqual([done.left.get('post'), done.left.get('declaration'), done.missing], [2, 2, null]);
  });

  test('by a handle without the number concerns what was typed under it, and says that the rest was not found', async () => {
    await using store = await open();
    await using lived = await openLived(store);
    const typed = async (handle: string) => {
      const person = lived.pseudonymise(`@${handle}`);
      await store.db
        .insertInto('declaration')
        .values({
          ...{ person, declared_at: lived.clock.now(), day: LAST, source: 'form', post_id: null },
          ...{ evidence: 'E1', state: 'proposed', entered_by: 'form', entered_at: lived.clock.now() },
        })
        .execute();
    };
    const left = (done: Done) =>
      'left' in done ? [done.left.get('post') ?? 0, done.left.get('declaration') ?? 0] : [];
    const asked = () => lived.standIn.requests.length;

    await typed('nobody_at_x');
    const unknown = await ask(lived, 'forget', '@nobody_at_x');
    assert.deepEqual([left(unknown), unknown.missing], [[0, 1], 'unknown-at-x']);
    const booked = await store.db
      .selectFrom('request_ledger')
      .select(['status', 'billed_microdollars'])
      .where('endpoint', 'like', 'users/by%')
      .orderBy('id')
      .execute();
    assert.deepEqual(booked.at(-1), { status: 200, billed_microdollars: 0 });

    await typed(HER);
    const before = asked();
    const closed = await ask({ ...lived, withoutX: true }, 'forget', `@${HER}`);
    assert.deepEqual([left(closed), closed.missing], [[0, 1], 'no-access']);
    await typed(HER);
    const both = await ask({ ...lived, withoutX: true }, 'forget', ID, `@${HER}`);
    assert.deepEqual([left(both), both.missing], [[2, 2], null]);
    assert.equal(asked(), before, 'X is not asked what was told');
  });

  test('waits for X where it cannot answer: nothing is half done', async () => {
    await using store = await open();
    await using setting = await openLived(store);
    setting.standIn.setFault(() => ({ kind: 'answer', status: 401, body: { title: 'Unauthorized' } }));
    await assert.rejects(ask(setting, 'forget', `@${HER}`), { code: 'x-unauthorized' });
    assert.deepEqual(await store.db.selectFrom('person_rule').select('rule').execute(), []);
    assert.deepEqual(await store.db.selectFrom('rights_request').select('kind').execute(), []);
  });

  test('is known to a restore from then on, or not any more', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'i4emploi-rights-'));
    try {
      await using store = await open();
      await using lived = await openLived(store);
      const setting = { ...lived, erasuresFile: join(folder, 'erasures.jsonl') };
      const known = async (right: Right) => {
        await ask(setting, right, ID);
        const { people } = await readErasures(setting.erasuresFile);
        return [...people].map(([person, { rule }]) => [person, rule]);
      };
      const her = setting.pseudonymise(ID);
      assert.deepEqual(await known('export'), []);
      assert.deepEqual(await known('restrict'), [[her, 'restricted']]);
      assert.deepEqual(await known('lift'), []);
      assert.deepEqual(await known('forget'), [[her, 'erased']]);
      assert.deepEqual(
        await known('restrict'),
        [[her, 'erased']],
        'an objection outlasts what is asked later',
      );
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });

  test('is carried out before the first night, too', async () => {
    await using store = await open();
    await using setting = await openSetting(store, world, {
      now: '2019-04-01T02:00:00Z',
      budget: createBudget(COLLECTIVE),
    });
    const done = await ask(setting, 'forget', ID);
    assert.ok('left' in done && [...done.left.values()].every((rows) => rows === 0));
    const rules = await store.db.selectFrom('person_rule').select(['person', 'rule']).execute();
    assert.deepEqual(rules, [{ person: setting.pseudonymise(ID), rule: 'erased' }]);
  });

  test('an export holds what was typed under the handle beside what came of X, and what was asked so far', async () => {
    await using store = await open();
    await using setting = await openLived(store);
    await ask(setting, 'restrict', ID);
    const done = await ask(setting, 'export', `@${HER}`);
    assert.ok('file' in done);
    assert.equal(done.file.rule?.rule, 'restricted');
    assert.equal(done.file.madeAt, setting.clock.now());
    const rows = new Map(done.file.tables.map(({ table, rows }) => [table, rows.length]));
    assert.equal(rows.get('post'), 2);
    assert.ok(
      [...rows.values()].every((count) => count > 0),
      'no empty table',
    );
  });
});

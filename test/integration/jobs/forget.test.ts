import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDays, day } from '../../../db/core/calendar.ts';
import { listAudit } from '../../../db/queries/audit.ts';
import { takeFormDeclaration } from '../../../db/queries/form-declarations.ts';
import type { Store } from '../../../db/store.ts';
import { readAccount } from '../../../jobs/people/account.ts';
import { type Done, type Right, rightTask } from '../../../jobs/people/rights.ts';
import { runNightly, runTask } from '../../../jobs/runner.ts';
import { eachStore } from '../stores.ts';
import { everyWord, LAST, openLived, world } from './lived.ts';
import { observed, type TestSetting, taskNamed } from './setting.ts';
import { smallWorld } from './small-world.ts';

/** Somebody who asked, was relayed, relayed herself and reported a return to work. */
const HER = 'cherche0';

async function ask(setting: TestSetting, right: Right, account: string): Promise<Done> {
  const told: Done[] = [];
  const task = rightTask(right, readAccount(account), (done) => told.push(done));
  await runTask(setting, task, LAST);
  return told[0] as Done;
}

/** What stands now of what is counted from rows; X's own counts hold her posts still. */
async function figures({ db }: Store) {
  const rows = await db
    .selectFrom('measure')
    .select(['indicator', 'grain', 'start_day', 'state', 'value', 'low', 'high', 'n', 'reason'])
    .where('superseded_at', 'is', null)
    .where('indicator', 'not in', ['hashtag_posts_original', 'hashtag_posts_total', 'rights_requests'])
    .where('start_day', '<=', LAST)
    .orderBy('indicator')
    .orderBy('grain')
    .orderBy('start_day')
    .execute();
  return rows;
}

eachStore('Forgetting a person', (open) => {
  test('figures become those of a world in which she never was, and nothing of her is left', async () => {
    const expected = await (async () => {
      await using store = await open();
      await using _setting = await openLived(store, smallWorld(HER));
      return await figures(store);
    })();
    await using store = await open();
    await using setting = await openLived(store);
    const before = await figures(store);
    assert.notDeepEqual(before, expected);

    const done = await ask(setting, 'forget', world.accountId(HER));
    assert.ok('left' in done && done.left.get('post') === 2 && (done.left.get('relay') ?? 0) > 10);
    assert.deepEqual(await figures(store), expected);
    const pseudonym = setting.pseudonymise(world.accountId(HER));
    const words = await everyWord(store, ['person_rule']);
    for (const word of [pseudonym, world.postId('demande0'), world.postId('nouvelles'), 'signé mon CDI'])
      assert.ok(!words.includes(word), word);
    // What was known before is still what was known then.
    const kept = await store.db
      .selectFrom('measure')
      .select('id')
      .where('superseded_at', 'is not', null)
      .execute();
    assert.ok(kept.length > 0);
  });

  test('a new collection of the same days brings nothing of her back', async () => {
    await using store = await open();
    await using setting = await openLived(store);
    await ask(setting, 'forget', world.accountId(HER));
    const before = await figures(store);
    await store.db.deleteFrom('cursor').execute();
    setting.setNow('2019-04-02T02:00:00Z');
    await runNightly(setting, addDays(LAST, 1));
    // What X has billed today is told until tomorrow.
    const words = await everyWord(store, ['person_rule', 'billed_read']);
    assert.ok(!words.includes(setting.pseudonymise(world.accountId(HER))));
    assert.ok(!words.includes(world.postId('demande0')));
    assert.ok(words.includes(world.postId('demande1')));
    const seekers = (rows: typeof before) =>
      rows.find(({ indicator, grain }) => indicator === 'seekers_distinct' && grain === 'all');
    assert.equal(seekers(await figures(store))?.value, seekers(before)?.value);
  });

  test('what she typed in a form under her handle goes as well, and is part of what she is given', async () => {
    await using store = await open();
    await using setting = await openLived(store);
    const person = setting.pseudonymise(`@${HER}`);
    await takeFormDeclaration(store.db, {
      ...{ person, day: LAST, at: setting.clock.now(), linkHash: 'h', sealedMail: 's', textVersion: '1' },
      facts: { contract: 'cdi' },
      contacts: { recruiter: 1, network: 0, interview: 0 },
      profile: { region: '53', occupation: null, age_band: null },
      consents: new Map([['declaration', true] as const, ['profile', true] as const]),
      by: { name: 'form', person: true },
    });
    const file = await ask(setting, 'export', `@${HER}`);
    assert.ok('file' in file && JSON.stringify(file.file).includes('"region":"53"'));
    assert.ok(JSON.stringify(file.file).includes('signé mon CDI'));
    await ask(setting, 'forget', `@${HER.toUpperCase()}`);
    assert.ok(!(await everyWord(store, ['person_rule'])).includes(person));
  });

  test('asked by its handle, an account is looked up once, and booked', async () => {
    await using store = await open();
    await using setting = await openLived(store);
    const requests = () =>
      store.db
        .selectFrom('request_ledger')
        .select(['status', 'billed_microdollars'])
        .where('endpoint', 'like', 'users/by%')
        .orderBy('id')
        .execute();
    const before = await requests();
    const done = await ask(setting, 'forget', `@${HER}`);
    assert.ok('left' in done && done.left.get('post') === 2);
    assert.deepEqual(await requests(), [...before, { status: 200, billed_microdollars: 10_000 }]);
    const runs = await store.db.selectFrom('run').selectAll().where('task', '=', 'forget').execute();
    assert.deepEqual(
      runs.map(({ state, reason }) => [state, reason]),
      [['done', null]],
    );
  });
});

eachStore('Restricting a person', (open) => {
  test('no figure counts her until the restriction is lifted, and then every row is back', async () => {
    await using store = await open();
    await using setting = await openLived(store);
    const [rows, counted] = [await observed(store), await figures(store)];
    await ask(setting, 'restrict', world.accountId(HER));
    assert.ok(!(await everyWord(store)).includes('signé mon CDI'));
    const without = await figures(store);
    const seekers = (of: typeof without) =>
      of.find(({ indicator, grain }) => indicator === 'seekers_distinct' && grain === 'all');
    assert.equal(seekers(without)?.value, (seekers(counted)?.value ?? 0) - 1);
    const file = await ask(setting, 'export', world.accountId(HER));
    assert.ok('file' in file && JSON.stringify(file.file).includes('signé mon CDI'));

    await ask(setting, 'lift', world.accountId(HER));
    assert.deepEqual(await observed(store), rows);
    assert.deepEqual(await figures(store), counted);
    assert.deepEqual(await store.db.selectFrom('restricted_row').selectAll().execute(), []);
    const told = (await listAudit(store.db, { limit: 9 })).reverse();
    assert.deepEqual(
      told.map(({ action }) => action),
      ['person-restricted', 'person-exported', 'restriction-lifted'],
    );
    assert.ok(told.every(({ object_id }) => /^run-\d+$/.test(object_id ?? '')));
  });
});

eachStore('An objection', (open) => {
  test('is not ended by lifting a restriction that never was', async () => {
    await using store = await open();
    await using setting = await openLived(store);
    await ask(setting, 'forget', world.accountId(HER));
    await ask(setting, 'restrict', world.accountId(HER));
    await assert.rejects(ask(setting, 'lift', world.accountId(HER)), { code: 'not-restricted' });
    const rules = await store.db.selectFrom('person_rule').select('rule').execute();
    assert.deepEqual(rules, [{ rule: 'erased' }]);
  });
});

eachStore('The purge', (open) => {
  test('forgets nobody whose days still wait to be counted', async () => {
    await using store = await open();
    await using setting = await openLived(store);
    await store.db
      .insertInto('dirty_day')
      .values({ family: 'placements', day: day('2019-03-12') })
      .execute();
    const before = (await store.db.selectFrom('post').select('id').execute()).length;
    setting.setNow('2022-04-02T10:00:00Z');
    await runTask(setting, taskNamed('purge'), day('2022-04-01'));
    assert.equal((await store.db.selectFrom('post').select('id').execute()).length, before);
  });

  test('whoever was kept for a late relay of her post is forgotten once that is old too', async () => {
    await using store = await open();
    await using setting = await openLived(store);
    const post = world.postId('demande1');
    await store.db
      .updateTable('relay')
      .set({ day: day('2019-09-01') })
      .where('post_id', '=', post)
      .execute();
    const stands = async () =>
      (await store.db.selectFrom('post').select('id').where('id', '=', post).execute()).length;
    for (const [at, expected] of [
      ['2021-04-02T10:00:00Z', 1],
      ['2021-09-01T10:00:00Z', 1],
      ['2021-09-02T10:00:00Z', 0],
    ] as const) {
      setting.setNow(at);
      await runTask(setting, taskNamed('purge'), day('2021-04-01'));
      assert.equal(await stands(), expected, at);
    }
  });

  test('texts go after 90 days, people 24 months after the last contact, and no figure changes', async () => {
    await using store = await open();
    await using setting = await openLived(store);
    const before = await figures(store);
    const texts = async () =>
      (await store.db.selectFrom('post').select('id').where('text', 'is not', null).execute()).length;
    const people = async () => (await store.db.selectFrom('post').select('author').execute()).length;
    const purgeOn = async (at: string) => {
      setting.setNow(at);
      await runTask(setting, taskNamed('purge'), day(at.slice(0, 10)));
    };
    const [kept, all] = [await texts(), await people()];
    const leftOut = () => store.db.selectFrom('left_out_post').select('post').execute();
    await store.db
      .insertInto('left_out_post')
      .values({ post: 'of somebody who objected', day: addDays(LAST, 1) })
      .execute();
    await purgeOn('2019-06-29T10:00:00Z');
    assert.equal(await texts(), kept);
    await purgeOn('2019-06-30T10:00:00Z');
    assert.equal(await texts(), 0);
    assert.equal(await people(), all);
    await purgeOn('2021-04-01T10:00:00Z');
    assert.equal(await people(), all);
    assert.equal((await leftOut()).length, 1);
    await purgeOn('2021-04-02T10:00:00Z');
    assert.equal(await people(), 0);
    assert.deepEqual(await leftOut(), []);
    const words = await everyWord(store);
    for (const { id } of world.posts) assert.ok(!words.includes(id));
    assert.ok(!words.includes(setting.pseudonymise(world.accountId(HER))));
    // Nor is what was counted counted again without them.
    for (const family of ['seeker-requests', 'placements', 'retweet-reach', 'bio-adopters'])
      await store.db
        .insertInto('dirty_day')
        .values({ family, day: day('2019-03-12') })
        .execute();
    await runTask(setting, taskNamed('roll-up'), LAST);
    assert.deepEqual(await figures(store), before);
  });

  test('whoever is heard of again in time stays', async () => {
    await using store = await open();
    await using setting = await openLived(store);
    const her = setting.pseudonymise(world.accountId(HER));
    await store.db
      .updateTable('post')
      .set({ first_seen_at: '2020-01-01T00:00:00.000Z' as never })
      .where('id', '=', world.postId('nouvelles'))
      .execute();
    setting.setNow('2021-04-02T10:00:00Z');
    await runTask(setting, taskNamed('purge'), day('2021-04-01'));
    const authors = await store.db.selectFrom('post').select('author').distinct().execute();
    assert.deepEqual(authors, [{ author: her }]);
    setting.setNow('2022-01-03T10:00:00Z');
    await runTask(setting, taskNamed('purge'), day('2022-01-02'));
    assert.deepEqual(await store.db.selectFrom('post').select('author').execute(), []);
  });
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day } from '../../../db/core/calendar.ts';
import type { Store } from '../../../db/store.ts';
import { planTasks } from '../../../jobs/plan.ts';
import { runTask } from '../../../jobs/runner.ts';
import { createBudget } from '../../../jobs/sources/x/budget.ts';
import { buildTinyWorld, type TinyWorld } from '../../demo/world/tiny-world.ts';
import type { StandInOptions } from '../../x-stand-in/stand-in.ts';
import { eachStore } from '../stores.ts';
import { COLLECTIVE, openSetting, sortAll, type TestSetting, taskNamed } from './setting.ts';

const request = { by: 'alice', label: 'seeker_request' as const };
const at = '2019-03-11T09:00:00Z';
const LAST = day('2019-03-17');

/** Three requests of the 11th, one of them edited, one deleted on the 13th, and one of the 14th. */
const world = (): TinyWorld =>
  buildTinyWorld({
    start: '2019-03-09T23:00:00Z',
    accounts: [{ as: 'alice' }, { as: 'bob' }, { as: 'charlie' }],
    posts: [
      { ...request, as: 'debout', at, text: 'Je cherche #i4EmploiR' },
      {
        ...request,
        as: 'supprimee',
        at,
        text: 'Cherche aussi #i4EmploiR',
        deletedAt: '2019-03-13T12:00:00Z',
      },
      {
        ...request,
        as: 'modifiee',
        at,
        text: 'Je cherche à Lyon #i4EmploiR',
        edits: [{ at: '2019-03-11T09:20:00Z', text: 'Je cherche à Lille 👋 #i4EmploiR #lille' }],
      },
      { ...request, as: 'recente', at: '2019-03-14T09:00:00Z', text: 'Cherche encore #i4EmploiR' },
      {
        as: 'reponse',
        by: 'bob',
        at: '2019-03-12T09:00:00Z',
        text: 'Courage !',
        kind: 'reply',
        of: 'debout',
      },
    ],
    relays: [
      { of: 'debout', by: 'bob', at: '2019-03-11T10:00:00Z' },
      { of: 'debout', by: 'i4Emploi', at: '2019-03-11T11:00:00Z' },
      { of: 'debout', by: 'charlie', at: '2019-03-12T11:00:00Z', undoneAt: '2019-03-15T11:00:00Z' },
      { of: 'modifiee', by: 'charlie', at: '2019-03-11T09:10:00Z' },
      { of: 'modifiee', by: 'bob', at: '2019-03-11T12:00:00Z' },
    ],
  });

/** A service that has read and sorted the world's requests on the 12th and the 15th, on the 18th. */
async function openRead(store: Store, options: Partial<StandInOptions> = {}): Promise<TestSetting> {
  const setting = await openSetting(store, world(), {
    now: '2019-03-12T02:00:00Z',
    budget: createBudget(COLLECTIVE),
    ...options,
  });
  for (const [now, last] of [
    ['2019-03-12T02:00:00Z', '2019-03-11'],
    ['2019-03-15T02:00:00Z', '2019-03-14'],
  ] as const) {
    setting.setNow(now);
    for (const name of ['placements', 'seeker-requests']) await runTask(setting, taskNamed(name), day(last));
    await sortAll(setting, world());
  }
  setting.setNow('2019-03-18T10:00:00Z');
  return setting;
}

const measure = (setting: TestSetting) => runTask(setting, taskNamed('engagement'), LAST);
const asked = ({ standIn }: TestSetting) => standIn.requests.filter(({ endpoint }) => endpoint === 'tweets');

async function received({ db }: Store) {
  const names = new Map(['debout', 'supprimee', 'modifiee', 'recente'].map((as) => [world().postId(as), as]));
  const rows = await db.selectFrom('engagement').selectAll().execute();
  return Object.fromEntries(
    rows.map((row) => [
      names.get(row.post_id),
      [row.gone, row.replies, row.reposts, row.quotes, row.likes, row.impressions],
    ]),
  );
}

/** Likes that the stand-in invents: two a repost, and the end of the post's id. */
const invented = (id: string) => Number(id.slice(-3)) % 5;

eachStore('What requests receive', (open) => {
  test('each request is looked up once, seven days on; what is gone is not measured', async () => {
    await using store = await open();
    await using setting = await openRead(store);
    const plan = await planTasks(setting, [taskNamed('engagement')], LAST);
    const line = plan.lines.find(({ task }) => task === 'engagement');
    // Three requests, one of them in two versions, a read each.
    assert.deepEqual([line?.estimate?.work?.objects, line?.allowed], [4, 20_000]);
    await measure(setting);
    const edited = world().posts.find(({ id }) => id === world().postId('modifiee'));
    const likes = invented(edited?.id ?? '') + invented(edited?.edits?.[0]?.id ?? '');
    assert.deepEqual(await received(store), {
      debout: [0, 1, 2, 0, 4 + invented(world().postId('debout')), null],
      supprimee: [1, null, null, null, null, null],
      // Each version has received its own.
      modifiee: [0, 0, 2, 0, 4 + likes, null],
    });
    const dirty = await store.db
      .selectFrom('dirty_day')
      .select('day')
      .where('family', '=', 'retweet-reach')
      .execute();
    assert.ok(dirty.some((row) => row.day === '2019-03-11'));
    await measure(setting);
    assert.equal(asked(setting).length, 1);
    setting.setNow('2019-03-21T10:00:00Z');
    await measure(setting);
    assert.deepEqual((await received(store)).recente?.slice(0, 4), [0, 0, 0, 0]);
    const [gone] = await store.db
      .selectFrom('post')
      .select(['text', 'gone_reason'])
      .where('id', '=', world().postId('supprimee'))
      .execute();
    assert.deepEqual(gone, { text: null, gone_reason: 'unknown' }, 'the text goes at once');
  });

  test('an answer without the counts, or none, makes no zero', async () => {
    await using store = await open();
    await using setting = await openRead(store);
    const without = (body: unknown) => {
      const { data } = body as { data: { public_metrics?: { like_count?: number } }[] };
      for (const { public_metrics } of data) delete public_metrics?.like_count;
      return body;
    };
    setting.standIn.setFault(({ endpoint }) =>
      endpoint === 'tweets' ? { kind: 'rewrite', change: without } : null,
    );
    await assert.rejects(measure(setting), { code: 'x-field-missing' });
    assert.deepEqual(await received(store), {});
    setting.standIn.setFault(({ endpoint }) =>
      endpoint === 'tweets' ? { kind: 'answer', status: 503, body: {} } : null,
    );
    await assert.rejects(measure(setting));
    assert.deepEqual(await received(store), {});
  });

  test('the other names of X tell the same', async () => {
    await using store = await open();
    await using setting = await openRead(store, { dialect: 'post' });
    await measure(setting);
    assert.deepEqual((await received(store)).debout?.slice(0, 4), [0, 1, 2, 0]);
  });

  test('how a post is written is kept, and follows its edits', async () => {
    await using store = await open();
    await using setting = await openRead(store);
    void setting;
    const rows = await store.db
      .selectFrom('post')
      .select(['id', 'hashtags', 'has_emoji', 'has_link', 'length', 'call_to_action'])
      .where('id', 'in', [world().postId('debout'), world().postId('modifiee')])
      .orderBy('id')
      .execute();
    assert.deepEqual(
      rows.map(({ id: _, ...row }) => Object.values(row)),
      [
        [1, 0, 0, 21, null],
        [2, 1, 0, 39, null],
      ],
    );
  });
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day } from '../../../db/core/calendar.ts';
import { labelPosts } from '../../../db/queries/labels.ts';
import { startRun } from '../../../db/queries/runs.ts';
import type { Store } from '../../../db/store.ts';
import { ingestPosts } from '../../../jobs/collect/ingest.ts';
import { runTask } from '../../../jobs/runner.ts';
import { readPost } from '../../../jobs/sources/x/dialect.ts';
import { writingOf } from '../../../jobs/triage/writing.ts';
import {
  buildTinyWorld,
  type TinyPost,
  type TinyRelay,
  type TinyWorld,
} from '../../demo/world/tiny-world.ts';
import { eachStore } from '../stores.ts';
import { collectNight, openSetting, pseudonymise, type TestSetting, taskNamed } from './setting.ts';

const OFFER = 'Nous recrutons une comptable, CDI à Lyon #i4Emploi';
const ASKS = 'Je cherche un poste de comptable à Lyon #i4EmploiR @i4Emploi';

function worldOf(post: Partial<TinyPost>, relays: TinyRelay[] = []): TinyWorld {
  return buildTinyWorld({
    accounts: [{ as: 'lea' }, { as: 'ami' }, { as: 'amie' }],
    posts: [
      {
        as: 'post',
        by: 'lea',
        at: '2019-03-12T22:40:00Z',
        text: OFFER,
        label: 'seeker_request',
        edits: [{ at: '2019-03-13T08:00:00Z', text: ASKS }],
        ...post,
      },
    ],
    relays,
  });
}

/** The search alone: nobody sorts. */
async function search(setting: TestSetting, last: string): Promise<void> {
  setting.setNow(new Date(Date.parse(`${last}T01:00:00Z`) + 86_400_000).toISOString());
  await runTask(setting, taskNamed('seeker-requests'), day(last));
  await runTask(setting, taskNamed('triage'), day(last));
}
const postsOf = ({ db }: Store) => db.selectFrom('post').selectAll().orderBy('id').execute();
const suggestionsOf = async ({ db }: Store) =>
  (await db.selectFrom('suggestion').selectAll().execute()).map(({ label }) => label);

eachStore('Edited posts', (open) => {
  for (const dialect of ['tweet', 'post'] as const) {
    test(`an edit changes the post that is there, in the ${dialect} dialect`, async () => {
      await using store = await open();
      const world = worldOf({});
      await using setting = await openSetting(store, world, { now: '2019-03-13T01:00:00Z', dialect });
      setting.x.learnt.dialect = dialect;
      await search(setting, '2019-03-12');
      const [before] = await postsOf(store);
      assert.deepEqual([before?.text, before?.latest_id], [OFFER, null]);
      assert.deepEqual(await suggestionsOf(store), ['employer_offer']);
      await search(setting, '2019-03-13');
      const [after, ...more] = await postsOf(store);
      assert.deepEqual(more, []);
      assert.equal(after?.id, world.postId('post'));
      assert.deepEqual(after, {
        ...before,
        text: ASKS,
        has_tag: 0,
        has_seeker_tag: 1,
        mentions_account: 1,
        ...writingOf(ASKS, { linkAdded: false }),
        latest_id: world.posts[0]?.edits?.[0]?.id,
      });
      assert.deepEqual(await suggestionsOf(store), ['seeker_request']);
    });
  }

  test('an edited post that is read for the first time is dated and named by its first version', async () => {
    await using store = await open();
    const world = worldOf({ edits: [{ at: '2019-03-12T23:10:00Z', text: ASKS }] });
    await using setting = await openSetting(store, world, { now: '2019-03-15T01:00:00Z' });
    await search(setting, '2019-03-14');
    const rows = (await postsOf(store)).map(({ id, created_at, day, text }) => [id, created_at, day, text]);
    // Posted at 23:40 in Paris and edited after midnight there.
    assert.deepEqual(rows, [[world.postId('post'), '2019-03-12T22:40:00.000Z', '2019-03-12', ASKS]]);
  });

  test('a post that somebody has decided about keeps its label, an expired text stays away', async () => {
    await using store = await open();
    const world = worldOf({});
    await using setting = await openSetting(store, world, { now: '2019-03-13T01:00:00Z' });
    await search(setting, '2019-03-12');
    const decision = { postId: world.postId('post'), label: 'employer_offer' as const, by: 'alice' };
    await store.db
      .transaction()
      .execute((transaction) => labelPosts(transaction, [{ ...decision, at: setting.clock.now() }]));
    await store.db.updateTable('post').set({ text: null }).execute();
    await search(setting, '2019-03-13');
    const [post] = await postsOf(store);
    assert.deepEqual([post?.label, post?.text, post?.has_seeker_tag], ['employer_offer', null, 1]);
    assert.deepEqual(await suggestionsOf(store), ['employer_offer']);
  });

  test('two versions on one page, in either order, are one post: the later one', async () => {
    await using store = await open();
    const world = worldOf({});
    await using setting = await openSetting(store, world, { now: '2019-03-15T01:00:00Z' });
    const ids = [world.postId('post'), world.posts[0]?.edits?.[0]?.id ?? ''];
    const version = (index: number) =>
      readPost(
        {
          id: ids[index],
          author_id: world.accountId('lea'),
          created_at: index === 0 ? '2019-03-12T22:40:00.000Z' : '2019-03-13T08:00:00.000Z',
          text: index === 0 ? OFFER : ASKS,
          edit_history_tweet_ids: ids.slice(0, index + 1),
        },
        'test',
      );
    const runId = await startRun(store.db, { task: 'test', day: day('2019-03-14'), at: setting.clock.now() });
    const context = { ...setting, runId, signal: new AbortController().signal };
    for (const page of [[version(1), version(0)], [version(0)], [version(0), version(1)]]) {
      await store.db.transaction().execute((transaction) => ingestPosts(transaction, context, page));
      assert.deepEqual(
        (await postsOf(store)).map(({ id, text, latest_id }) => [id, text, latest_id]),
        [[ids[0], ASKS, ids[1]]],
      );
    }
  });

  test('relays of any version of a request are relays of it, each account’s once', async () => {
    await using store = await open();
    const world = worldOf({ text: ASKS }, [
      { of: 'post', by: 'ami', at: '2019-03-12T23:00:00Z' },
      { of: 'post', by: 'ami', at: '2019-03-13T09:00:00Z' },
      { of: 'post', by: 'amie', at: '2019-03-13T10:00:00Z' },
      { of: 'post', by: 'i4Emploi', at: '2019-03-13T11:00:00Z' },
    ]);
    assert.equal(new Set(world.relays.map(({ postId }) => postId)).size, 2);
    await using setting = await openSetting(store, world, { now: '2019-03-15T01:00:00Z' });
    assert.deepEqual(await collectNight(setting, world, day('2019-03-14')), []);
    const relays = await store.db.selectFrom('relay').selectAll().orderBy('relayed_at').execute();
    assert.deepEqual(
      relays.map(({ account, post_id, undone_at }) => [account, post_id, undone_at]),
      ['ami', 'amie', 'i4Emploi'].map((as) => [
        pseudonymise(world.accountId(as)),
        world.postId('post'),
        null,
      ]),
    );
    assert.equal(relays[0]?.relayed_at, '2019-03-12T23:00:00.000Z');
  });
});

eachStore('Long posts', (open) => {
  for (const dialect of ['tweet', 'post'] as const) {
    test(`a tag beyond the 280th character is found in the ${dialect} dialect`, async () => {
      await using store = await open();
      const story = 'J’ai quinze ans de métier et l’envie de transmettre. '.repeat(6);
      const text = `${story}Je cherche un poste à Lyon. #i4EmploiR @i4Emploi`;
      const world = worldOf({ text, edits: [] });
      await using setting = await openSetting(store, world, { now: '2019-03-13T01:00:00Z', dialect });
      setting.x.learnt.dialect = dialect;
      await search(setting, '2019-03-12');
      const [post] = await postsOf(store);
      assert.ok(text.length > 300);
      assert.deepEqual([post?.text, post?.has_seeker_tag, post?.mentions_account], [text, 1, 1]);
    });
  }
});

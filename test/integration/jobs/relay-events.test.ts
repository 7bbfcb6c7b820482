import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day } from '../../../db/core/calendar.ts';
import type { Store } from '../../../db/store.ts';
import { buildTinyWorld, type TinyRelay, type TinyWorld } from '../../demo/world/tiny-world.ts';
import { eachStore } from '../stores.ts';
import { collectNight, openSetting, pseudonymise, type TestSetting } from './setting.ts';

const ASKED = '2019-03-12T08:00:00Z';

/** A request, and what people did with it. */
function worldOf(relays: TinyRelay[], more: Partial<Parameters<typeof buildTinyWorld>[0]> = {}): TinyWorld {
  const text = 'Je cherche un poste #i4EmploiR';
  return buildTinyWorld({
    accounts: [
      { as: 'lea' },
      {
        as: 'ami',
        followers: [
          ['2015-01-01T00:00:00Z', 10],
          ['2019-03-14T00:00:00Z', 99],
        ],
      },
      { as: 'amie', followers: 20 },
      ...(more.accounts ?? []),
    ],
    posts: [{ as: 'demande', by: 'lea', at: ASKED, text, label: 'seeker_request' }, ...(more.posts ?? [])],
    relays,
  });
}

async function night(setting: TestSetting, world: TinyWorld, last: string): Promise<void> {
  const next = new Date(Date.parse(`${last}T01:00:00Z`) + 86_400_000).toISOString();
  setting.setNow(next);
  assert.deepEqual(await collectNight(setting, world, day(last)), []);
}

const eventsOf = async ({ db }: Store) =>
  (await db.selectFrom('relay_event').selectAll().orderBy('id').execute()).map(
    ({ event, kind, relayed_at, seen_at }) =>
      `${event} ${kind} ${relayed_at?.slice(0, 16) ?? '-'} noticed ${seen_at.slice(0, 10)}`,
  );
const relaysOf = ({ db }: Store) =>
  db.selectFrom('relay').select(['account', 'kind', 'relayed_at', 'followers', 'undone_at']).execute();

eachStore('What people do with relays', (open) => {
  test('a repost undone and done again is one relay with three events; its first reading stands', async () => {
    await using store = await open();
    const world = worldOf([
      { of: 'demande', by: 'ami', at: '2019-03-12T10:00:00Z', undoneAt: '2019-03-13T09:00:00Z' },
      { of: 'demande', by: 'ami', at: '2019-03-14T10:00:00Z' },
    ]);
    await using setting = await openSetting(store, world, { now: ASKED });
    const relays = [];
    for (const last of ['2019-03-12', '2019-03-13', '2019-03-14', '2019-03-15']) {
      await night(setting, world, last);
      relays.push(...(await relaysOf(store)));
    }
    assert.deepEqual(await eventsOf(store), [
      'seen repost 2019-03-12T10:00 noticed 2019-03-13',
      'undone repost - noticed 2019-03-14',
      'again repost 2019-03-14T10:00 noticed 2019-03-15',
    ]);
    assert.deepEqual(
      relays.map(({ undone_at }) => undone_at),
      [null, '2019-03-14T01:00:00.000Z', null, null],
    );
    const first = { account: pseudonymise(world.accountId('ami')), kind: 'repost', followers: 10 };
    for (const { undone_at: _, ...relay } of relays) {
      assert.deepEqual(relay, { ...first, relayed_at: '2019-03-12T10:00:00.000Z' });
    }
  });

  test('a repost undone and done again between two readings is told by its new moment, once', async () => {
    await using store = await open();
    const world = worldOf([
      { of: 'demande', by: 'ami', at: '2019-03-12T10:00:00Z', undoneAt: '2019-03-13T09:00:00Z' },
      { of: 'demande', by: 'ami', at: '2019-03-13T10:00:00Z' },
    ]);
    await using setting = await openSetting(store, world, { now: ASKED });
    for (const last of ['2019-03-12', '2019-03-13', '2019-03-14']) await night(setting, world, last);
    assert.deepEqual(await eventsOf(store), [
      'seen repost 2019-03-12T10:00 noticed 2019-03-13',
      'again repost 2019-03-13T10:00 noticed 2019-03-14',
    ]);
  });

  test('an account that reposts and quotes has one relay, which stands until both are gone', async () => {
    await using store = await open();
    const quote = { as: 'mot', by: 'amie', text: 'Allez !', kind: 'quote' as const, of: 'demande' };
    const world = worldOf(
      [{ of: 'demande', by: 'amie', at: '2019-03-12T10:00:00Z', undoneAt: '2019-03-13T09:00:00Z' }],
      { posts: [{ ...quote, at: '2019-03-12T11:00:00Z', deletedAt: '2019-03-14T09:00:00Z' }] },
    );
    await using setting = await openSetting(store, world, { now: ASKED });
    const standing = [];
    for (const last of ['2019-03-12', '2019-03-13', '2019-03-14']) {
      await night(setting, world, last);
      standing.push((await relaysOf(store)).map(({ kind, undone_at }) => `${kind} ${undone_at === null}`));
    }
    assert.deepEqual(standing, [['repost true'], ['repost true'], ['repost false']]);
  });

  test('a list that X may have cut, or a post that is gone, says nothing about what it does not list', async () => {
    await using store = await open();
    const many = Array.from({ length: 110 }, (_, index) => `relais${index}`);
    const world = worldOf(
      many.map((by, index) => ({
        of: 'demande',
        by,
        at: `2019-03-12T${index < 100 ? 9 : 10}:${String(index % 60).padStart(2, '0')}:00Z`.replace(
          'T9',
          'T09',
        ),
        // The youngest undoes it: that one X would have listed.
        ...(index === 109 && { undoneAt: '2019-03-13T09:00:00Z' }),
      })),
      {
        accounts: many.map((as) => ({ as })),
        posts: [
          {
            as: 'partie',
            by: 'amie',
            at: ASKED,
            text: '#i4EmploiR',
            label: 'seeker_request',
            deletedAt: '2019-03-13T09:00:00Z',
          },
        ],
      },
    );
    world.relays.push({
      id: '999',
      postId: world.postId('partie'),
      accountId: world.accountId('ami'),
      kind: 'repost',
      at: Date.parse('2019-03-12T10:00:00Z'),
    });
    await using setting = await openSetting(store, world, { now: ASKED });
    await night(setting, world, '2019-03-12');
    assert.equal((await relaysOf(store)).length, 111);
    await using cut = await openSetting(store, world, { now: ASKED, repostersLimit: 100 });
    await night(cut, world, '2019-03-13');
    const gone = (await relaysOf(store)).filter(({ undone_at }) => undone_at !== null);
    assert.deepEqual(
      gone.map(({ account }) => account),
      [pseudonymise(world.accountId('relais109'))],
    );
  });

  test('several undone in one reading are noted in the order in which they were made', async () => {
    await using store = await open();
    const six = Array.from({ length: 6 }, (_, index) => `relais${index}`);
    const world = worldOf(
      six.map((by, index) => ({
        of: 'demande',
        by,
        at: `2019-03-12T1${index}:00:00Z`,
        undoneAt: '2019-03-13T09:00:00Z',
      })),
      { accounts: six.map((as) => ({ as })) },
    );
    await using setting = await openSetting(store, world, { now: ASKED });
    for (const last of ['2019-03-12', '2019-03-13']) await night(setting, world, last);
    const events = await store.db
      .selectFrom('relay_event')
      .select('account')
      .where('event', '=', 'undone')
      .orderBy('id')
      .execute();
    assert.deepEqual(
      events.map(({ account }) => account),
      six.map((as) => pseudonymise(world.accountId(as))),
    );
  });

  test('followers are those of the first reading, and the seeker’s own reposts never count', async () => {
    await using store = await open();
    const world = worldOf([
      { of: 'demande', by: 'lea', at: '2019-03-12T09:00:00Z' },
      { of: 'demande', by: 'ami', at: '2019-03-12T10:00:00Z' },
    ]);
    await using setting = await openSetting(store, world, { now: ASKED });
    await night(setting, world, '2019-03-12');
    await night(setting, world, '2019-03-15');
    assert.deepEqual(
      (await relaysOf(store)).map(({ account, followers }) => [account, followers]),
      [[pseudonymise(world.accountId('ami')), 10]],
    );
    assert.equal((await eventsOf(store)).length, 1);
  });
});

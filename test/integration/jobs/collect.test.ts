import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day } from '../../../db/core/calendar.ts';
import { runNightly } from '../../../jobs/runner.ts';
import { buildTinyWorld, type TinyWorld } from '../../demo/world/tiny-world.ts';
import { eachStore } from '../stores.ts';
import {
  collected,
  collectNight,
  observed,
  openSetting,
  pseudonymise,
  sortAll,
  type TestSetting,
} from './setting.ts';
import { smallWorld } from './small-world.ts';

const NIGHT = '2019-04-01T01:00:00Z';
const LAST = day('2019-03-31');

eachStore('Collecting', (open) => {
  test('a first night reads everything since the collective began', async () => {
    await using store = await open();
    const world = smallWorld();
    await using setting = await openSetting(store, world, { now: NIGHT });
    await runNightly(setting, LAST, { afterTask: (name) => sortAfter(name, setting, world) });
    const { posts, relays, sightings, volume, cursors } = await observed(store);

    assert.equal(posts.length, 36);
    // The relay done again eleven days after the request came too late to be one of it.
    assert.equal(relays.length, 14 + 8 + 1);
    assert.equal(relays.filter(({ by_collective }) => by_collective === 1).length, 8);
    assert.deepEqual([...new Set(relays.map(({ kind }) => kind))].sort(), ['quote', 'repost']);
    assert.equal(sightings.length, 1 + 14 + 1 + 1);
    // 22 days of which the last has 23 hours, for two series.
    assert.equal(volume.length, 2 * (22 * 24 - 1));
    const until = '2019-03-31T22:00:00.000Z';
    const families = ['hashtag-volume', 'placements', 'retweet-reach', 'seeker-requests'];
    assert.deepEqual(
      cursors,
      families.map((task) => ({ task, until_at: until })),
    );
    for (const family of families) {
      assert.deepEqual(await collected(store, family), [`2019-03-09T23:00:00.000Z/${until}`]);
    }
  });

  test('the same night again asks X for nothing and changes nothing', async () => {
    await using store = await open();
    const world = smallWorld();
    await using setting = await openSetting(store, world, { now: NIGHT });
    await runNightly(setting, LAST, { afterTask: (name) => sortAfter(name, setting, world) });
    const before = await observed(store);
    const measures = await count(store, 'measure');
    const asked = setting.standIn.requests.length;
    await runNightly(setting, LAST);
    assert.deepEqual(await observed(store), before);
    assert.equal(await count(store, 'measure'), measures);
    assert.equal(setting.standIn.requests.length, asked);
  });

  test('nights one by one find what one long reading finds, by the recent endpoints', async () => {
    await using store = await open();
    const world = smallWorld();
    await using setting = await openSetting(store, world, { now: '2019-03-28T01:00:00Z' });
    for (let date = 27; date <= 31; date += 1) {
      const next = date === 31 ? '2019-04-01' : `2019-03-${date + 1}`;
      setting.setNow(`${next}T01:00:00Z`);
      await night(setting, world, `2019-03-${date}`);
    }
    const nights = await observed(store);
    const endpoints = new Set(setting.standIn.requests.map(({ endpoint }) => endpoint));
    for (const name of [
      'tweets/search/recent',
      'tweets/counts/recent',
      'users/:id/mentions',
      'tweets/search/all',
    ]) {
      assert.ok(endpoints.has(name), name);
    }
    assert.equal(nights.posts.length, 36);
    assert.equal(nights.volume.length, 2 * (22 * 24 - 1));
    assert.equal(nights.relays.length, 14 + 8 + 1);
  });

  test('both wire dialects give the same rows', async () => {
    const world = smallWorld();
    const read = async (dialect: 'tweet' | 'post') => {
      await using store = await open();
      await using setting = await openSetting(store, world, { now: NIGHT, dialect });
      await night(setting, world, LAST);
      return await observed(store);
    };
    assert.deepEqual(await read('post'), await read('tweet'));
  });

  test('a tag counts as a whole word of X, whatever its case', async () => {
    await using store = await open();
    const texts = [
      '#I4EMPLOI et #i4emploir',
      '#i4EmploiRH #i4Emploi',
      'voir#i4Emploi @i4emploi',
      '@I4EMPLOI bonjour',
    ];
    const world = buildTinyWorld({
      accounts: [{ as: 'quelquun' }],
      posts: texts.map((text, index) => ({
        as: `p${index}`,
        by: 'quelquun',
        at: `2019-03-11T0${index}:00:00Z`,
        text,
      })),
    });
    await using setting = await openSetting(store, world, { now: '2019-03-12T01:00:00Z' });
    await night(setting, world, '2019-03-11');
    const rows = await store.db.selectFrom('post').selectAll().orderBy('created_at').execute();
    assert.deepEqual(
      rows.map((row) => [row.has_tag, row.has_seeker_tag, row.mentions_account]),
      [
        [1, 1, 0],
        [1, 0, 0],
        [0, 0, 1],
        [0, 0, 1],
      ],
    );
    // Ninety days after it was read.
    assert.equal(rows[0]?.text_expires_on, '2019-06-10');
    assert.equal(rows[0]?.author, pseudonymise(world.accountId('quelquun')));
  });

  test('a relay undone and done again counts once, at its first reading; the seeker’s own never', async () => {
    await using store = await open();
    const world = smallWorld();
    await using setting = await openSetting(store, world, { now: '2019-03-15T01:00:00Z' });
    await night(setting, world, '2019-03-14');
    setting.setNow(NIGHT);
    await night(setting, world, LAST);
    const account = pseudonymise(world.accountId('relais1'));
    const again = await store.db
      .selectFrom('relay')
      .select(['relayed_at', 'followers'])
      .where('account', '=', account)
      .where('post_id', '=', world.postId('demande2'))
      .execute();
    assert.deepEqual(again, [{ relayed_at: '2019-03-12T10:15:00.000Z', followers: 1001 }]);
    const own = pseudonymise(world.accountId('cherche3'));
    const rows = await store.db.selectFrom('relay').select('post_id').where('account', '=', own).execute();
    assert.deepEqual(rows, []);
  });

  test('a request is read until seven days after it was asked, or until X no longer shows it', async () => {
    await using store = await open();
    const world = buildTinyWorld({
      accounts: [{ as: 'lea' }, { as: 'noe' }],
      posts: [
        { as: 'vieille', by: 'lea', at: '2019-03-11T08:00:00Z', text: '#i4EmploiR', label: 'seeker_request' },
        { as: 'jeune', by: 'lea', at: '2019-03-18T08:00:00Z', text: '#i4EmploiR', label: 'seeker_request' },
        {
          as: 'partie',
          by: 'noe',
          at: '2019-03-18T09:00:00Z',
          text: '#i4EmploiR',
          label: 'seeker_request',
          deletedAt: '2019-03-19T12:00:00Z',
        },
      ],
    });
    await using setting = await openSetting(store, world, { now: '2019-03-19T01:00:00Z' });
    await night(setting, world, '2019-03-18');
    const final = async () => {
      const rows = await store.db
        .selectFrom('request')
        .selectAll()
        .where('relays_final_at', 'is not', null)
        .execute();
      return rows.map(({ post_id }) => post_id).sort();
    };
    assert.deepEqual(await final(), [world.postId('vieille')]);
    setting.setNow('2019-03-20T01:00:00Z');
    await night(setting, world, '2019-03-19');
    assert.deepEqual(await final(), [world.postId('vieille'), world.postId('partie')].sort());
  });

  test('after seven days a relay counts only when the collective made it', async () => {
    await using store = await open();
    const asked = { by: 'lea', text: '#i4EmploiR', label: 'seeker_request' as const };
    const world = buildTinyWorld({
      accounts: [{ as: 'lea' }, { as: 'ami' }, { as: 'amie' }],
      posts: [{ as: 'demande', at: '2019-03-11T08:00:00Z', ...asked }],
      relays: [
        { of: 'demande', by: 'amie', at: '2019-03-18T08:00:00Z' },
        { of: 'demande', by: 'ami', at: '2019-03-18T08:00:01Z' },
        { of: 'demande', by: 'i4Emploi', at: '2019-03-20T08:00:00Z' },
      ],
    });
    await using setting = await openSetting(store, world, { now: NIGHT });
    await night(setting, world, LAST);
    const rows = await store.db.selectFrom('relay').select('account').orderBy('relayed_at').execute();
    const accounts = ['amie', 'i4Emploi'].map((as) => pseudonymise(world.accountId(as)));
    assert.deepEqual(
      rows.map(({ account }) => account),
      accounts,
    );
  });
});

async function sortAfter(
  name: string,
  setting: Parameters<typeof sortAll>[0],
  world: Parameters<typeof sortAll>[1],
): Promise<void> {
  if (name === 'seeker-requests') await sortAll(setting, world);
}

async function count(store: Parameters<typeof observed>[0], table: 'measure'): Promise<number> {
  const row = await store.db
    .selectFrom(table)
    .select((eb) => eb.fn.countAll<number>().as('rows'))
    .executeTakeFirstOrThrow();
  return Number(row.rows);
}

/** A night that must go well. */
async function night(setting: TestSetting, world: TinyWorld, last: string): Promise<void> {
  assert.deepEqual(await collectNight(setting, world, day(last)), []);
}

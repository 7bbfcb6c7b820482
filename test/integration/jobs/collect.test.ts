import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day } from '../../../db/core/calendar.ts';
import { moveCursor } from '../../../db/queries/cursors.ts';
import { runNightly, runTask } from '../../../jobs/runner.ts';
import { buildTinyWorld } from '../../demo/world/tiny-world.ts';
import { eachStore } from '../stores.ts';
import { CALENDAR, collected, observed, openSetting, pseudonymise, sortAll, taskNamed } from './setting.ts';
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
      await runNightly(setting, day(`2019-03-${date}`), {
        afterTask: (name) => sortAfter(name, setting, world),
      });
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
      await runNightly(setting, LAST, { afterTask: (name) => sortAfter(name, setting, world) });
      return observed(store);
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
    await runNightly(setting, day('2019-03-11'));
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
    assert.equal(rows[0]?.text_expires_on, '2019-06-09');
    assert.equal(rows[0]?.author, pseudonymise(world.accountId('quelquun')));
  });

  test('a relay undone and done again counts once, at its first reading; the seeker’s own never', async () => {
    await using store = await open();
    const world = smallWorld();
    await using setting = await openSetting(store, world, { now: '2019-03-15T01:00:00Z' });
    await runNightly(setting, day('2019-03-14'), { afterTask: (name) => sortAfter(name, setting, world) });
    setting.setNow(NIGHT);
    await runNightly(setting, LAST, { afterTask: (name) => sortAfter(name, setting, world) });
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
    await runNightly(setting, day('2019-03-18'), { afterTask: (name) => sortAfter(name, setting, world) });
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
    await runNightly(setting, day('2019-03-19'));
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
    await runNightly(setting, LAST, { afterTask: (name) => sortAfter(name, setting, world) });
    const rows = await store.db.selectFrom('relay').select('account').orderBy('relayed_at').execute();
    const accounts = ['amie', 'i4Emploi'].map((as) => pseudonymise(world.accountId(as)));
    assert.deepEqual(
      rows.map(({ account }) => account),
      accounts,
    );
  });

  test('an hour without posts is a measured zero, and the nights the clocks change have 23 and 25 hours', async () => {
    await using store = await open();
    const world = buildTinyWorld({
      accounts: [{ as: 'lea' }],
      posts: [{ as: 'p', by: 'lea', at: '2019-10-27T00:30:00Z', text: '#i4Emploi' }],
      end: '2019-11-01T00:00:00Z',
    });
    const spring = { now: '2019-04-01T01:00:00Z', startDay: '2019-03-31' };
    await using setting = await openSetting(store, world, spring);
    await runNightly(setting, day('2019-03-31'));
    await moveCursor(store.db, 'hashtag-volume', CALENDAR.startOf(day('2019-10-26')));
    setting.setNow('2019-10-28T01:00:00Z');
    await runTask(setting, taskNamed('hashtag-volume'), day('2019-10-27'));
    const hoursOf = async (date: string) => {
      const from = CALENDAR.startOf(day(date));
      const until = CALENDAR.endOf(day(date));
      const rows = await store.db
        .selectFrom('volume_observation')
        .select('posts')
        .where('series', '=', 'tag')
        .where('hour_start', '>=', from)
        .where('hour_start', '<', until)
        .orderBy('hour_start')
        .execute();
      return rows.map(({ posts }) => posts);
    };
    assert.deepEqual(await hoursOf('2019-03-31'), Array(23).fill(0));
    assert.deepEqual(await hoursOf('2019-10-27'), [0, 0, 1, ...Array(22).fill(0)]);
  });

  test('an hour that X counts again differently gets a new row beside the old one', async () => {
    await using store = await open();
    const world = smallWorld();
    await using setting = await openSetting(store, world, { now: '2019-03-15T01:00:00Z' });
    await runNightly(setting, day('2019-03-14'));
    await store.db.deleteFrom('cursor').where('task', '=', 'hashtag-volume').execute();
    setting.setNow('2019-03-15T02:00:00Z');
    const raise = (body: unknown): unknown => {
      const { data } = body as { data: { start: string; tweet_count: number }[] };
      for (const hour of data) if (hour.start === '2019-03-12T14:00:00.000Z') hour.tweet_count += 1;
      return body;
    };
    setting.standIn.setFault(({ endpoint }) =>
      endpoint.startsWith('tweets/counts') ? { kind: 'rewrite', change: raise } : null,
    );
    await runNightly(setting, day('2019-03-14'));
    const rows = await store.db
      .selectFrom('volume_observation')
      .select(['known_at', 'posts'])
      .where('series', '=', 'tag')
      .where('hour_start', '>=', CALENDAR.startOf(day('2019-03-12')))
      .where('hour_start', '<', CALENDAR.endOf(day('2019-03-12')))
      .where('posts', '>', 1)
      .execute();
    assert.deepEqual(rows.map(({ posts }) => posts).sort(), [2, 3]);
    const all = await store.db.selectFrom('volume_observation').select('hour_start').execute();
    assert.equal(all.length, 2 * 5 * 24 + 2);
  });

  test('a bio with both tags counts under both, a look-alike under none', async () => {
    await using store = await open();
    const world = smallWorld();
    await using setting = await openSetting(store, world, { now: NIGHT });
    await runNightly(setting, LAST);
    const sighting = (as: string) =>
      store.db
        .selectFrom('bio_sighting')
        .select(['adopter', 'seeker', 'followers'])
        .where('account', '=', pseudonymise(world.accountId(as)))
        .execute();
    assert.deepEqual(await sighting('lesdeux'), [{ adopter: 1, seeker: 1, followers: 7 }]);
    assert.deepEqual(await sighting('chercheuse'), [{ adopter: 0, seeker: 1, followers: 7 }]);
    assert.deepEqual(await sighting('sosie'), []);
  });

  test('every request to X is in the ledger, at no less than X bills', async () => {
    await using store = await open();
    const world = smallWorld();
    await using setting = await openSetting(store, world, { now: NIGHT, billExpandedUsers: true });
    await runNightly(setting, LAST, { afterTask: (name) => sortAfter(name, setting, world) });
    const ledger = await store.db.selectFrom('request_ledger').selectAll().orderBy('id').execute();
    const { requests } = setting.standIn;
    assert.equal(ledger.length, requests.length);
    const billed = requests.reduce((sum, { grossUsd }) => sum + grossUsd, 0);
    const booked = ledger.reduce((sum, { cost_microdollars }) => sum + cost_microdollars, 0) / 1_000_000;
    assert.ok(booked >= billed - 1e-9, `${booked} booked, ${billed} billed`);
    assert.ok(booked <= billed * 1.01 + 0.01, `${booked} booked, ${billed} billed`);
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

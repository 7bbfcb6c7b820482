import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day } from '../../../db/core/calendar.ts';
import { moveCursor } from '../../../db/queries/cursors.ts';
import { runTask } from '../../../jobs/runner.ts';
import { buildTinyWorld, type TinyWorld } from '../../demo/world/tiny-world.ts';
import { eachStore } from '../stores.ts';
import { CALENDAR, collectNight, openSetting, pseudonymise, type TestSetting, taskNamed } from './setting.ts';
import { smallWorld } from './small-world.ts';

const NIGHT = '2019-04-01T01:00:00Z';
const LAST = day('2019-03-31');

eachStore('Counting', (open) => {
  test('an hour without posts is a measured zero, and the nights the clocks change have 23 and 25 hours', async () => {
    await using store = await open();
    const world = buildTinyWorld({
      accounts: [{ as: 'lea' }],
      posts: [{ as: 'p', by: 'lea', at: '2019-10-27T00:30:00Z', text: '#i4Emploi' }],
      end: '2019-11-01T00:00:00Z',
    });
    const spring = { now: '2019-04-01T01:00:00Z', startDay: '2019-03-31' };
    await using setting = await openSetting(store, world, spring);
    await night(setting, world, '2019-03-31');
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
    await night(setting, world, '2019-03-14');
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
    await night(setting, world, '2019-03-14');
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
    await night(setting, world, LAST);
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
    await night(setting, world, LAST);
    const ledger = await store.db.selectFrom('request_ledger').selectAll().orderBy('id').execute();
    const { requests } = setting.standIn;
    assert.equal(ledger.length, requests.length);
    const billed = requests.reduce((sum, { grossUsd }) => sum + grossUsd, 0);
    const booked = ledger.reduce((sum, { cost_microdollars }) => sum + cost_microdollars, 0) / 1_000_000;
    assert.ok(booked >= billed - 1e-9, `${booked} booked, ${billed} billed`);
    assert.ok(booked <= billed * 1.01 + 0.01, `${booked} booked, ${billed} billed`);
  });
});

/** A night that must go well. */
async function night(setting: TestSetting, world: TinyWorld, last: string): Promise<void> {
  assert.deepEqual(await collectNight(setting, world, day(last)), []);
}

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDays, day, instant } from '../../../db/core/calendar.ts';
import { nightBegins } from '../../../jobs/one-utc-day.ts';
import { runNightly } from '../../../jobs/runner.ts';
import { eachStore } from '../stores.ts';
import { collectNight, observed, openSetting } from './setting.ts';
import { smallWorld } from './small-world.ts';

const LAST = day('2019-03-31');

eachStore('the clock', (open) => {
  test('nights that were missed are caught up: after five by the recent endpoints, after twenty by the archive', async () => {
    for (const [missed, reach] of [
      [5, 'recent'],
      [20, 'all'],
    ] as const) {
      await using store = await open();
      const before = addDays(LAST, -missed);
      await using setting = await openSetting(store, smallWorld(), {
        now: `${addDays(before, 1)}T02:00:00Z`,
      });
      await runNightly(setting, before);
      const { length } = setting.standIn.requests;
      setting.setNow('2019-04-01T02:00:00Z');
      await runNightly(setting, LAST);
      const searches = setting.standIn.requests
        .slice(length)
        .flatMap(({ endpoint }) => (endpoint?.startsWith('tweets/search/') ? [endpoint] : []));
      assert.deepEqual([...new Set(searches)], [`tweets/search/${reach}`]);
      const { posts, cursors } = await observed(store);
      assert.equal(posts.length, 36);
      assert.ok(cursors.every(({ until_at }) => until_at === '2019-03-31T22:00:00.000Z'));
    }
  });

  test('a night that would cross 00:00 UTC waits for it, and reads on one UTC day', async () => {
    await using store = await open();
    await using setting = await openSetting(store, smallWorld(), { now: '2019-03-31T22:40:00Z' });
    const waited: number[] = [];
    await runNightly(setting, LAST, {
      async wait(milliseconds) {
        waited.push(milliseconds);
        setting.setNow('2019-04-01T00:00:00Z');
      },
    });
    assert.deepEqual(waited, [80 * 60_000]);
    const days = setting.standIn.requests.map(({ at }) => at.slice(0, 10));
    assert.deepEqual([...new Set(days)], ['2019-04-01']);
  });

  test('a day that was read while it lasted is read to its end by its night, and by one night only', async () => {
    await using store = await open();
    await using setting = await openSetting(store, smallWorld(), { now: '2019-03-31T10:00:00Z' });
    assert.deepEqual(await collectNight(setting, smallWorld(), LAST), []);
    setting.setNow('2019-04-01T02:00:00Z');
    await runNightly(setting, LAST);
    const { cursors } = await observed(store);
    assert.ok(cursors.every(({ until_at }) => until_at === '2019-03-31T22:00:00.000Z'));
    const { length } = setting.standIn.requests;
    setting.setNow('2019-04-01T03:00:00Z');
    await runNightly(setting, LAST);
    assert.equal(setting.standIn.requests.length, length);
  });
});

test('only the two hours before 00:00 UTC are waited out', () => {
  const cases = [
    ['2019-03-31T21:59:00Z', '2019-03-31T21:59:00.000Z'],
    ['2019-03-31T22:00:01Z', '2019-04-01T00:00:00.000Z'],
    ['2019-03-31T23:59:59Z', '2019-04-01T00:00:00.000Z'],
    ['2019-04-01T00:00:00Z', '2019-04-01T00:00:00.000Z'],
    ['2019-04-01T02:00:00Z', '2019-04-01T02:00:00.000Z'],
  ] as const;
  for (const [now, begins] of cases) assert.equal(nightBegins(instant(now)), begins);
});

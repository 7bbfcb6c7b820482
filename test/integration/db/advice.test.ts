import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDays, type Day, day, instant } from '../../../db/core/calendar.ts';
import { insertEngagement } from '../../../db/queries/engagement.ts';
import { insertRows } from '../../../db/queries/insert-rows.ts';
import { contrastOfMedians } from '../../../db/statistics/bootstrap.ts';
import type { Store } from '../../../db/store.ts';
import { seededRandom } from '../../demo/world/random.ts';
import { eachStore } from '../stores.ts';
import { adviceReadAnew, counted } from './advice-read-anew.ts';
import { AdviceWorld, GONE, known, lookUp } from './advice-world.ts';
import { calendar, figure, night } from './october.ts';
import { type Seed, seed } from './seed.ts';

const contrast = (store: Store, dimension: string) =>
  figure(store, 'advice_contrast', 'all', '2015-09-26', undefined, dimension);
/** 70 requests of September, every other with a picture, which received 5 more. */
async function pictures(store: Store): Promise<{ rows: Seed; with: number[]; without: number[] }> {
  const rows = await seed(store, calendar);
  const groups = { rows, with: [] as number[], without: [] as number[] };
  for (let index = 0; index < 70; index += 1) {
    const on: Day = addDays(day('2018-09-01'), index % 20);
    await rows.post(`${index}`, `seeker${index}`, `${on}T05:30:00Z`, 'seeker_request');
    const likes = ((index * 7) % 20) + (index % 2 === 0 ? 5 : 0);
    await lookUp(store, rows, `${index}`, on, { likes });
    groups[index % 2 === 0 ? 'with' : 'without'].push(likes);
  }
  const even = Array.from({ length: 35 }, (_, index) => `${2 * index}`);
  await store.db
    .updateTable('post')
    .set({ has_media: 1, hashtags: 1, has_emoji: 0, length: 90 })
    .where('id', 'in', even)
    .execute();
  return groups;
}

eachStore('Advice put to the test', (open) => {
  test('a contrast is a difference of medians with its interval, hidden below thirty, once a month', async () => {
    await using store = await open();
    const { rows, ...groups } = await pictures(store);
    await night(store, rows, day('2018-09-30'), '2018-10-01T04:00:00Z');
    const strata = [{ key: 'one', with: counted(groups.with), without: counted(groups.without) }];
    const expected = contrastOfMedians(strata, { seed: 20_150_928 });
    assert.deepEqual(await contrast(store, 'media'), {
      state: 'measured',
      value: expected?.difference,
      low: expected?.low,
      high: expected?.high,
      n: 70,
      reason: 'association',
    });
    assert.ok((expected?.difference ?? 0) > 0);
    assert.equal((await contrast(store, 'media with'))?.n, 35);
    const why = async (dimension: string) => (await contrast(store, dimension))?.reason;
    // All were posted at half past seven in Paris; those at the weekend are too few.
    assert.deepEqual(await Promise.all(['hour', 'tags', 'emoji', 'cta', 'length'].map(why)), [
      'too_few',
      'too_few',
      'no_impressions',
      'not_coded',
      'too_few',
    ]);
    await store.db.updateTable('engagement').set({ likes: 0 }).execute();
    await rows.window('retweet-reach', day('2018-09-01'), day('2018-10-01'));
    await night(store, rows, day('2018-09-30'), '2018-10-01T05:00:00Z');
    assert.equal((await contrast(store, 'media'))?.value, expected?.difference, 'not each night');
    await night(store, rows, day('2018-10-01'), '2018-10-02T05:00:00Z');
    assert.equal((await contrast(store, 'media'))?.value, 0, 'once a month');
  });

  for (const number of [1, 2]) {
    test(`whatever has come since, advice is told of the requests that there are (world ${number})`, async () => {
      await using store = await open();
      const rows = await seed(store, calendar);
      const world = new AdviceWorld(store, rows, seededRandom(number, 37));
      await world.asking(day('2018-08-01'), 170);
      for (const cutoff of ['2018-08-20', '2018-08-31', '2018-09-01', '2018-09-18', '2018-10-01'].map(day)) {
        await world.live(cutoff);
        await night(store, rows, cutoff, `${addDays(cutoff, 1)}T04:00:00Z`);
        if (!cutoff.endsWith('-01')) continue;
        const anew = await adviceReadAnew(store, cutoff);
        assert.ok(anew.filter(({ value }) => value !== undefined).length > 4, 'some are to be told');
        for (const { claim, ...expected } of anew) {
          const told = await contrast(store, claim);
          const { value, low, high } = told?.state === 'measured' ? told : {};
          const bounds = claim.includes(' ') ? {} : { low, high };
          assert.deepEqual(
            { low: undefined, high: undefined, value, ...bounds },
            expected,
            `${cutoff} ${claim}`,
          );
        }
      }
    });
  }

  test('an author’s followers are those that were known when the request was looked up', async () => {
    await using store = await open();
    const rows = await seed(store, calendar);
    const on = day('2018-09-03');
    for (const id of ['1', '2', '3']) await rows.post(id, `s${id}`, `${on}T08:00:00Z`, 'seeker_request');
    await known(store, rows, 's1', 40);
    await known(store, rows, 's2', 40);
    await lookUp(store, rows, '1', on);
    await insertEngagement(store.db, [
      { post_id: '2', day: on, read_at: instant(`${on}T09:00:00Z`), run_id: rows.runId, ...GONE },
    ]);
    await lookUp(store, rows, '3', on);
    await store.db.updateTable('adopter').set({ followers: 4_000 }).execute();
    const kept = await store.db
      .selectFrom('engagement')
      .select('author_followers')
      .orderBy('post_id')
      .execute();
    assert.deepEqual(
      kept.map(({ author_followers }) => author_followers),
      [40, null, null],
    );
  });

  test('as many counts as there are requests are all read, a part at a time', async () => {
    await using store = await open();
    const rows = await seed(store, calendar);
    const since = { grain: 'all' as const, start_day: day('2015-09-26') };
    const counts = Array.from({ length: 7_000 }, (_, count) => count);
    const alike = (name: string, more: number) =>
      counts.map((count) => ({
        ...since,
        name,
        key: `0 - ${String(count + more).padStart(9, '0')}`,
        amount: 1,
      }));
    const seen = ['requests', 'media coded', 'media counted'];
    await insertRows(store.db, 'tally', [
      ...seen.map((key) => ({ ...since, name: 'advice seen', key, amount: 14_000 })),
      ...alike('advice media with', 100),
      ...alike('advice media without', 0),
    ]);
    await night(store, rows, day('2018-09-30'), '2018-10-01T04:00:00Z');
    const { value, n } = (await contrast(store, 'media')) ?? {};
    assert.deepEqual([value, n], [100, 14_000]);
  });

  test('a store that lacks a tally makes that one alone, closed days with it', async () => {
    await using store = await open();
    const { rows } = await pictures(store);
    await night(store, rows, day('2018-09-30'), '2018-10-01T04:00:00Z');
    const before = await tallies(store, 'advice');
    const setting = await store.db
      .selectFrom('setting')
      .select('value')
      .where('name', '=', 'projections')
      .executeTakeFirstOrThrow();
    await store.db
      .updateTable('setting')
      .set({ value: setting.value.replace(',written=1', '') })
      .where('name', '=', 'projections')
      .execute();
    await store.db.deleteFrom('tally').where('name', 'like', 'advice%').execute();
    await store.db.deleteFrom('tally').where('name', '=', 'requests as written').execute();
    const closed_at = instant('2018-10-01T05:00:00Z');
    await store.db
      .insertInto('closed_day')
      .values({ day: day('2018-09-05'), closed_at })
      .execute();
    // What is tallied already is not tallied again.
    await store.db
      .updateTable('tally')
      .set({ amount: 7_000 })
      .where('name', '=', 'posts')
      .where('start_day', '=', day('2018-09-04'))
      .execute();
    await night(store, rows, day('2018-10-10'), '2018-10-11T04:00:00Z');
    assert.deepEqual(await tallies(store, 'advice'), before);
    assert.equal(
      (await tallies(store, 'posts')).find(({ start_day }) => start_day === '2018-09-04')?.amount,
      7_000,
    );
  });
});

const tallies = ({ db }: Store, prefix: string) =>
  db
    .selectFrom('tally')
    .selectAll()
    .where('name', 'like', `${prefix}%`)
    .where('amount', '!=', 0)
    .orderBy('name')
    .orderBy('grain')
    .orderBy('start_day')
    .orderBy('key')
    .execute();

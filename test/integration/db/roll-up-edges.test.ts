import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDays, day, instant } from '../../../db/core/calendar.ts';
import { fixedClock } from '../../../db/core/clock.ts';
import { COLLECTED_FAMILIES } from '../../../db/core/families.ts';
import { type Pseudonym, pseudonymiser } from '../../../db/core/pseudonym.ts';
import { idSeal } from '../../../db/core/sealed-id.ts';
import { forgetPerson } from '../../../db/privacy/forget-person.ts';
import { addFacts } from '../../../db/queries/declaration-facts.ts';
import { addDeclaration, decideDeclaration } from '../../../db/queries/declarations.ts';
import { rollUp } from '../../../db/rollup/roll-up.ts';
import { openStore } from '../../../db/store.ts';
import { runNightly } from '../../../jobs/runner.ts';
import { snowflake } from '../../demo/world/snowflake.ts';
import { buildTinyWorld } from '../../demo/world/tiny-world.ts';
import { openSetting } from '../jobs/setting.ts';
import { CUTOFF, calendar, collective, exactly, figure, MONTH, night, october } from './october.ts';
import { seed } from './seed.ts';

const KEY = 'a key for tests, long enough for it';
const open = () => openStore('sqlite::memory:');

test('a request of the first moment of a month is seven days old no sooner for the month than for the year', async () => {
  await using store = await open();
  const rows = await october(store);
  await rows.post('9', 'zoe', '2018-09-30T22:00:00Z', 'seeker_request');
  const told = (grain: 'month' | 'year', start: string) => figure(store, 'relay_coverage', grain, start);
  await night(store, rows, day('2018-10-07'), '2018-10-08T04:00:00Z');
  // A relay at the very end of its seven days is not among the figures yet.
  for (const row of [await told('month', '2018-10-01'), await told('year', '2018-09-26')])
    assert.equal(row?.n ?? 0, 0);
  await night(store, rows, day('2018-10-08'), '2018-10-09T04:00:00Z');
  assert.equal((await told('month', '2018-10-01'))?.n, 1);
});

test('where the clocks changed, an hour of the first day of a year is seven days old before the others', async () => {
  await using store = await open();
  const rows = await seed(store, calendar);
  const [start, cutoff] = [day('2018-10-22'), day('2018-10-28')];
  for (const family of COLLECTED_FAMILIES) await rows.window(family, start, day('2018-10-29'));
  await rows.post('1', 'ana', '2018-10-21T22:30:00Z', 'seeker_request');
  await rows.counted('search', '2018-10-21T22:00:00Z', 2);
  const { runId } = rows;
  const clock = fixedClock('2018-10-29T04:00:00Z');
  await rollUp(store, {
    collective: { ...collective, startDay: start },
    calendar,
    clock,
    runId,
    day: cutoff,
  });
  const told = await figure(store, 'relay_coverage', 'year', start);
  // The other post that X counted may be a request of that hour.
  assert.deepEqual([told?.low, told?.high, told?.n, told?.reason], [0, 0.5, 1, 'unseen_posts']);
});

test('nothing was to be collected of the days before the collective began', async () => {
  await using store = await open();
  const rows = await seed(store, calendar);
  const [start, cutoff] = [day('2018-10-22'), day('2018-10-31')];
  for (const family of COLLECTED_FAMILIES) await rows.window(family, start, day('2018-11-01'));
  await rows.post('1', 'ana', '2018-10-25T08:00:00Z', 'seeker_request');
  await rows.counted('search', '2018-10-25T08:00:00Z', 1);
  const clock = fixedClock('2018-11-01T04:00:00Z');
  const { runId } = rows;
  await rollUp(store, {
    collective: { ...collective, startDay: start },
    calendar,
    clock,
    runId,
    day: cutoff,
  });
  const october = (key: string) => figure(store, key, 'month', '2018-10-01');
  assert.deepEqual(await october('collection_coverage'), exactly(1));
  assert.deepEqual(await october('seeker_requests'), exactly(1));
  assert.deepEqual(await october('longest_gap'), exactly(10));
});

for (const [how, countedAt, posts] of [
  ['once, on the day of the edit', '2018-10-06T02:00:00Z', 1],
  ['on both days, as it was counted before the edit as well', '2018-10-05T22:01:00Z', 2],
] as const) {
  test(`a post that was edited across midnight counts on its own day, when X counts it ${how}`, async () => {
    await using store = await open();
    const rows = await seed(store, calendar);
    for (const family of COLLECTED_FAMILIES) await rows.window(family, ...MONTH);
    await rows.post('7', 'ana', '2018-10-05T21:50:00Z', 'seeker_request');
    const latest_id = snowflake(Date.parse('2018-10-05T22:05:00Z'), 0);
    await store.db.updateTable('post').set({ latest_id, has_tag: 1 }).execute();
    // Beside it X counts a post that nobody could read.
    for (const series of ['tag', 'search'] as const) {
      await rows.counted(series, '2018-10-05T21:00:00Z', posts, countedAt);
      await rows.counted(series, '2018-10-05T22:00:00Z', 1, '2018-10-07T02:00:00Z');
    }
    await night(store, rows, CUTOFF, '2018-11-01T04:00:00Z');
    const on = (key: string, of: string) => figure(store, key, 'day', of);
    const { low, high, reason } = (await on('seeker_requests', '2018-10-05')) ?? {};
    assert.deepEqual([low, high, reason], [1, 2, 'unseen_posts']);
    assert.deepEqual(await on('hashtag_posts_original', '2018-10-05'), exactly(2));
    for (const key of ['seeker_requests', 'hashtag_posts_original', 'posts_unseen'])
      assert.deepEqual(await on(key, '2018-10-06'), exactly(0), key);
  });
}

test('what X counts of a post that was edited across midnight is still counted once its author is forgotten', async () => {
  await using store = await open();
  const rows = await seed(store, calendar);
  for (const family of COLLECTED_FAMILIES) await rows.window(family, ...MONTH);
  await rows.post('7', 'ana', '2018-10-05T21:50:00Z', 'seeker_request');
  const latest_id = snowflake(Date.parse('2018-10-05T22:05:00Z'), 0);
  await store.db.updateTable('post').set({ latest_id, has_tag: 1 }).execute();
  await rows.counted('tag', '2018-10-05T22:00:00Z', 1, '2018-10-07T02:00:00Z');
  await night(store, rows, CUTOFF, '2018-11-01T04:00:00Z');
  const posts = (of: string) => figure(store, 'hashtag_posts_original', 'day', of);
  assert.deepEqual([await posts('2018-10-05'), await posts('2018-10-06')], [exactly(1), exactly(0)]);
  const at = instant('2018-11-01T05:00:00Z');
  const keys = { at, pseudonymise: pseudonymiser(KEY), idSeal: idSeal(KEY) };
  await store.db.transaction().execute((db) => forgetPerson(db, 'ana' as Pseudonym, keys));
  await night(store, rows, addDays(CUTOFF, 1), '2018-11-02T04:00:00Z');
  assert.deepEqual([await posts('2018-10-05'), await posts('2018-10-06')], [exactly(0), exactly(1)]);
  const month = await figure(store, 'hashtag_posts_original', 'month', '2018-10-01');
  assert.equal(month?.low, 1);
});

test('a post that nobody could read, counted in the first hour of a day, may be of the day before', async () => {
  await using store = await open();
  const rows = await seed(store, calendar);
  for (const family of COLLECTED_FAMILIES) await rows.window(family, ...MONTH);
  await rows.post('7', 'ana', '2018-10-05T10:00:00Z', 'seeker_request');
  await rows.post('8', 'ben', '2018-10-05T22:10:00Z', 'seeker_request');
  await rows.counted('search', '2018-10-05T10:00:00Z', 1);
  await rows.counted('search', '2018-10-05T22:00:00Z', 2);
  await rows.counted('search', '2018-10-06T10:00:00Z', 1);
  await night(store, rows, CUTOFF, '2018-11-01T04:00:00Z');
  const bounds = async (key: string, of: string) => {
    const row = await figure(store, key, 'day', of);
    return [row?.low, row?.high];
  };
  assert.deepEqual(await bounds('seeker_requests', '2018-10-05'), [1, 2]);
  assert.deepEqual(await bounds('seeker_requests', '2018-10-06'), [1, 3]);
  assert.deepEqual(await bounds('posts_unseen', '2018-10-05'), [0, 0]);
  assert.deepEqual(await bounds('posts_unseen', '2018-10-06'), [2, 2]);
});

test('the first of two declarations of a day is the one that was made first, whichever was entered first', async () => {
  await using store = await open();
  const rows = await october(store);
  const at = instant('2018-10-31T10:00:00Z');
  const person = 'ana' as Pseudonym;
  for (const [hour, contribution] of [
    ['15', 'helped'],
    ['09', 'decisive'],
  ] as const) {
    const declared_at = instant(`2018-10-12T${hour}:00:00Z`);
    const told = { person, day: day('2018-10-12'), declared_at, source: 'form' as const };
    const entered = { entered_by: 'form', entered_at: at, link_hash: hour, sealed_mail: null };
    const { id } = await addDeclaration(store.db, { ...told, ...entered });
    await addFacts(store.db, id, { contribution }, { at, person: true, notedBy: 'form' });
    await decideDeclaration(store.db, { id, state: 'confirmed', by: 'bob', at });
  }
  await night(store, rows, CUTOFF, '2018-11-01T04:00:00Z');
  const answered = async (of: string) =>
    (await figure(store, 'contribution_answer', 'year', '2018-09-26', undefined, of))?.low;
  assert.deepEqual([await answered('decisive'), await answered('helped')], [1, 0]);
});

test('a day is worked out anew when the next one is counted, nights later, and may hold a post of its own', async () => {
  await using store = await open();
  const post = {
    as: 'post',
    by: 'lea',
    text: 'Je cherche un poste #i4EmploiR',
    label: 'seeker_request',
  } as const;
  const edits = [{ at: '2019-03-12T23:10:00Z', text: 'Je cherche un poste à Lyon #i4EmploiR' }];
  const gone = { at: '2019-03-12T22:40:00Z', edits, deletedAt: '2019-03-14T10:00:00Z' };
  const world = buildTinyWorld({ accounts: [{ as: 'lea' }], posts: [{ ...post, ...gone }] });
  await using setting = await openSetting(store, world, { now: '2019-03-13T03:00:00Z' });
  const seekers = async () => {
    const row = await figure(store, 'seeker_requests', 'day', '2019-03-12');
    return [row?.low, row?.high];
  };
  await runNightly(setting, day('2019-03-12'));
  assert.deepEqual(await seekers(), [0, 0]);
  setting.setNow('2019-03-16T03:00:00Z');
  await runNightly(setting, day('2019-03-15'));
  assert.deepEqual(await seekers(), [0, 1]);
});

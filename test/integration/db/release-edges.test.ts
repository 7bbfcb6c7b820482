import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CATALOGUE } from '../../../db/catalogue/index.ts';
import { day, instant } from '../../../db/core/calendar.ts';
import { erasePlatform } from '../../../db/queries/platform-erasure.ts';
import { writeSetting } from '../../../db/queries/settings.ts';
import { type PublicDocument, releaseDue } from '../../../db/release/build-release.ts';
import { openStore } from '../../../db/store.ts';
import { cellOf, publishing, START } from './publishing.ts';

const empty = () => openStore('sqlite::memory:');
type Publisher = Awaited<ReturnType<typeof publishing>>;

/** So many posts in a month, each by somebody else, and its figure. */
async function crowd({ post, measure }: Publisher, month: string, posts: number): Promise<void> {
  for (let index = 0; index < posts; index += 1)
    await post(`${month}${index}`, `author${index}`, `${month}-03T08:00:00Z`, null);
  await measure('hashtag_posts_original', 'month', `${month}-15`, { value: posts });
}

test('no month is published that ended before the collective began', async () => {
  await using store = await empty();
  await writeSetting(store.db, 'cutoff', '2018-10-07');
  assert.equal(await releaseDue(store.db, START), null);
  assert.equal(
    await releaseDue(store.db, day('2018-08-31')),
    '2018-08-31',
    'its first day is a month’s last',
  );
});

test('each figure is told once, in the order of the catalogue, and what would give others away not at all', async () => {
  await using store = await empty();
  const { measure, publish } = await publishing(store);
  await measure('seekers_new', 'year', '2018-10-15', { value: 60 });
  await measure('declared_by_day', 'year', '2018-10-15', { value: 0.5, n: 60 });
  await measure('job_declarations_period', 'year', '2018-10-15', { value: 60 });
  await measure('job_declarations_cumulative', 'year', '2018-10-15', { value: 60 });
  const { tables } = await publish('2019-11-08');
  const keys = tables.map(({ indicator }) => indicator);
  assert.deepEqual(
    keys,
    CATALOGUE.map(({ key }) => key).filter((key) => keys.includes(key)),
  );
  assert.ok(keys.includes('job_declarations_period') && keys.length > 30);
  assert.deepEqual(
    keys.filter((key) => ['seekers_new', 'declared_by_day'].includes(key)),
    [],
  );
  for (const { cells } of tables)
    for (const { period } of cells) assert.match(period.start, /^\d{4}-\d\d-\d\d$/);
});

test('of requests the account is looked for that asked most, of relays the one that relayed most', async () => {
  await using store = await empty();
  const publisher = await publishing(store);
  const { measure, post, publish, relay } = publisher;
  await crowd(publisher, '2018-10', 20);
  for (let index = 0; index < 10; index += 1) {
    await post(`ana${index}`, 'ana', '2018-10-04T08:00:00Z', 'seeker_request');
    await relay(`ana${index}`, 'bob', '2018-10-04T09:00:00Z', 10);
    await relay(`ana${index}`, 'collective', '2018-10-04T09:00:00Z', 10, true);
  }
  for (const key of ['seeker_requests', 'community_relays'])
    for (const month of ['2018-10-15', '2018-11-15']) await measure(key, 'month', month, { value: 10 });
  const document = await publish('2018-12-08');
  const stateOf = (key: string) => cellOf(document, key, 'month', '2018-10-01').state;
  assert.equal(stateOf('hashtag_posts_original'), 'measured');
  assert.equal(stateOf('seeker_requests'), 'hidden');
  assert.equal(stateOf('community_relays'), 'hidden');
});

test('a month that was told stays told as long as its figure does, and is looked at anew when that has moved', async () => {
  await using store = await empty();
  const publisher = await publishing(store);
  const { measure, post, publish } = publisher;
  await crowd(publisher, '2018-10', 12);
  await crowd(publisher, '2018-11', 20);
  const lowOf = async (cutoff: string) =>
    cellOf(await publish(cutoff), 'hashtag_posts_original', 'month', '2018-11-01').low;
  assert.equal(await lowOf('2018-12-08'), 20);
  for (let index = 0; index < 180; index += 1) await post(`ana${index}`, 'ana', '2018-11-05T08:00:00Z', null);
  await measure('hashtag_posts_original', 'month', '2018-11-15', { value: 22 }, '2019-01-02T00:00:00Z');
  assert.equal(await lowOf('2019-01-08'), 20, 'nothing new is told');
  await measure('hashtag_posts_original', 'month', '2018-11-15', { value: 200 }, '2019-02-02T00:00:00Z');
  assert.equal(await lowOf('2019-02-08'), null);
});

test('once posts are erased, a month that was told may move by eleven, a later one is told, and one that had no figure gets none', async () => {
  await using store = await empty();
  const publisher = await publishing(store);
  const { measure, publish } = publisher;
  await crowd(publisher, '2018-10', 12);
  await crowd(publisher, '2018-11', 40);
  await publish('2018-12-08');
  await erasePlatform(store.db, instant('2018-11-30T10:00:00Z'));
  await measure('hashtag_posts_original', 'month', '2018-11-15', { value: 51 }, '2019-01-02T00:00:00Z');
  await crowd(publisher, '2019-01', 50);
  const told = async (cutoff: string, ...starts: string[]) => {
    const document = await publish(cutoff);
    return starts.map((start) => cellOf(document, 'hashtag_posts_original', 'month', start).low);
  };
  assert.deepEqual(await told('2019-02-08', '2018-11-01', '2019-01-01'), [50, 50]);
  await crowd(publisher, '2018-12', 30);
  assert.deepEqual(await told('2019-03-08', '2018-12-01'), [null]);
});

test('what an earlier version told is reckoned with, though it kept nothing of it: else a few who came since would be told', async () => {
  await using store = await empty();
  const { measure, post, publish } = await publishing(store);
  const posts = async (day: string, count: number) => {
    for (let index = 0; index < count; index += 1)
      await post(`${day}${index}`, `author${index}`, `${day}T08:00:00Z`, null);
    await measure('hashtag_posts_original', 'month', day, { value: count }, `${day}T20:00:00Z`);
  };
  const lowOf = (document: PublicDocument, grain: string, start: string) =>
    cellOf(document, 'hashtag_posts_original', grain, start).low;
  await posts('2018-09-28', 9);
  assert.equal(lowOf(await publish('2018-10-08'), 'month', '2018-09-01'), 5);
  await store.db.updateTable('public_release').set({ basis: '{}' }).execute();
  // Two more: eleven would be told as ten, of which nine at most are September's.
  await posts('2018-10-03', 2);
  await measure('hashtag_posts_original', 'all', '2018-10-03', { value: 11 });
  const october = await publish('2018-11-08');
  assert.deepEqual([lowOf(october, 'month', '2018-09-01'), lowOf(october, 'all', START)], [5, null]);
});

test('what an earlier version told stands as its measures were known then, parts that it told too soon as well', async () => {
  await using store = await empty();
  const { measure, publish } = await publishing(store);
  const known = async (
    at: string,
    people: number,
    ...parts: readonly (readonly [level: string, people: number])[]
  ) => {
    for (const key of ['job_declarations_period', 'job_declarations_cumulative', 'seekers_distinct'])
      await measure(key, 'year', '2018-10-15', { value: people }, at);
    for (const [level, some] of [['', people] as const, ...parts])
      await measure('evidence_mix', 'year', '2018-10-15', { value: some }, at, level);
    for (const [answer, some] of [
      ['', people],
      ['helped', people - 46],
      ['decisive', 8],
    ] as const)
      await measure('contribution_answer', 'year', '2018-10-15', { value: some }, at, answer);
    await measure(
      'declared_share_cohort',
      'year',
      '2018-10-15',
      { value: (people - 20) / people, n: people },
      at,
    );
    await measure(
      'still_employed_6m',
      'year',
      '2018-10-15',
      { value: (people - 20) / people, n: people },
      at,
    );
  };
  const toldIn = ({ tables }: PublicDocument) =>
    ['job_declarations_period', 'seekers_distinct', 'evidence_mix', 'still_employed_6m'].map((key) =>
      tables
        .find(({ indicator }) => indicator === key)
        ?.cells.filter(({ period }) => period.grain === 'year')
        .map(({ dimension, low, n }) => [dimension, n ?? low]),
    );
  await known('2019-11-01T00:00:00Z', 66, ['E1', 41], ['E2', 16], ['E3', 9]);
  const early = await publish('2020-05-08');
  // As a version would have left it that told parts of a year at its end, and kept no counts.
  const untold = ['declared_share_cohort', 'contribution_answer'];
  const tables = early.tables.filter(({ indicator }) => !untold.includes(indicator));
  const document = { until: '2019-10-31', madeAt: '2019-11-08T04:00:00Z', tables };
  await store.db
    .updateTable('public_release')
    .set({ until: day('2019-10-31'), document: JSON.stringify(document), basis: '{}' })
    .execute();
  await known('2019-12-01T00:00:00Z', 72, ['E1', 38], ['E2', 22], ['E3', 12]);
  const told = toldIn(early);
  assert.deepEqual(told[2], [
    ['', 65],
    ['E1', 40],
    ['E2', 15],
    ['E3', 5],
  ]);
  assert.deepEqual(toldIn(await publish('2020-01-08')), told);
  const whole = await publish('2020-06-08');
  assert.deepEqual(toldIn(whole), told);
  assert.equal(cellOf(whole, 'declared_share_cohort', 'year').n, 70, 'what it had not told is of today');
  const answers = whole.tables.find(({ indicator }) => indicator === 'contribution_answer')?.cells ?? [];
  const helped = answers.find(({ dimension, period }) => dimension === 'helped' && period.grain === 'year');
  assert.equal(helped?.low, 25, 'parts as well');
});

test('the parts of a figure are told where they tell of nobody, and never how many people came', async () => {
  await using store = await empty();
  const { measure, publish } = await publishing(store);
  const month = async (key: string, dimension: string, value: number) => {
    for (const grain of ['month', 'all'] as const)
      await measure(key, grain, '2018-10-15', { value, n: 80 }, undefined, dimension);
  };
  await month('posts_triaged', '', 40);
  await month('posts_triaged', 'share', 0.5);
  await month('irl_events', '', 1);
  await month('irl_events', 'attendees', 3);
  await month('time_to_first_relay', 'p90', 60);
  for (const dimension of ['', 'of somebody'])
    for (const grain of ['year', 'all'] as const)
      await measure('hashtag_authors', grain, '2018-10-15', { value: 90 }, undefined, dimension);
  const { tables } = await publish('2019-11-08');
  const told = (key: string) => {
    const cells = tables.find(({ indicator }) => indicator === key)?.cells ?? [];
    return [...new Set(cells.filter(({ state }) => state === 'measured').map(({ dimension }) => dimension))];
  };
  assert.deepEqual(told('posts_triaged'), ['', 'share']);
  assert.deepEqual(told('irl_events'), ['']);
  assert.deepEqual(told('time_to_first_relay'), ['p90']);
  assert.deepEqual(told('hashtag_authors'), ['']);
});

test('what one to four requests made is hidden, and how many made it is told of none', async () => {
  await using store = await empty();
  const { measure, publish } = await publishing(store);
  const of = [
    ['2018-10', { value: 30, n: 1 }],
    ['2018-11', { value: 31, n: 4 }],
    ['2018-12', { value: 32, n: 5 }],
    ['2019-01', { value: 0, n: 0 }],
    ['2019-02', { value: 34 }],
  ] as const;
  for (const [month, said] of of) await measure('relay_half_life', 'month', `${month}-15`, said);
  // Fifty, two of whom nobody knows, and forty-eight: posts that nobody read, not two people.
  await measure('relay_coverage', 'year', '2018-10-15', { low: 0.5, high: 0.52, n: 100 });
  const document = await publish('2019-11-08');
  assert.deepEqual(
    of.map(([month]) => {
      const { value, n } = cellOf(document, 'relay_half_life', 'month', `${month}-01`);
      return [value, n];
    }),
    [
      [null, null],
      [null, null],
      [32, null],
      [null, null],
      [34, null],
    ],
  );
  assert.equal(cellOf(document, 'relay_coverage', 'year').state, 'measured');
});

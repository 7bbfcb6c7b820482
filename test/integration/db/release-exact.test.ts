import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day, instant } from '../../../db/core/calendar.ts';
import { periodOf } from '../../../db/core/period.ts';
import type { PublicDocument } from '../../../db/release/build-release.ts';
import { missing } from '../../../db/rollup/draft.ts';
import { writeMeasures } from '../../../db/rollup/write-measures.ts';
import { openStore } from '../../../db/store.ts';
import { cellOf, publishing, START } from './publishing.ts';

const empty = () => openStore('sqlite::memory:');

test('what the collective’s account did is told exactly, and stands though one whom it relayed is erased', async () => {
  await using store = await empty();
  const { measure, publish } = await publishing(store);
  const relays = async (at: string, ...counts: readonly number[]) => {
    for (const [index, value] of counts.entries())
      await measure('collective_relays', 'month', `2018-1${index}-15`, { value }, `${at}T00:00:00Z`);
    await measure('collective_relays', 'all', '2018-10-15', { value: 999 }, `${at}T00:00:00Z`);
  };
  const toldIn = (document: PublicDocument, ...months: readonly string[]) => [
    ...months.map((month) => cellOf(document, 'collective_relays', 'month', `${month}-01`).value),
    cellOf(document, 'collective_relays', 'all').value,
  ];
  await relays('2018-11-02', 40);
  assert.deepEqual(toldIn(await publish('2018-11-08'), '2018-10'), [40, 40]);
  await relays('2018-12-02', 39, 23);
  assert.deepEqual(toldIn(await publish('2018-12-08'), '2018-10', '2018-11'), [40, 22, 62], 'one is gone');
  await relays('2019-01-02', 44, 23, 10);
  const late = await publish('2019-01-08');
  assert.deepEqual(toldIn(late, '2018-10', '2018-11', '2018-12'), [40, 22, 15, 77], 'five were sorted late');
  assert.equal(cellOf(late, 'collective_relays', 'all').period.end, '2018-12-31');
  await relays('2019-02-02', 60, 23, 10);
  const many = await publish('2019-02-08');
  assert.deepEqual(toldIn(many, '2018-10', '2018-11', '2018-12'), [51, 22, 15, 93], 'twenty more in October');
});

test('how many of the posts were sorted is told exactly, without how many there were, and stands until eleven moved', async () => {
  await using store = await empty();
  const { measure, publish } = await publishing(store);
  const shareIn = async (sorted: number, of: number, at: string, cutoff: string) => {
    const said = { value: sorted / of, n: of };
    for (const grain of ['month', 'all'] as const)
      await measure('posts_triaged', grain, '2018-10-15', said, `${at}T00:00:00Z`, 'share');
    const { tables } = await publish(cutoff);
    const cells = tables.find(({ indicator }) => indicator === 'posts_triaged')?.cells ?? [];
    const month = cells.find(
      ({ dimension, period }) => dimension === 'share' && period.start === '2018-10-01',
    );
    return [month?.value, month?.n];
  };
  assert.deepEqual(await shareIn(40, 40, '2018-11-02', '2018-11-08'), [1, null]);
  assert.deepEqual(await shareIn(39, 41, '2018-12-02', '2018-12-08'), [1, null]);
  assert.deepEqual(await shareIn(40, 51, '2019-01-02', '2019-01-08'), [40 / 51, null]);
});

test('a month without a request looks like one with a few', async () => {
  await using store = await empty();
  const { measure, publish, runId } = await publishing(store);
  await measure('time_to_first_relay', 'month', '2018-10-15', { value: 60, n: 3 });
  const none = missing(
    { indicator: 'time_to_first_relay' },
    periodOf('month', day('2018-11-15'), START),
    'not_measured',
    'no_request',
  );
  await writeMeasures(store.db, [none], { at: instant('2019-01-01T00:00:00Z'), runId });
  const document = await publish('2019-01-08');
  const toldOf = (start: string) => {
    const { period: _, coverage: __, ...cell } = cellOf(document, 'time_to_first_relay', 'month', start);
    return cell;
  };
  assert.deepEqual(toldOf('2018-11-01'), toldOf('2018-10-01'));
  assert.equal(toldOf('2018-10-01').state, 'hidden');
});

test('a delay is told of people who were followed for two years, once, and by the year', async () => {
  await using store = await empty();
  const { measure, publish } = await publishing(store);
  const delay = async (value: number, at: string) => {
    for (const grain of ['year', 'all'] as const)
      await measure('time_to_declaration', grain, '2018-10-15', { value, n: 60 }, at);
  };
  await delay(200, '2019-10-01T00:00:00Z');
  const early = await publish('2021-09-08');
  const cells = ({ tables }: PublicDocument) =>
    tables.find(({ indicator }) => indicator === 'time_to_declaration')?.cells ?? [];
  assert.deepEqual(
    cells(early).map(({ period, reason, toldWith }) => [period.grain, reason, toldWith]),
    [
      ['year', 'still_followed', '2021-09-30'],
      ['year', 'no_reading', undefined],
    ],
  );
  const whole = cells(await publish('2021-10-08'));
  assert.equal(whole[0]?.value, 200);
  await delay(201, '2021-10-20T00:00:00Z');
  assert.deepEqual(cells(await publish('2021-11-08'))[0], whole[0], 'one more reported work');
});

test('a delay that an earlier version told of people who were still followed is told anew', async () => {
  await using store = await empty();
  const { measure, publish } = await publishing(store);
  await measure('time_to_declaration', 'year', '2018-10-15', { value: 200, n: 60 });
  const early = await publish('2021-09-08');
  const cell = cellOf(early, 'time_to_declaration', 'year');
  Object.assign(cell, { state: 'measured', value: 150, low: 150, high: 150 });
  await store.db
    .updateTable('public_release')
    .set({ document: JSON.stringify(early), basis: '{}' })
    .execute();
  assert.equal(cellOf(await publish('2021-10-08'), 'time_to_declaration', 'year').value, 200);
});

test('accounts that show a tag are told of today as they are, and of a finished year as they were told', async () => {
  await using store = await empty();
  const { measure, publish } = await publishing(store);
  const showing = async (accounts: number, at: string) => {
    for (const grain of ['year', 'all'] as const)
      await measure('bio_adopters', grain, '2018-10-15', { value: accounts }, at);
  };
  const lows = (document: PublicDocument) =>
    (['year', 'all'] as const).map((grain) => cellOf(document, 'bio_adopters', grain).low);
  await showing(47, '2019-10-01T00:00:00Z');
  assert.deepEqual(lows(await publish('2019-10-08')), [45, 45]);
  await showing(41, '2019-10-20T00:00:00Z');
  assert.deepEqual(lows(await publish('2019-11-08')), [45, 40]);
});

test('posts with their reposts are not told: less posts and relays that are, they would tell how few relayed', async () => {
  await using store = await empty();
  const { measure, publish } = await publishing(store);
  await measure('hashtag_posts_total', 'month', '2018-10-15', { value: 17 });
  const { tables } = await publish('2018-11-08');
  assert.ok(tables.every(({ indicator }) => indicator !== 'hashtag_posts_total'));
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Calendar, day } from '../../../db/core/calendar.ts';
import { readCollective } from '../../../db/core/collective.ts';
import type { Store } from '../../../db/store.ts';
import { judge, measuredFigures, type Truth, truthRows } from '../../demo/figures.ts';
import { liveThrough } from '../../demo/live.ts';
import { nightsUntil, scansAmong, sweepsAmong } from '../../demo/nights.ts';
import { stopwatch } from '../../demo/stopwatch.ts';
import { createWorld } from '../../demo/world/create-world.ts';
import { truthOf } from '../../demo/world/truth.ts';
import { differencesOf, rowsOf, type StoreRows } from '../../worlds/store-rows.ts';
import { eachStore } from '../stores.ts';

const collective = readCollective(fileURLToPath(new URL('../../../collective.json', import.meta.url)));
const calendar = new Calendar(collective.timeZone);
const cutoff = day('2016-10-05');
const nights = nightsUntil(calendar, collective.startDay, cutoff);

/** Bios have figures beside the core ones. */
const BIOS = ['seeker_bio_accounts', 'both_tags_bio_accounts', 'active_adopters_share'];
/** So has what requests received, and who relayed them. */
const spread = (key: string) => [key, `${key}:q1`, `${key}:q3`];
const RECEIVED = [
  ...spread('relays_per_request'),
  ...spread('relay_half_life'),
  ...spread('interactions_per_request'),
  'first_hour_share',
  'community_relays',
  'relayers_distinct',
  'potential_views_gross',
  'potential_views_gross:community',
  'potential_views_gross:collective',
  'active_days_ratio:weekends',
  'active_days_ratio:holidays',
  'longest_gap',
];

/** And what people told of a job, of their search and of themselves. */
const TOLD = [
  ...['evidence_mix', 'evidence_mix:E1', 'evidence_mix:E2', 'evidence_mix:E3'],
  ...['contribution_answer', 'contribution_answer:no_answer', 'reported_contacts'],
  ...['requests_by_profile', 'requests_by_profile:region not_told'],
];
/** And how people ask, who is new, who posts. */
const ASKING = [
  'hashtag_posts_total',
  'hashtag_authors',
  'seekers_new',
  'requests_mentioning_account_share',
  'posts_triaged:share',
];

/** Lives the first year of a world a twentieth of the demonstration's size. */
async function live(store: Store, seed: number) {
  const world = createWorld({ seed, scale: 0.05 });
  const output = { store, pseudonymKey: 'a key for invented people only, 32+' };
  const options = { output, world, nights, collective, calendar, watch: stopwatch(), onNight: () => {} };
  const lived = await liveThrough(options);
  const figures = [
    ...(await measuredFigures(store, collective.startDay, cutoff)),
    ...(await measuredFigures(store, collective.startDay, cutoff, [
      ...BIOS,
      ...RECEIVED,
      ...TOLD,
      ...ASKING,
    ])),
  ];
  const readings = nights.map(({ at }) => at);
  const scans = { scans: scansAmong(nights), sweeps: sweepsAmong(nights) };
  const truth = truthRows(truthOf(world, { cutoff, readings, ...scans }), figures);
  return { world, lived, figures, truth, again: () => liveThrough(options) };
}

const onEachEngine: StoreRows[] = [];

eachStore('a small world', (open) => {
  test('every figure is true or inside the bounds it claims, and a second run moves nothing', async () => {
    await using store = await open();
    const { figures, truth, lived, again } = await live(store, 7);
    assert.equal(lived, nights.length);
    const verdicts = figures.map((figure, index) => judge(figure, truth[index] as Truth));
    const wrong = figures.flatMap((figure, index) =>
      verdicts[index] === 'wrong' ? [{ figure, truth: truth[index]?.value }] : [],
    );
    assert.deepEqual(wrong, []);
    const silent = figures.filter((_, index) => verdicts[index] === 'silent');
    // A twentieth of the world has no cohort that is large enough.
    assert.deepEqual(new Set(silent.map(({ key }) => key)), new Set(['declared_share_cohort']));
    assert.ok(verdicts.filter((verdict) => verdict === 'equal').length >= 30);
    // Beside what could not be read, what was read is told exactly.
    const told = figures.map(({ key, value, low }, index) => ({ key, low: value ?? low, index }));
    for (const { key, low, index } of told.filter((one) => RECEIVED.includes(one.key)))
      assert.ok(Math.abs((low ?? -1) - (truth[index]?.value ?? 0)) < 1e-9, `${key}: ${low}`);
    const rows = await rowsOf(store);
    onEachEngine.push(rows);
    assert.equal(await again(), 0, 'lived a second time, no night is left');
    assert.deepEqual(differencesOf(await rowsOf(store), rows), []);
  });
});

test('both engines hold the same rows, byte for byte: observations, figures, releases, costs', () => {
  const [first, ...others] = onEachEngine as [StoreRows, ...StoreRows[]];
  assert.ok(others.length > 0 && first.get('public_release')?.length);
  for (const rows of others) assert.deepEqual(differencesOf(first, rows), []);
});

test('a figure that is off is seen as wrong', () => {
  const truth = { key: 'seeker_requests', period: '2015-09-26/2016-09-25', value: 10 };
  const figure = { key: truth.key, period: truth.period, state: 'measured', coverage: 1 };
  assert.equal(judge({ ...figure, value: 10 }, truth), 'equal');
  assert.equal(judge({ ...figure, value: 11 }, truth), 'wrong');
  assert.equal(judge({ ...figure, low: 9, high: 12, reason: 'unseen_posts' }, truth), 'within');
  assert.equal(judge({ ...figure, low: 11, high: 12, reason: 'unseen_posts' }, truth), 'wrong');
  assert.equal(judge({ ...figure, low: 9, high: 12 }, truth), 'wrong', 'bounds without a reason');
  assert.equal(judge({ ...figure, state: 'not_measured', coverage: null }, truth), 'silent');
});

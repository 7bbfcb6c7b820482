import assert from 'node:assert/strict';
import { test } from 'node:test';
import { REGIONS } from '../../../db/core/answers.ts';
import { instant } from '../../../db/core/calendar.ts';
import { erasePlatform } from '../../../db/queries/platform-erasure.ts';
import { readLatestRelease } from '../../../db/queries/releases.ts';
import { writeSetting } from '../../../db/queries/settings.ts';
import { type PublicDocument, releaseDue } from '../../../db/release/build-release.ts';
import { eachStore } from '../stores.ts';
import { cellOf, publishing, START } from './publishing.ts';

eachStore('what everybody may read', (open) => {
  test('a whole month is published once its figures are settled, and once', async () => {
    await using store = await open();
    const { publish } = await publishing(store);
    assert.equal(await releaseDue(store.db, START), null, 'nothing is known yet');
    await writeSetting(store.db, 'cutoff', '2018-11-07');
    assert.equal(await releaseDue(store.db, START), '2018-09-30');
    await writeSetting(store.db, 'cutoff', '2018-11-08');
    assert.equal(await releaseDue(store.db, START), '2018-10-31');
    const document = await publish('2018-11-08');
    assert.equal(document.until, '2018-10-31');
    assert.equal(await releaseDue(store.db, START), null);
  });

  test('figures of nobody are told as they are, people by the year, in whole fives and never few', async () => {
    await using store = await open();
    const { measure, publish } = await publishing(store);
    await measure('collective_relays', 'month', '2018-10-15', { value: 3 });
    await measure('potential_audience_bounds', 'month', '2018-10-15', { low: 100, high: 900, n: 7 });
    await measure('seekers_relayed', 'month', '2018-10-15', { low: 40, high: 90 });
    await measure('seekers_relayed', 'year', '2018-10-15', { low: 4, high: 9 });
    await measure('seekers_relayed', 'year', '2019-10-15', { low: 33, high: 40 });
    await measure('seekers_relayed', 'year', '2020-10-15', { low: 44, high: 50 });
    await measure('seekers_relayed', 'all', '2018-10-15', { low: 12, high: 20 });
    const document = await publish('2021-10-08');
    assert.equal(cellOf(document, 'collective_relays', 'month', '2018-10-01').value, 3);
    const audience = cellOf(document, 'potential_audience_bounds', 'month', '2018-10-01');
    assert.deepEqual([audience.high, audience.n], [900, null], 'not how many accounts relayed');
    const of = (key: string) => document.tables.find(({ indicator }) => indicator === key)?.cells ?? [];
    assert.ok(!of('seekers_relayed').some(({ period }) => period.grain === 'month'));
    const few = cellOf(document, 'seekers_relayed', 'year', '2018-09-26');
    assert.deepEqual(
      [few.state, few.value, few.low, few.high, few.n, few.reason],
      ['hidden', null, null, null, null, 'few_people'],
    );
    assert.equal(
      cellOf(document, 'seekers_relayed', 'year', '2019-09-26').state,
      'hidden',
      'the next smallest',
    );
    const { value, low, high } = cellOf(document, 'seekers_relayed', 'year', '2020-09-26');
    assert.deepEqual([value, low, high], [null, 40, 50], 'as many as they may be, and six more');
  });

  test('a figure that has moved by a few people says at most that it has come to another five', async () => {
    await using store = await open();
    const { measure, publish } = await publishing(store);
    const since = async (people: number, at: string, cutoff: string) => {
      await measure('reported_contacts', 'all', '2018-10-15', { value: people }, at);
      const { value, low, high, period, reason } = cellOf(await publish(cutoff), 'reported_contacts', 'all');
      return [value, low, high, period.end, reason];
    };
    const told = (low: number, end: string) => [null, low, null, end, 'in_fives'];
    assert.deepEqual(await since(12, '2019-01-01T00:00:00Z', '2018-11-08'), told(10, '2018-11-08'));
    assert.deepEqual(await since(14, '2019-01-02T00:00:00Z', '2018-12-08'), told(10, '2018-12-08'));
    assert.deepEqual(await since(16, '2019-01-03T00:00:00Z', '2019-01-08'), told(15, '2019-01-08'));
  });

  test('people since the start are told to have become no more than their requests', async () => {
    await using store = await open();
    const { measure, publish } = await publishing(store);
    const since = async (people: number, requests: readonly [string, number], cutoff: string) => {
      const at = `${cutoff}T00:00:00Z`;
      await measure('seeker_requests', 'month', requests[0], { value: requests[1] }, at);
      await measure('seeker_requests', 'all', requests[0], { value: 0 }, at);
      await measure('seekers_distinct', 'all', '2018-10-15', { low: people, high: people + 3 }, at);
      const document = await publish(cutoff);
      const { low, high } = cellOf(document, 'seekers_distinct', 'all');
      return [cellOf(document, 'seeker_requests', 'all').low, low, high];
    };
    assert.deepEqual(await since(24, ['2018-10-15', 30], '2018-11-08'), [30, 20, null]);
    assert.deepEqual(
      await since(27, ['2018-11-15', 3], '2018-12-08'),
      [30, 20, null],
      'three, not three people',
    );
    assert.deepEqual(await since(33, ['2018-12-15', 9], '2019-01-08'), [40, 30, null], 'both again');
  });

  test('a month that one account nearly wrote alone is hidden, and one beside it', async () => {
    await using store = await open();
    const { measure, post, publish } = await publishing(store);
    for (let index = 0; index < 10; index += 1) {
      await post(`${index}`, 'ana', '2018-10-02T08:00:00Z', null);
      await post(`2${index}`, `author${index}`, '2018-11-02T08:00:00Z', null);
    }
    for (const month of ['2018-10-15', '2018-11-15', '2018-12-15']) {
      await measure('hashtag_posts_original', 'month', month, { value: 10 });
    }
    const document = await publish('2019-01-08');
    const states = ['2018-10-01', '2018-11-01', '2018-12-01'].map(
      (start) => cellOf(document, 'hashtag_posts_original', 'month', start).state,
    );
    assert.deepEqual(states, ['hidden', 'hidden', 'measured']);

    // Once the posts are erased nobody can look who wrote them: what was hidden stays hidden, and the
    // month under way is, with one beside it.
    await erasePlatform(store.db, instant('2019-01-10T10:00:00Z'));
    await measure('hashtag_posts_original', 'month', '2019-01-15', { value: 10 });
    const later = await publish('2019-02-08');
    assert.deepEqual(
      ['2018-10-01', '2018-11-01', '2018-12-01', '2019-01-01'].map(
        (start) => cellOf(later, 'hashtag_posts_original', 'month', start).state,
      ),
      ['hidden', 'hidden', 'hidden', 'hidden'],
    );
  });

  test('parts of a total are told once those of a year were followed, without those that would give few people away', async () => {
    await using store = await open();
    const { measure, publish } = await publishing(store);
    const year = (indicator: string, dimension: string, low: number, n?: { n: number }) =>
      measure(
        indicator,
        'year',
        '2018-10-15',
        n ? { value: low, ...n } : { low, high: low + 1 },
        undefined,
        dimension,
      );
    await year('job_declarations_period', '', 66);
    await year('job_declarations_cumulative', '', 66);
    for (const [level, people] of [
      ['', 66],
      ['E1', 41],
      ['E2', 22],
      ['E3', 3],
    ] as const)
      await year('evidence_mix', level, people);
    for (const [answer, people] of [
      ['', 66],
      ['decisive', 20],
      ['helped', 30],
      ['no_answer', 14],
    ] as const)
      await year('contribution_answer', answer, people);
    await year('durable_job_share', '', 15 / 25, { n: 25 });
    await year('seekers_distinct', '', 300);
    for (const [answer, people] of [
      ['', 300],
      ['region 53', 13],
      ['region 94', 9],
      ['region not_told', 278],
    ] as const)
      await year('requests_by_profile', answer, people);
    const evidenceIn = async (cutoff: string) =>
      (await publish(cutoff)).tables
        .find(({ indicator }) => indicator === 'evidence_mix')
        ?.cells.filter(({ period }) => period.grain === 'year')
        .map(({ low, reason, toldWith }) => [low, reason, toldWith].join(' '));
    assert.deepEqual(await evidenceIn('2019-09-08'), [], 'not before the year is over');
    const waits = ' still_followed 2020-04-30';
    assert.deepEqual(await evidenceIn('2020-04-08'), [waits, waits, waits, waits]);

    const first = await publish('2020-05-08');
    const told = (key: string, { tables } = first) =>
      Object.fromEntries(
        (tables.find(({ indicator }) => indicator === key)?.cells ?? [])
          .filter(({ state, period }) => state === 'measured' && period.grain === 'year')
          .map(({ dimension, low, n }) => [dimension, n ?? low]),
      );
    assert.deepEqual(told('evidence_mix'), { '': 65, E1: 40 });
    assert.deepEqual(told('durable_job_share'), { '': 25 });
    assert.deepEqual(
      told('contribution_answer'),
      { '': 65, helped: 30, decisive: 20 },
      'the two who are in none did not answer',
    );
    assert.deepEqual(told('requests_by_profile'), { '': 300, 'region not_told': 275 });
    const profiles = first.tables.find(({ indicator }) => indicator === 'requests_by_profile')?.cells ?? [];
    const regions = profiles.filter(
      ({ dimension, period }) => period.grain === 'year' && dimension.startsWith('region'),
    );
    assert.equal(
      regions.length,
      REGIONS.length + 1,
      'an answer that nobody gave looks like one that few gave',
    );

    const late = [
      ['E1', 33],
      ['E2', 30],
    ] as const;
    for (const [level, people] of late)
      await measure('evidence_mix', 'year', '2018-10-15', { value: people }, '2020-05-20T00:00:00Z', level);
    const later = await publish('2020-06-08');
    assert.deepEqual(told('evidence_mix', later), told('evidence_mix'), 'eight told more late');
    const line = (document: PublicDocument) =>
      JSON.stringify(
        document.tables
          .find(({ indicator }) => indicator === 'contribution_answer')
          ?.cells.filter(({ period }) => period.grain === 'year'),
      );
    assert.equal(line(later), line(first), 'byte for byte');
  });

  test('nothing that is served tells what is hidden, or when a figure was known', async () => {
    await using store = await open();
    const { measure, publish } = await publishing(store);
    for (const [month, low] of [
      ['2018-09-26', 41],
      ['2018-10-15', 3],
      ['2018-11-15', 46],
    ] as const) {
      await measure('seeker_requests', 'month', month, { low, high: low + 1 });
    }
    await measure('seeker_requests', 'all', '2018-11-15', { low: 90, high: 93 });
    const document = await publish('2018-12-08');
    const table = JSON.stringify(document.tables.find(({ indicator }) => indicator === 'seeker_requests'));
    const lowOf = (start: string) => cellOf(document, 'seeker_requests', 'month', start).low;
    assert.deepEqual(['2018-09-01', '2018-10-01', '2018-11-01'].map(lowOf), [40, null, 45]);
    assert.equal(cellOf(document, 'seeker_requests', 'all').low, 90);
    assert.doesNotMatch(table, /:(3|41|46)[,}]|knownAt/);
    const latest = await readLatestRelease(store.db);
    assert.match(
      latest?.basis ?? '',
      /"2018-11-01","2018-12-01"/,
      'what was told is kept for the next release',
    );
  });
});

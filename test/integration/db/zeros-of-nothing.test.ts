import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Day, day, instant } from '../../../db/core/calendar.ts';
import { COLLECTED_FAMILIES } from '../../../db/core/families.ts';
import { zerosOfNothing } from '../../../db/migrations/0098-zeros-of-nothing.ts';
import type { MeasureTable } from '../../../db/schema/measure.ts';
import type { Store } from '../../../db/store.ts';
import { eachStore } from '../stores.ts';
import { CUTOFF, figure, night, october } from './october.ts';

const AT = instant('2018-11-01T03:00:00Z');
const upgrade = ({ db }: Store) => zerosOfNothing().up(db as never);
const marked = async ({ db }: Store): Promise<string[]> =>
  (await db.selectFrom('dirty_day').selectAll().execute())
    .map(({ family, day }) => `${family} ${day}`)
    .sort();

eachStore('zeros of what nobody noted', (open) => {
  test('are worked out anew once, by a day of their period; other zeros are let be', async () => {
    await using store = await open();
    const { db } = store;
    const { runId: run_id } = await october(store);
    await db.deleteFrom('dirty_day').execute();
    const said = (
      indicator: string,
      grain: MeasureTable['grain'],
      start: string,
      more: Partial<Omit<MeasureTable, 'id' | 'superseded_at'>> & { superseded_at?: typeof AT },
    ) =>
      db
        .insertInto('measure')
        .values({
          ...{ indicator, grain, start_day: day(start), dimension: '', version: 1, known_at: AT, run_id },
          ...{ state: 'measured', value: null, low: 0, high: null, n: null, coverage: 1, reason: null },
          ...more,
        })
        .execute();
    const exact = { value: 0, low: 0, high: 0 };
    await said('job_declarations_period', 'month', '2018-02-01', { ...exact, dimension: 'start' });
    await said('irl_events', 'year', '2017-09-26', { dimension: 'attendees', n: 2, reason: 'as_noted' });
    await said('potential_views_gross', 'day', '2018-03-05', { reason: 'followers_unread' });
    const unread = { name: 'views unread by community', grain: 'day', key: '', amount: 3 } as const;
    await db
      .insertInto('tally')
      .values({ ...unread, start_day: day('2018-03-05') })
      .execute();
    await said('community_relays', 'day', '2018-04-06', { coverage: 0, reason: 'imported_partial' });
    await said('seeker_bio_accounts', 'day', '2018-05-07', { reason: 'imported_partial' });
    const first = [
      'bio-adopters 2018-05-07',
      'data-quality 2017-09-26',
      'placements 2018-02-28',
      'retweet-reach 2018-03-05',
      'retweet-reach 2018-04-06',
    ];
    // True zeros; what was noted; what does not stand any more; the whole, which every night works out.
    await said('job_declarations_period', 'month', '2018-03-01', exact);
    await said('job_declarations_period', 'month', '2018-04-01', { low: 1, dimension: 'start' });
    await said('job_declarations_period', 'all', '2015-09-26', { ...exact, dimension: 'start' });
    await said('irl_events', 'month', '2018-02-01', { dimension: 'attendees', n: 0, reason: 'as_noted' });
    await said('potential_views_gross', 'day', '2018-03-06', exact);
    await said('potential_views_gross', 'day', '2018-03-08', { reason: 'partial_coverage' });
    await said('community_relays', 'day', '2018-04-07', { reason: 'partial_coverage' });
    await said('potential_views_gross', 'day', '2018-03-07', {
      superseded_at: AT,
      reason: 'followers_unread',
    });
    await upgrade(store);
    assert.deepEqual(await marked(store), first);
  });

  test('say that they are not measured from the next night on, and what they said before by then', async () => {
    await using store = await open();
    const { db } = store;
    const rows = await october(store);
    for (const family of COLLECTED_FAMILIES) await rows.window(family, day('2018-09-01'), day('2018-10-01'));
    await night(store, rows, CUTOFF, '2018-11-01T03:00:00Z');
    const began = (knownBy?: string) =>
      figure(store, 'job_declarations_period', 'month', '2018-09-01', knownBy, 'start');
    assert.equal((await began())?.reason, 'no_source');
    const zero = { state: 'measured', value: 0, low: 0, high: 0, reason: null } as const;
    const standing = await db
      .updateTable('measure')
      .set(zero)
      .where('indicator', '=', 'job_declarations_period')
      .where('dimension', '=', 'start')
      .where('start_day', '=', '2018-09-01' as Day)
      .executeTakeFirstOrThrow();
    assert.equal(standing.numUpdatedRows, 1n);
    await night(store, rows, day('2018-11-01'), '2018-11-02T03:00:00Z');
    assert.equal((await began())?.value, 0, 'no night comes back to it by itself');
    await upgrade(store);
    assert.deepEqual(await marked(store), ['placements 2018-09-28']);
    const before = await db.selectFrom('measure').select('id').execute();
    await night(store, rows, day('2018-11-02'), '2018-11-03T03:00:00Z');
    assert.deepEqual([(await began())?.state, (await began())?.reason], ['not_measured', 'no_source']);
    assert.equal((await began('2018-11-02T23:00:00Z'))?.value, 0);
    const september = await db
      .selectFrom('measure')
      .select(['indicator', 'dimension'])
      .where('start_day', '=', '2018-09-01' as Day)
      .where('id', '>', Math.max(...before.map(({ id }) => id)))
      .execute();
    assert.deepEqual(september, [{ indicator: 'job_declarations_period', dimension: 'start' }]);
    await upgrade(store);
    assert.deepEqual(await marked(store), []);
  });
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day } from '../../../db/core/calendar.ts';
import { readLatestRelease } from '../../../db/queries/releases.ts';
import type { PublicDocument } from '../../../db/release/build-release.ts';
import { eachStore } from '../stores.ts';
import { cellOf, publishing } from './publishing.ts';

eachStore('what everybody may read of shares', (open) => {
  test('a share is told from groups in whole fives, when neither those it counts nor the others are few', async () => {
    await using store = await open();
    const { measure, publish } = await publishing(store);
    const share = async (value: number, n: number, at: string | undefined, cutoff: string) => {
      await measure('still_employed_6m', 'year', '2018-10-15', { value, n }, at);
      await measure('still_employed_6m', 'all', '2018-10-15', { value, n }, at);
      const document = await publish(cutoff);
      const cell = cellOf(document, 'still_employed_6m', 'year');
      const cells = document.tables.find(({ indicator }) => indicator === 'still_employed_6m')?.cells ?? [];
      assert.ok(
        !cells.some(({ period }) => period.grain === 'all'),
        'beside the years it would tell of the rest',
      );
      return [cell.state, cell.value, cell.low, cell.high, cell.n];
    };
    const days = ['2019-01-01', '2019-01-02', '2019-01-03'].map((day) => `${day}T00:00:00Z`);
    assert.deepEqual(await share(0.1, 30, days[0], '2019-11-08'), ['hidden', null, null, null, null]);
    const told = ['measured', null, 10 / 49, 14 / 49, 45];
    assert.deepEqual(
      await share(18 / 61, 61, days[1], '2019-12-08'),
      told,
      'eleven more than three, and than twenty-seven: ten to fourteen, and thirty-five to thirty-nine',
    );
    assert.deepEqual(await share(24 / 72, 72, days[2], '2020-01-08'), told, 'ten more in each at most');
  });

  test('the share of a cohort is told once all of it has been followed, and never where it was told before', async () => {
    await using store = await open();
    const { measure, publish } = await publishing(store);
    const cohort = 'declared_share_cohort';
    const statesOf = ({ tables }: PublicDocument) =>
      tables.find(({ indicator }) => indicator === cohort)?.cells.map(({ state }) => state);
    await measure(cohort, 'year', '2018-10-15', { value: 0.5, n: 60 });
    for (const [month, value] of [
      ['2018-10-15', 70],
      ['2018-11-15', 70],
    ] as const)
      await measure('seeker_requests', 'month', month, { value });
    const early = cellOf(await publish('2020-03-08'), cohort, 'year');
    assert.deepEqual(
      [early.state, early.low, early.n, early.reason, early.toldWith],
      ['hidden', null, null, 'still_followed', '2020-03-31'],
    );
    const whole = await publish('2020-04-08');
    assert.deepEqual(statesOf(whole), ['measured']);

    // As a version would have left it that told the share of March with that of February.
    const { id = 0 } = (await readLatestRelease(store.db)) ?? {};
    await store.db.deleteFrom('public_release').where('id', '!=', id).execute();
    await store.db
      .updateTable('public_release')
      .set({
        until: day('2020-02-29'),
        document: JSON.stringify({ ...whole, until: '2020-02-29' }),
        basis: '{}',
      })
      .where('id', '=', id)
      .execute();
    assert.deepEqual(statesOf(await publish('2020-04-08')), ['hidden']);
    assert.deepEqual(statesOf(await publish('2020-05-08')), ['hidden'], 'nor later');
  });

  test('the share of a cohort is hidden that tells beside its requests of somebody who was there', async () => {
    const cohort = 'declared_share_cohort';
    const stateWith = async (inTime: number): Promise<string> => {
      await using store = await open();
      const { measure, publish } = await publishing(store);
      // Forty-three requests, forty of them of the first days: at most four people are left for the rest of the year.
      for (const grain of ['year', 'all'] as const) {
        await measure('seeker_requests', grain, '2018-10-15', { value: 43 });
      }
      for (const [month, value] of [
        ['2018-09-28', 40],
        ['2019-09-10', 3],
      ] as const)
        await measure('seeker_requests', 'month', month, { value });
      for (const [month, value] of [
        ['2018-10-15', 19],
        ['2019-08-15', 19],
        ['2019-09-15', 22],
        ['2020-03-15', 22],
      ] as const)
        await measure('job_declarations_cumulative', 'month', month, { value });
      await measure(cohort, 'year', '2018-10-15', { value: inTime / 43, n: 43 });
      return cellOf(await publish('2020-04-08'), cohort, 'year').state;
    };
    assert.equal(await stateWith(22), 'hidden', 'twenty at least, of whom nineteen at most before September');
    assert.equal(await stateWith(19), 'measured', 'they may all be those of before');
  });
});

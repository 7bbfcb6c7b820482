import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ComparisonAnswer, MeasuresAnswer } from '../../../api/contract/measure.ts';
import { day, instant } from '../../../db/core/calendar.ts';
import { writeSetting } from '../../../db/queries/settings.ts';
import type { Store } from '../../../db/store.ts';
import { eachStore } from '../stores.ts';
import { october, type Service, startService } from './service.ts';

eachStore('comparisons over HTTP', (open) => {
  async function asAlice(service: Service) {
    const cookie = await service.enter('alice', 'coordinator');
    return async (path: string) => {
      const response = await service.ask(path, { cookie });
      return { response, body: (await response.json()) as unknown };
    };
  }

  test('a year is set against the year before, between the bounds that both allow', async () => {
    await using store = await open();
    const runId = await october(store);
    await known(store, runId, 'seekers_distinct', 'year', '2016-09-26', { low: 100, high: 120 });
    await known(store, runId, 'seekers_distinct', 'year', '2017-09-26', { low: 150, high: 150 });
    await using service = await startService(store);
    const ask = await asAlice(service);
    const path = '/api/v1/indicators/seekers_distinct/comparison';
    const compared = ComparisonAnswer.parse((await ask(path)).body);
    assert.deepEqual(
      [compared.later.period.start, compared.earlier.period.start],
      ['2017-09-26', '2016-09-26'],
      'the last whole year and the one before',
    );
    assert.deepEqual(compared.difference, { low: 30, high: 50 });
    assert.deepEqual(compared.ratio, { low: 1.25, high: 1.5 });
    const unfinished = await ask(`${path}?day=2018-10-30`);
    assert.equal(unfinished.response.status, 400);
    const unknown = ComparisonAnswer.parse((await ask(`${path}?day=2016-10-30`)).body);
    assert.equal(unknown.difference, null, 'one of them was not measured');
  });

  test('before there was any figure, the periods that are compared are those of the day that is asked of, whenever it is asked', async () => {
    await using store = await open();
    await october(store);
    await using service = await startService(store);
    const compared = async () => {
      const ask = await asAlice(service);
      const path = '/api/v1/indicators/seeker_requests/comparison?grain=month&asOf=2018-09-30';
      return ComparisonAnswer.parse((await ask(path)).body).later.period.start;
    };
    assert.equal(await compared(), '2018-09-01');
    service.clock.set('2018-12-09T09:00:00Z');
    assert.equal(await compared(), '2018-09-01');
  });

  test('across a change of definition a comparison is refused, or given with the break named', async () => {
    await using store = await open();
    const runId = await october(store);
    await writeSetting(store.db, 'cutoff', '2026-10-31');
    await known(store, runId, 'hashtag_posts_original', 'month', '2025-05-01', { low: 500, high: 500 });
    await known(store, runId, 'hashtag_posts_original', 'month', '2026-05-01', { low: 400, high: 400 });
    await using service = await startService(store);
    const ask = await asAlice(service);
    const path = '/api/v1/indicators/hashtag_posts_original';
    const { response, body } = await ask(`${path}/comparison?grain=month&day=2026-05-31`);
    assert.equal(response.status, 409);
    assert.partialDeepStrictEqual(body, { code: 'series-break' });
    assert.match(JSON.stringify(body), /4 mai 2026/);
    const labelled = await ask(`${path}/comparison?grain=month&day=2026-05-31&acrossBreak=label`);
    const compared = ComparisonAnswer.parse(labelled.body);
    assert.deepEqual([compared.difference?.low, compared.breaks[0]?.from], [-100, '2026-05-04']);
    const series = await ask(`${path}/measures?from=2026-01-01&to=2026-12-31`);
    assert.deepEqual(
      MeasuresAnswer.parse(series.body).breaks.map(({ from }) => from),
      ['2026-05-04'],
    );
    const csv = await (
      await service.ask(`${path}/measures.csv?from=2026-04-01&to=2026-06-30`, {
        cookie: await service.enter('alice', 'coordinator'),
      })
    ).text();
    const breaks = csv
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => /rupture|2026-05-04/.test(line));
    assert.deepEqual(breaks, [false, true, false]);
  });
});

/** One measure of a period as the roll-up would leave it. */
async function known(
  { db }: Store,
  run_id: number,
  indicator: string,
  grain: 'month' | 'year',
  start: string,
  said: { low: number; high: number },
): Promise<void> {
  const exact = said.low === said.high;
  await db
    .insertInto('measure')
    .values({
      indicator,
      version: 1,
      grain,
      start_day: day(start),
      dimension: '',
      known_at: instant('2018-11-01T04:00:00Z'),
      state: 'measured',
      value: exact ? said.low : null,
      ...said,
      n: null,
      coverage: 1,
      reason: exact ? null : 'unseen_posts',
      run_id,
    })
    .execute();
}

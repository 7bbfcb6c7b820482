import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EditionsAnswer } from '../../../api/contract/edition.ts';
import { FiguresAnswer } from '../../../api/contract/figures.ts';
import { IndicatorsAnswer } from '../../../api/contract/indicator.ts';
import { MeasuresAnswer } from '../../../api/contract/measure.ts';
import { PublicFiguresAnswer } from '../../../api/contract/public.ts';
import { PublishedFiguresAnswer, SummaryAnswer } from '../../../api/contract/summary.ts';
import { day, instant } from '../../../db/core/calendar.ts';
import { markDirty } from '../../../db/queries/dirty-days.ts';
import { release } from '../../../db/release/build-release.ts';
import { eachStore } from '../stores.ts';
import { collective, night, october, type Service, startService } from './service.ts';

const MEASURES = '/api/v1/indicators/hashtag_posts_original/measures';

eachStore('measures over HTTP', (open) => {
  async function asAlice(service: Service) {
    const cookie = await service.enter('alice', 'coordinator');
    return async (path: string) => {
      const response = await service.ask(path, { cookie });
      return { response, body: (await response.json()) as unknown };
    };
  }

  test('each operation answers in the shape of its contract', async () => {
    await using store = await open();
    await october(store);
    await using service = await startService(store);
    const ask = await asAlice(service);
    for (const [path, schema] of [
      ['/api/v1/summary', SummaryAnswer],
      ['/api/v1/summary?year=2018', SummaryAnswer],
      ['/api/v1/indicators', IndicatorsAnswer],
      ['/api/v1/figures?scope=all', FiguresAnswer],
      ['/api/v1/figures?period=2018-10', FiguresAnswer],
      ['/api/v1/figures?period=28d', FiguresAnswer],
      [`${MEASURES}?grain=day&from=2018-10-01&to=2018-10-31`, MeasuresAnswer],
      ['/api/v1/published-figures', PublishedFiguresAnswer],
      ['/api/v1/public-figures', PublicFiguresAnswer],
      ['/api/v1/editions', EditionsAnswer],
    ] as const) {
      const { response, body } = await ask(path);
      assert.equal(response.status, 200, path);
      schema.parse(body);
    }
  });

  test('all dimensions come in one answer, the whole first if there is one, in the order of their names', async () => {
    await using store = await open();
    await october(store);
    await using service = await startService(store);
    const ask = await asAlice(service);
    const one = await ask('/api/v1/indicators/time_to_first_relay/measures?grain=all&dimension=*');
    assert.deepEqual(
      MeasuresAnswer.parse(one.body).measures.map(({ dimension }) => dimension),
      ['', 'p90'],
    );
  });

  test('every period is there: measured, measured as zero, or said not to be measured', async () => {
    await using store = await open();
    await october(store);
    await using service = await startService(store);
    const ask = await asAlice(service);
    const { body } = await ask(`${MEASURES}?grain=month&from=2018-09-10&to=2018-10-31`);
    const { measures } = MeasuresAnswer.parse(body);
    assert.deepEqual(
      measures.map(({ period, state, value, reason }) => [period.start, period.end, state, value, reason]),
      [
        ['2018-09-01', '2018-09-30', 'not_measured', null, 'no_reading'],
        ['2018-10-01', '2018-10-31', 'measured', 3, null],
      ],
    );
    const days = MeasuresAnswer.parse(
      (await ask('/api/v1/indicators/seeker_requests/measures?grain=day&from=2018-09-30&to=2018-10-01')).body,
    ).measures;
    assert.deepEqual(
      days.map(({ value, state }) => [value, state]),
      [
        [null, 'not_measured'],
        [0, 'measured_zero'],
      ],
    );
  });

  test('the summary tells the period, the years, the night and a bound where there is one', async () => {
    await using store = await open();
    await october(store);
    await using service = await startService(store);
    const ask = await asAlice(service);
    const all = SummaryAnswer.parse((await ask('/api/v1/summary')).body);
    assert.deepEqual(all.period, { grain: 'all', start: '2015-09-26', end: '2018-10-31' });
    assert.deepEqual(all.years, [2015, 2016, 2017, 2018]);
    assert.equal(all.lastNight?.day, '2018-10-31');
    assert.equal(
      all.figures.length,
      all.figures.filter(({ measure }) => measure.period.grain === 'all').length,
    );
    const adopters = all.figures.find(({ indicator }) => indicator === 'bio_adopters')?.measure;
    assert.deepEqual([adopters?.value, adopters?.low, adopters?.high], [null, 4, null]);
    const year = SummaryAnswer.parse((await ask('/api/v1/summary?year=2018')).body);
    assert.deepEqual(year.period, { grain: 'year', start: '2018-09-26', end: '2019-09-25' });
  });

  test('what was known on a day is answered the same after a correction', async () => {
    await using store = await open();
    const runId = await october(store);
    await store.db
      .insertInto('volume_observation')
      .values({
        series: 'tag',
        hour_start: '2018-10-02T08:00:00.000Z' as never,
        known_at: '2018-11-02T03:00:00.000Z' as never,
        posts: 5,
        run_id: runId,
      })
      .execute();
    await markDirty(store.db, 'hashtag-volume', [day('2018-10-02')]);
    await night(store, runId, '2018-11-01', '2018-11-02T04:00:00Z');
    await using service = await startService(store);
    const ask = await asAlice(service);
    const october18 = async (asOf: string) => {
      const { body } = await ask(`${MEASURES}?from=2018-10-01&to=2018-10-31${asOf}`);
      const answer = MeasuresAnswer.parse(body);
      return [answer.measures[0]?.value ?? null, answer.cutoff];
    };
    assert.deepEqual(await october18(''), [5, '2018-11-01']);
    assert.deepEqual(await october18('&asOf=2018-11-01'), [3, '2018-10-31']);
    assert.deepEqual(await october18('&asOf=2018-10-30'), [null, null]);
  });

  test('an answer that has not changed is told with 304, and again in full after a new night', async () => {
    await using store = await open();
    const runId = await october(store);
    await using service = await startService(store);
    const cookie = await service.enter('alice', 'coordinator');
    const first = await service.ask('/api/v1/summary', { cookie });
    const etag = first.headers.get('etag') ?? '';
    assert.equal(first.headers.get('cache-control'), 'private, no-cache');
    // Node's fetch would ask caches to stay out of it; a browser that revalidates says max-age=0.
    const headers = { 'if-none-match': etag, 'cache-control': 'max-age=0' };
    const again = await service.ask('/api/v1/summary', { cookie, headers });
    assert.equal(again.status, 304);
    assert.equal(await again.text(), '');
    await night(store, runId, '2018-11-01', '2018-11-02T04:00:00Z');
    const later = await service.ask('/api/v1/summary', { cookie, headers });
    assert.equal(later.status, 200);
    assert.equal(
      SummaryAnswer.parse(await later.json()).cutoff,
      '2018-11-01',
      'no answer of the night before',
    );
  });

  test('anybody reads what was published by a day, and the month after it once that is made', async () => {
    await using store = await open();
    const runId = await october(store);
    await using service = await startService(store);
    const ask = async (query = '') =>
      PublicFiguresAnswer.parse(await (await service.ask(`/api/v1/public-figures${query}`)).json());
    assert.deepEqual([(await ask()).until, (await ask()).tables], [null, []]);
    const { startDay } = collective;
    await release(store.db, {
      startDay,
      until: day('2018-10-31'),
      at: instant('2018-11-08T04:00:00Z'),
      runId,
    });
    const published = await ask();
    assert.equal(published.until, '2018-10-31');
    const stateOf = (key: string) =>
      published.tables
        .find(({ indicator }) => indicator === key)
        ?.cells.find(({ period }) => period.start === '2018-10-01')?.state;
    assert.equal(stateOf('hashtag_posts_original'), 'hidden', 'three posts are too few');
    assert.equal(stateOf('collection_coverage'), 'measured');
    assert.equal(stateOf('seekers_distinct') ?? 'hidden', 'hidden');
    service.clock.set('2018-11-09T09:00:00Z');
    assert.equal((await ask('?asOf=2018-11-07')).until, null);
  });

  test('a spreadsheet takes a series in its language, and no number where nothing was measured', async () => {
    await using store = await open();
    await october(store);
    await using service = await startService(store);
    const cookie = await service.enter('alice', 'coordinator');
    const path =
      '/api/v1/indicators/collection_coverage/measures.csv?grain=year&from=2017-10-01&to=2018-10-31';
    const french = await service.ask(path, { cookie });
    assert.match(french.headers.get('content-type') ?? '', /^text\/csv; charset=utf-8/);
    // Reading as text would leave the mark out by which spreadsheets know UTF-8.
    const text = Buffer.from(await french.arrayBuffer()).toString('utf8');
    const [head, before, year] = text.trimEnd().split('\n');
    assert.match(head ?? '', /^\uFEFFindicateur;libelle;unite;debut;fin;/);
    assert.match(before ?? '', /;2017-09-26;2018-09-25;;non mesuré;;;;;;no_reading;/);
    assert.match(year ?? '', /;2018-09-26;2019-09-25;;mesuré;0,\d+;/);
    const english = await (await service.ask(`${path}&lang=en`, { cookie })).text();
    assert.match(english.split('\n')[2] ?? '', /,2018-09-26,2019-09-25,,measured,0\.\d+,/);
  });

  test('an empty store answers too, without a figure', async () => {
    await using store = await open();
    await using service = await startService(store);
    const ask = await asAlice(service);
    const { body } = await ask('/api/v1/summary');
    const summary = SummaryAnswer.parse(body);
    assert.deepEqual([summary.cutoff, summary.lastNight, summary.years], [null, null, []]);
    assert.ok(summary.figures.every(({ measure }) => measure.state === 'not_measured'));
  });
});

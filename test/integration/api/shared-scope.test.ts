import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FiguresAnswer } from '../../../api/contract/figures.ts';
import type { MeasuresAnswer } from '../../../api/contract/measure.ts';
import type { SummaryAnswer } from '../../../api/contract/summary.ts';
import { openStore } from '../../../db/store.ts';
import { startService } from './service.ts';
import { json, keepEditionOf, openLink, published, statusOf } from './shared.ts';

const FIGURES = ['seekers_distinct', 'collective_relays'];

test('its scope is all it reads: no other figure, no day, no row of a measure, nothing hidden', async () => {
  await using store = await openStore('sqlite::memory:');
  await published(store);
  await using service = await startService(store);
  const cookie = await openLink(service, { figures: FIGURES });
  for (const path of [
    'indicators/bio_adopters/measures?grain=all',
    'indicators/bio_adopters/measures.csv?grain=all',
    'figures?indicator=bio_adopters',
    'figures?indicator=job_declarations_period&scope=all',
    'indicators/seekers_distinct/comparison',
    'editions/anniversary-2018-1',
  ])
    assert.equal(await statusOf(service, path, cookie), 403, path);
  assert.equal(await statusOf(service, 'indicators/collective_relays/measures?grain=day', cookie), 400);
  // October is measured, and not published yet.
  const { figures } = await json<FiguresAnswer>(service, 'figures?scope=all&period=2018-09', cookie);
  assert.deepEqual(
    figures
      .map(({ indicator, measure }) => [indicator, measure.state, measure.value, measure.reason])
      .toSorted(),
    [
      ['collective_relays', 'measured', 230, null],
      ['seekers_distinct', 'not_measured', null, 'window_not_public'],
    ],
  );
  assert.equal(
    await statusOf(service, 'figures?period=2018-10', cookie),
    400,
    'after the last month told of',
  );
  const days = await json<FiguresAnswer>(service, 'figures?scope=all&period=2018-09-02..2018-09-05', cookie);
  assert.ok(days.figures.every(({ measure }) => measure.value === null && measure.low === null));
  const years = await json<MeasuresAnswer>(
    service,
    'indicators/seekers_distinct/measures?grain=year',
    cookie,
  );
  assert.deepEqual(
    years.measures.map(({ period, state, value, n }) => [period.start, state, value, n]),
    [
      ['2016-09-26', 'measured', 500, null],
      ['2017-09-26', 'hidden', null, null],
    ],
  );
  const csv = await service.ask('/api/v1/indicators/seekers_distinct/measures.csv?grain=year', { cookie });
  assert.match(await csv.text(), /non publié/);
  assert.deepEqual(await json(service, 'annotations', cookie), { annotations: [] });
  assert.deepEqual(await json(service, 'editions', cookie), { editions: [] });
});

test('of an edition that it names, a link shows what was public; of others, nothing', async () => {
  await using store = await openStore('sqlite::memory:');
  const id = await keepEditionOf(store);
  await using service = await startService(store);
  const [cookie, other] = [
    await openLink(service, { editions: [id] }),
    await openLink(service, { figures: FIGURES }),
  ];
  const path = `editions/${id}`;
  const { document: shown } = await json<{ document: Record<string, unknown> }>(service, path, cookie);
  assert.deepEqual(
    [shown.figures, shown.series, shown.notes, shown.renderer],
    [[], [], undefined, undefined],
  );
  assert.equal((shown.released as { until: string }).until, '2018-09-30');
  assert.equal(await statusOf(service, path, other), 403);
  assert.equal(await statusOf(service, 'editions/nothing', cookie), 403, 'whether it exists is not told');
  const { editions } = await json<{ editions: { id: string }[] }>(service, 'editions', cookie);
  assert.deepEqual(
    editions.map((edition) => edition.id),
    [id],
  );
});

test('an answer kept for one reader is never another’s: not for staff, not for another link', async () => {
  await using store = await openStore('sqlite::memory:');
  await published(store);
  await using service = await startService(store);
  const cookies = [
    await service.enter('alice', 'coordinator'),
    await openLink(service, { figures: ['collective_relays'] }),
    await openLink(service, { figures: ['seekers_distinct'] }),
  ];
  const told: string[] = [];
  const tags: (string | null)[] = [];
  for (const cookie of [...cookies, ...cookies]) {
    const answer = await service.ask('/api/v1/summary', { cookie });
    tags.push(answer.headers.get('etag'));
    told.push(((await answer.json()) as SummaryAnswer).figures.map(({ indicator }) => indicator).join());
  }
  assert.deepEqual(told.slice(1, 3), ['collective_relays', 'seekers_distinct']);
  assert.deepEqual(told.slice(3), told.slice(0, 3));
  assert.equal(new Set(tags).size, 3);
  for (const cookie of cookies.slice(1)) {
    const answer = await service.ask('/api/v1/summary', {
      cookie,
      headers: { 'if-none-match': tags[0] ?? '' },
    });
    assert.equal(answer.status, 200);
    await answer.arrayBuffer();
  }
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CompiledQuery, type KyselyPlugin, type RootOperationNode } from 'kysely';
import { day, instant } from '../../../db/core/calendar.ts';
import { addRecompute } from '../../../db/queries/recomputes.ts';
import { openStore, type Store } from '../../../db/store.ts';
import { october, type Service, startService } from '../api/service.ts';

const OF = '/api/v1/indicators';
const READS = [
  `${OF}/seeker_requests/measures?grain=day`,
  `${OF}/seeker_requests/measures?grain=month&asOf=2018-11-01`,
  `${OF}/seeker_requests/measures.csv?grain=year`,
  `${OF}/time_to_first_relay/measures?grain=month&dimension=p90`,
  `${OF}/time_to_first_relay/measures?grain=month&dimension=p90&asOf=2018-11-01`,
  `${OF}/seeker_requests/comparison?grain=month&day=2018-10-02`,
  '/api/v1/summary',
  '/api/v1/summary?year=2018&asOf=2018-11-01',
  '/api/v1/public-figures',
];
/** What an answer may look up beside measures: who asks, how fresh it is, what the nights were and cost, why days were worked out anew. */
const BESIDE = [
  ...['session', 'setting', 'run', 'request_ledger', 'plan', 'recompute'],
  ...['edition', 'edition_event', 'erratum', 'published_figure', 'public_release', 'annotation'],
];
const BY_INDEX =
  /^SEARCH (measure|earlier EXISTS) USING (COVERING )?INDEX measure_(standing \(grain=\? AND start_day=\?|(day_told|series) \(indicator=\? AND grain=\?)/;
/** Days are many: what is told of them stands in the index, and no row of the table is looked up. */
const OF_DAYS =
  /^SEARCH measure USING COVERING INDEX measure_day_told \(.* AND start_day>\? AND start_day<\?\)/;
/** What is known now of months and years has an index of its own, in which it lies by period: no correction is passed over. */
const OF_PERIODS =
  /^SEARCH measure USING INDEX measure_standing \(grain=\? AND start_day=\? AND indicator=\? AND dimension=\?\)/;
/** Under which dimensions a figure is known is asked of what stands: all time alone has a row a night of each. */
const OF_DIMENSIONS =
  /^SEARCH measure USING INDEX measure_standing \(grain=\? AND start_day=\? AND indicator=\?\)/;
/** The last row of the table: one step down its tree. */
const NEWEST = 'select max("id") as "v" from "measure"';

type Plan = { readonly text: string; readonly steps: readonly string[] };

/** How SQLite goes about what the service asks of its store. */
async function plansOf(service: Service, store: Store, asked: RootOperationNode[]) {
  const cookie = await service.enter('alice', 'coordinator');
  return async (path: string): Promise<Plan[]> => {
    asked.length = 0;
    assert.equal((await service.ask(path, { cookie })).status, 200, path);
    const plans: Plan[] = [];
    for (const node of asked) {
      const { sql, parameters } = store.db.getExecutor().compileQuery(node, { queryId: 'plan' });
      const explained = CompiledQuery.raw(`explain query plan ${sql}`, [...parameters]);
      const { rows } = await store.db.executeQuery<{ detail: string }>(explained);
      plans.push({ text: sql, steps: rows.map(({ detail }) => detail) });
    }
    return plans;
  };
}

/** Measures may be looked up for each of them, as `earlier`. */
const tableOf = (step: string): string | undefined =>
  /^(?:SCAN|SEARCH) (\w+)/.exec(step)?.[1]?.replace('earlier', 'measure');

test('what the service answers of figures it finds by the index of measures, and never in observations', async () => {
  await using store = await openStore('sqlite::memory:');
  const runId = await october(store);
  const days = { from: day('2018-10-01'), to: day('2018-10-02'), reason: 'relecture' };
  await addRecompute(store.db, days, { at: instant('2018-11-01T04:00:00Z'), runId });
  const asked: RootOperationNode[] = [];
  const watch: KyselyPlugin = {
    transformQuery({ node }) {
      asked.push(node);
      return node;
    },
    transformResult: async ({ result }) => result,
  };
  await using service = await startService({ ...store, db: store.db.withPlugin(watch) });
  const plan = await plansOf(service, store, asked);
  for (const path of READS) {
    const steps = (await plan(path)).flatMap(({ text, steps }) => steps.map((step) => ({ text, step })));
    const ofMeasures = steps.filter(({ step }) => tableOf(step) === 'measure');
    const beside = new Set(steps.map(({ step }) => tableOf(step)).filter((table) => table !== undefined));
    assert.deepEqual([...beside.difference(new Set([...BESIDE, 'measure']))], [], path);
    const series = ofMeasures.filter(({ text }) => text !== NEWEST);
    // The public tables are read as they were frozen.
    assert.equal(series.length > 0, path !== '/api/v1/public-figures', path);
    for (const { step } of series) assert.match(step, BY_INDEX, path);
    if (path.endsWith('grain=day')) assert.match(series[0]?.step ?? '', OF_DAYS, path);
    if (path.endsWith('grain=year')) assert.match(series[0]?.step ?? '', OF_PERIODS, path);
    if (path.includes('dimension=')) assert.match(series[0]?.step ?? '', OF_DIMENSIONS, path);
  }
});

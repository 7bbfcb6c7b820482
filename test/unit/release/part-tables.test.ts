import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Grain } from '../../../db/core/period.ts';
import type { Reading } from '../../../db/queries/series.ts';
import { type PublicTable, shown } from '../../../db/release/cell.ts';
import { partTables } from '../../../db/release/part-tables.ts';
import { readingOf, unmeasured } from './reading-of.ts';

type Counts = Readonly<Record<string, number>>;
const YEARS = ['2018-09-26', '2019-09-26'];

/** The tables of parts over two years: `known` is what was measured of each figure, a year an entry, by dimension. */
async function tell(
  known: Readonly<Record<string, readonly Counts[]>>,
  totals: Readonly<Record<string, number[]>>,
) {
  const asked: string[] = [];
  const read = async (indicator: string, grain: Grain, dimension: string): Promise<Reading[]> => {
    asked.push(`${indicator} ${grain}`);
    const years = known[indicator] ?? [];
    if (grain === 'all') {
      const sum = years.reduce((total, counts) => total + (counts[dimension] ?? 0), 0);
      return years.length > 0 ? [readingOf('all', '2020-10-05', sum, { dimension, n: 100 })] : [];
    }
    return years.flatMap((counts, index) => {
      const value = counts[dimension];
      const on = YEARS[index] as string;
      return value === undefined
        ? []
        : [readingOf('year', on, value, { dimension, n: value < 1 ? 100 : null })];
    });
  };
  const told: PublicTable[] = Object.entries(totals).map(([indicator, years]) => ({
    indicator,
    cells: [
      shown(readingOf('all', '2020-10-05', null, { low: 115 })),
      ...years.map((low, index) => shown(readingOf('year', YEARS[index] as string, null, { low }))),
    ],
  }));
  const tables = await partTables(read, told);
  const of = (indicator: string, grain: Grain, start?: string) =>
    Object.fromEntries(
      (tables.find((table) => table.indicator === indicator)?.cells ?? [])
        .filter(({ period }) => period.grain === grain && (!start || period.start === start))
        .map(({ dimension, state, low }) => [dimension, state === 'hidden' ? null : low]),
    );
  return { tables, of, asked };
}

const EVIDENCE = [
  { '': 66, E1: 41, E2: 16, E3: 9 },
  { '': 53, E1: 30, E2: 20, E3: 3 },
];

test('what is known of returns to work is told by the year, and since the start where each year is told', async () => {
  const { of, tables } = await tell({ evidence_mix: EVIDENCE }, { job_declarations_period: [65, 50] });
  assert.deepEqual(of('evidence_mix', 'year', YEARS[0]), { '': 65, E1: 40, E2: 15, E3: 5 });
  assert.deepEqual(of('evidence_mix', 'year', YEARS[1]), { '': 50, E1: 30, E2: null, E3: null });
  assert.deepEqual(of('evidence_mix', 'all'), { '': 115, E1: 70, E2: null, E3: null });
  assert.deepEqual(
    tables.map(({ indicator }) => indicator),
    ['evidence_mix', 'contribution_answer', 'requests_by_profile', 'durable_job_share'],
  );
});

test('a year whose total is not told as it is counted tells no part', async () => {
  const { of } = await tell({ evidence_mix: EVIDENCE }, { job_declarations_period: [60, 50] });
  assert.deepEqual(of('evidence_mix', 'year', YEARS[0]), { '': null, E1: null, E2: null, E3: null });
  const without = await tell({ evidence_mix: EVIDENCE }, {});
  assert.deepEqual(without.of('evidence_mix', 'year', YEARS[0]), { '': null, E1: null, E2: null, E3: null });
});

test('answers to whether it helped are told with those that nobody gave', async () => {
  const answers = [{ '': 48, decisive: 12, helped: 16, no_part: 6, do_not_know: 7, no_answer: 7 }];
  const { of } = await tell({ contribution_answer: answers }, { job_declarations_period: [45] });
  assert.deepEqual(of('contribution_answer', 'year'), {
    '': 45,
    decisive: 10,
    helped: 15,
    no_part: 5,
    do_not_know: 5,
    no_answer: 5,
  });
});

test('a profile is told of eleven people, never since the start, as people come back', async () => {
  const asked = [{ '': 60, 'contract cdi': 30, 'contract cdd': 19, 'contract not_told': 11 }];
  const { of } = await tell({ requests_by_profile: asked }, { seekers_distinct: [60] });
  const { '': whole, 'contract cdi': cdi, 'contract cdd': cdd, ...rest } = of('requests_by_profile', 'year');
  assert.deepEqual([whole, cdi, cdd], [60, 30, 15]);
  assert.ok(
    Object.values(rest).every((low) => low === null),
    'the eleven who did not tell go along with the answers that nobody gave',
  );
  assert.ok(Object.keys(rest).length > 20, 'an answer that nobody gave looks like one that few gave');
  assert.ok(Object.values(of('requests_by_profile', 'all')).every((low) => low === null));
});

test('the share of lasting jobs is told by the year beside the evidence it rests on, and since the start never', async () => {
  const shares = [
    { '': 15 / 25, unknown_contract: 41 / 66 },
    { '': 14 / 23, unknown_contract: 30 / 53 },
  ];
  const known = { evidence_mix: EVIDENCE, durable_job_share: shares };
  const { of } = await tell(known, { job_declarations_period: [65, 50] });
  const year = of('durable_job_share', 'year', YEARS[0]);
  assert.ok((year[''] ?? 0) > 0.5 && (year.unknown_contract ?? 0) > 0.5);
  assert.deepEqual(of('durable_job_share', 'all'), { '': null, unknown_contract: null });
  const alone = await tell(known, { job_declarations_period: [60, 50] });
  assert.deepEqual(alone.of('durable_job_share', 'year', YEARS[0]), { '': null, unknown_contract: null });
});

test('of what was never measured there is nothing to tell, and no cell', async () => {
  const { tables } = await tell({}, { job_declarations_period: [65] });
  assert.ok(tables.every(({ cells }) => cells.length === 0));
  const part = unmeasured('year', '2018-09-26', { n: 3 });
  const only = await partTables(
    async (key, grain) => (key === 'evidence_mix' && grain === 'year' ? [part] : []),
    [],
  );
  assert.ok(only[0]?.cells.every(({ state, n }) => state === 'not_measured' && n === null));
  assert.equal(only[0]?.cells.length, 4);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day } from '../../../db/core/calendar.ts';
import type { Grain } from '../../../db/core/period.ts';
import { inFives } from '../../../db/disclosure/rules.ts';
import type { Reading } from '../../../db/queries/series.ts';
import { type PublicTable, shown } from '../../../db/release/cell.ts';
import type { Counts } from '../../../db/release/held.ts';
import { partTables } from '../../../db/release/part-tables.ts';
import { readingOf, unmeasured } from './reading-of.ts';

const YEARS = ['2018-09-26', '2019-09-26'];

/** What a release before this one left. */
type Before = { readonly tables: readonly PublicTable[]; readonly counts: Readonly<Record<string, Counts>> };

/**
 * The tables of parts over two years: `known` is what was measured of each figure, `totals` how many people each total
 * stands on, a year an entry; both were followed to the end unless told.
 */
async function tell(
  known: Readonly<Record<string, readonly Counts[]>>,
  totals: Readonly<Record<string, number[]>>,
  { until = '2021-04-30', before }: { until?: string; before?: Before } = {},
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
      ...years.map((people, index) =>
        shown(readingOf('year', YEARS[index] as string, null, { low: inFives(people) })),
      ),
    ],
  }));
  const made = await partTables({
    read,
    until: day(until),
    tables: told,
    peopleIn: (total, start) => totals[total]?.[YEARS.indexOf(start)],
    toldOf: (key) => before?.tables.find(({ indicator }) => indicator === key)?.cells ?? [],
    told: before?.counts ?? {},
  });
  const of = (indicator: string, grain: Grain, start?: string) =>
    Object.fromEntries(
      (made.tables.find((table) => table.indicator === indicator)?.cells ?? [])
        .filter(({ period }) => period.grain === grain && (!start || period.start === start))
        .map(({ dimension, state, low }) => [dimension, state === 'hidden' ? null : low]),
    );
  return { ...made, of, asked };
}

const EVIDENCE = [
  { '': 66, E1: 41, E2: 16, E3: 9 },
  { '': 53, E1: 30, E2: 20, E3: 3 },
];

test('what is known of returns to work is told by the year, and since the start where each year is told', async () => {
  const { of, tables } = await tell({ evidence_mix: EVIDENCE }, { job_declarations_period: [66, 53] });
  assert.deepEqual(of('evidence_mix', 'year', YEARS[0]), { '': 65, E1: 40, E2: 15, E3: 5 });
  assert.deepEqual(of('evidence_mix', 'year', YEARS[1]), { '': 50, E1: 30, E2: null, E3: null });
  assert.deepEqual(of('evidence_mix', 'all'), { '': 115, E1: 70, E2: null, E3: null });
  assert.deepEqual(
    tables.map(({ indicator }) => indicator),
    ['evidence_mix', 'contribution_answer', 'requests_by_profile', 'durable_job_share'],
  );
});

test('a year whose total is not told tells no part', async () => {
  const none = { '': null, E1: null, E2: null, E3: null };
  const few = await tell({ evidence_mix: EVIDENCE }, { job_declarations_period: [66] });
  assert.deepEqual(few.of('evidence_mix', 'year', YEARS[1]), none);
  const without = await tell({ evidence_mix: EVIDENCE }, {});
  assert.deepEqual(without.of('evidence_mix', 'year', YEARS[0]), none);
});

test('a year is told once its people were followed, says when that will be, and as of when it was', async () => {
  const totals = { job_declarations_period: [66, 53] };
  const known = { evidence_mix: EVIDENCE };
  const cellsOf = ({ tables }: { tables: readonly PublicTable[] }, key: string, start = YEARS[1]) =>
    (tables.find(({ indicator }) => indicator === key)?.cells ?? []).filter(
      ({ period }) => period.grain === 'year' && period.start === start,
    );
  const early = await tell(known, totals, { until: '2021-03-31' });
  for (const { state, reason, toldWith, low } of cellsOf(early, 'evidence_mix'))
    assert.deepEqual([state, reason, toldWith, low], ['hidden', 'still_followed', '2021-04-30', null]);
  assert.deepEqual(early.of('evidence_mix', 'all'), { '': 65, E1: 40, E2: 15, E3: 5 }, 'of the year before');
  assert.equal(early.counts.evidence_mix?.[` year ${YEARS[1]}`], undefined, 'nothing is kept of it');
  const whole = await tell(known, totals, { until: '2021-05-31', before: early });
  assert.deepEqual(whole.of('evidence_mix', 'year', YEARS[1]), { '': 50, E1: 30, E2: null, E3: null });
  assert.deepEqual(
    [cellsOf(whole, 'evidence_mix')[0]?.toldWith, cellsOf(whole, 'evidence_mix', YEARS[0])[0]?.toldWith],
    ['2021-05-31', '2021-03-31'],
  );
});

test('what was told stands until eleven people are in another part, whatever an earlier version told it', async () => {
  const totals = { job_declarations_period: [66] };
  const first = await tell({ evidence_mix: [{ '': 66, E1: 41, E2: 16, E3: 9 }] }, totals);
  const later = async (e2: number, before: Before) => {
    const parts = { '': 66, E1: 57 - e2, E2: e2, E3: 9 };
    const made = await tell({ evidence_mix: [parts] }, totals, { before });
    return made.of('evidence_mix', 'year');
  };
  const told = { '': 65, E1: 40, E2: 15, E3: 5 };
  assert.deepEqual(await later(26, first), told, 'ten more told of their contract');
  assert.deepEqual(await later(6, first), told);
  assert.deepEqual(await later(27, first), { '': 65, E1: 30, E2: 25, E3: 5 });
  const early = await tell({ evidence_mix: [{ '': 66, E1: 41, E2: 16, E3: 9 }] }, totals, {
    until: '2019-10-31',
    before: first,
  });
  assert.deepEqual(early.of('evidence_mix', 'year'), told, 'a year told sooner stays told');
});

test('a part that nobody is in any more stands as it was told', async () => {
  const totals = { job_declarations_period: [66] };
  const first = await tell({ evidence_mix: [{ '': 66, E1: 41, E2: 16, E3: 9 }] }, totals);
  const { of } = await tell({ evidence_mix: [{ '': 66, E1: 50, E2: 16 }] }, totals, { before: first });
  assert.deepEqual(of('evidence_mix', 'year'), { '': 65, E1: 40, E2: 15, E3: 5 });
});

test('answers to whether it helped are told with those that nobody gave', async () => {
  const answers = [{ '': 48, decisive: 12, helped: 16, no_part: 6, do_not_know: 7, no_answer: 7 }];
  const { of } = await tell({ contribution_answer: answers }, { job_declarations_period: [48] });
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
  const { of } = await tell(known, { job_declarations_period: [66, 53] });
  const year = of('durable_job_share', 'year', YEARS[0]);
  assert.ok((year[''] ?? 0) > 0.5 && (year.unknown_contract ?? 0) > 0.5);
  assert.deepEqual(of('durable_job_share', 'all'), { '': null, unknown_contract: null });
  const alone = await tell(known, {});
  assert.deepEqual(alone.of('durable_job_share', 'year', YEARS[0]), { '': null, unknown_contract: null });
});

test('of what was never measured there is nothing to tell, and no cell', async () => {
  const { tables } = await tell({}, { job_declarations_period: [65] });
  assert.ok(tables.every(({ cells }) => cells.length === 0));
  const part = unmeasured('year', '2018-09-26', { n: 3 });
  const { tables: only } = await partTables({
    read: async (key, grain) => (key === 'evidence_mix' && grain === 'year' ? [part] : []),
    until: day('2021-04-30'),
    tables: [],
    peopleIn: () => undefined,
    toldOf: () => [],
    told: {},
  });
  assert.ok(only[0]?.cells.every(({ state, n }) => state === 'not_measured' && n === null));
  assert.equal(only[0]?.cells.length, 4);
});

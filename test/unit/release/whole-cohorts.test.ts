import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CATALOGUE } from '../../../db/catalogue/index.ts';
import { day } from '../../../db/core/calendar.ts';
import { shown } from '../../../db/release/cell.ts';
import {
  isWholeCohort,
  stillFollowed,
  toldEarly,
  toldWith,
  withoutEarly,
} from '../../../db/release/whole-cohorts.ts';
import { readingOf } from './reading-of.ts';

const COHORT = 'declared_share_cohort';
const YEARS = ['2018-10-15', '2019-10-15', '2020-10-15'];
const cells = YEARS.map((on) => shown(readingOf('year', on, 0.5, { n: 60 })));

test('a share waits until whoever asked on the last day has been followed, other figures do not', () => {
  const end = day('2019-09-25');
  const from = (indicator: string) =>
    ['2019-09-30', '2019-10-25', '2020-03-22', '2020-03-23'].find((until) =>
      isWholeCohort(indicator, end, day(until)),
    );
  assert.deepEqual([COHORT, 'declared_bounds'].map(from), ['2020-03-23', '2020-03-23']);
  assert.deepEqual(['followup_response_rate', 'still_employed_6m'].map(from), ['2019-10-25', '2019-10-25']);
  assert.ok(isWholeCohort('seekers_distinct', day('2019-11-08'), day('2019-10-31')), 'as far as is known');
});

test('parts wait until whoever declared on the last day was asked after six months, and had time to answer', () => {
  const end = day('2019-09-25');
  const from = (indicator: string) =>
    ['2019-09-30', '2020-04-25', '2020-04-26'].find((until) => isWholeCohort(indicator, end, day(until)));
  for (const indicator of ['evidence_mix', 'contribution_answer', 'durable_job_share', 'requests_by_profile'])
    assert.deepEqual([from(indicator), toldWith(indicator, end)], ['2020-04-26', '2020-04-30']);
  assert.deepEqual([from('seekers_distinct'), toldWith('seekers_distinct', end)], ['2019-09-30', null]);
});

test('what waits says why, and with which month it will be told, and nothing else', () => {
  const { value, low, high, n, ...said } = stillFollowed(
    COHORT,
    readingOf('year', '2018-10-15', 0.5, { n: 60 }),
  );
  assert.deepEqual([value, low, high, n], [null, null, null, null]);
  assert.deepEqual([said.state, said.reason, said.toldWith], ['hidden', 'still_followed', '2020-03-31']);
});

test('each published share of people whose definition lets days pass waits for them', () => {
  const waits = CATALOGUE.filter(({ protects }) => protects.startsWith('people_of_')).filter(
    ({ definition }) => / (days old|days ago)/.test(definition.en),
  );
  assert.deepEqual(
    waits.filter(({ key }) => isWholeCohort(key, day('2019-09-25'), day('2019-09-30'))).map(({ key }) => key),
    [],
  );
  assert.equal(waits.length, 4);
});

test('of people whose share was told while they were followed the year is told no more, earlier and later ones are', () => {
  const early = toldEarly([{ indicator: COHORT, cells: cells.slice(0, 2) }], day('2020-10-31'));
  const states = withoutEarly(cells, early[COHORT] ?? []).map(({ state }) => state);
  assert.deepEqual(states, ['measured', 'hidden', 'measured']);
  assert.deepEqual(early, { [COHORT]: [['2020-05-05', '2020-09-26']] });
  assert.deepEqual(withoutEarly(cells, []), cells);
});

test('a share that was told whole, or hidden, was not told early', () => {
  const [first, second] = cells;
  assert.ok(first && second);
  const hidden = { ...second, state: 'hidden' as const };
  assert.deepEqual(toldEarly([{ indicator: COHORT, cells: [first, hidden] }], day('2020-10-31')), {});
  assert.deepEqual(toldEarly([{ indicator: 'seekers_distinct', cells }], day('2020-10-31')), {});
});

test('a share told the day before the last of its people was followed to the end was told early, and is hidden', () => {
  const [first] = cells;
  assert.ok(first);
  const earlyOn = (until: string) =>
    toldEarly([{ indicator: COHORT, cells: [first] }], day(until))[COHORT] ?? [];
  assert.deepEqual(earlyOn('2020-03-22'), [['2019-09-25', '2019-09-26']]);
  assert.equal(withoutEarly([first], earlyOn('2020-03-22'))[0]?.state, 'hidden');
  assert.deepEqual(earlyOn('2020-03-23'), []);
});

test('in whatever order a release has its shares, those told early reach to the last of them', () => {
  const early = toldEarly([{ indicator: COHORT, cells: cells.toReversed() }], day('2020-10-31'));
  assert.deepEqual(early, { [COHORT]: [['2020-05-05', '2021-09-26']] });
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day } from '../../../db/core/calendar.ts';
import type { Grain } from '../../../db/core/period.ts';
import type { Reading } from '../../../db/queries/series.ts';
import type { PublicTable } from '../../../db/release/cell.ts';
import { toldCell } from '../../../db/release/told-cell.ts';

function reading(grain: Grain, start = '2018-09-26'): Reading {
  const period = { grain, start: day(start), end: day('2019-09-25') };
  const known = { state: 'measured', value: 44, low: 44, high: 44, n: 90, coverage: 1 } as const;
  return { period, dimension: '', ...known, reason: null, version: 1, knownAt: null };
}

const tableOf = (indicator: string, ...grains: Grain[]): PublicTable => ({
  indicator,
  cells: grains.map((grain) => ({ ...reading(grain), value: null, low: 40, high: null, n: null })),
});

test('an edition tells a figure as it was released', () => {
  const told = toldCell([tableOf('seekers_distinct', 'year')], 'seekers_distinct', reading('year'));
  assert.deepEqual([told.value, told.low], [null, 40]);
});

test('what was not released says whether it will be, or by the year only', () => {
  const tables = [
    tableOf('declared_share_cohort', 'year'),
    tableOf('seeker_requests', 'year', 'month', 'all'),
  ];
  const reasonOf = (indicator: string, grain: Grain, start?: string) => {
    const { state, low, reason } = toldCell(tables, indicator, reading(grain, start));
    assert.deepEqual([state, low], ['hidden', null]);
    return reason;
  };
  assert.equal(reasonOf('declared_share_cohort', 'all'), 'by_year');
  assert.equal(reasonOf('declared_share_cohort', 'month'), 'by_year');
  assert.equal(reasonOf('declared_share_cohort', 'year', '2019-09-26'), 'still_followed');
  assert.equal(reasonOf('seeker_requests', 'month', '2019-09-01'), 'not_released');
  assert.equal(reasonOf('seeker_requests', 'day'), 'not_released');
});

test('what nobody measured says so, whatever was released; a part is no whole', () => {
  const nobody = {
    ...reading('month'),
    state: 'failed' as const,
    value: null,
    low: null,
    reason: 'x_refused',
  };
  const told = toldCell([], 'seeker_requests', nobody);
  assert.deepEqual([told.state, told.reason, told.low], ['failed', 'x_refused', null]);
  const part = { ...reading('year'), dimension: 'E1' };
  const released = tableOf('evidence_mix', 'year');
  assert.deepEqual(toldCell([released], 'evidence_mix', part).state, 'hidden');
  const waits = toldCell([], 'evidence_mix', part);
  assert.deepEqual([waits.reason, waits.toldWith], ['still_followed', '2020-04-30']);
});

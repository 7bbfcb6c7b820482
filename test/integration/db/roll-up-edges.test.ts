import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day } from '../../../db/core/calendar.ts';
import { fixedClock } from '../../../db/core/clock.ts';
import { COLLECTED_FAMILIES } from '../../../db/core/families.ts';
import { rollUp } from '../../../db/rollup/roll-up.ts';
import { openStore } from '../../../db/store.ts';
import { calendar, collective, exactly, figure, night, october } from './october.ts';
import { seed } from './seed.ts';

const open = () => openStore('sqlite::memory:');

test('a request of the first moment of a month is seven days old no sooner for the month than for the year', async () => {
  await using store = await open();
  const rows = await october(store);
  await rows.post('9', 'zoe', '2018-09-30T22:00:00Z', 'seeker_request');
  const told = (grain: 'month' | 'year', start: string) => figure(store, 'relay_coverage', grain, start);
  await night(store, rows, day('2018-10-07'), '2018-10-08T04:00:00Z');
  // A relay at the very end of its seven days is not among the figures yet.
  for (const row of [await told('month', '2018-10-01'), await told('year', '2018-09-26')])
    assert.equal(row?.n ?? 0, 0);
  await night(store, rows, day('2018-10-08'), '2018-10-09T04:00:00Z');
  assert.equal((await told('month', '2018-10-01'))?.n, 1);
});

test('where the clocks changed, an hour of the first day of a year is seven days old before the others', async () => {
  await using store = await open();
  const rows = await seed(store, calendar);
  const [start, cutoff] = [day('2018-10-22'), day('2018-10-28')];
  for (const family of COLLECTED_FAMILIES) await rows.window(family, start, day('2018-10-29'));
  await rows.post('1', 'ana', '2018-10-21T22:30:00Z', 'seeker_request');
  await rows.counted('search', '2018-10-21T22:00:00Z', 2);
  const { runId } = rows;
  const clock = fixedClock('2018-10-29T04:00:00Z');
  await rollUp(store, {
    collective: { ...collective, startDay: start },
    calendar,
    clock,
    runId,
    day: cutoff,
  });
  const told = await figure(store, 'relay_coverage', 'year', start);
  // The other post that X counted may be a request of that hour.
  assert.deepEqual([told?.low, told?.high, told?.n, told?.reason], [0, 0.5, 1, 'unseen_posts']);
});

test('nothing was to be collected of the days before the collective began', async () => {
  await using store = await open();
  const rows = await seed(store, calendar);
  const [start, cutoff] = [day('2018-10-22'), day('2018-10-31')];
  for (const family of COLLECTED_FAMILIES) await rows.window(family, start, day('2018-11-01'));
  await rows.post('1', 'ana', '2018-10-25T08:00:00Z', 'seeker_request');
  await rows.counted('search', '2018-10-25T08:00:00Z', 1);
  const clock = fixedClock('2018-11-01T04:00:00Z');
  const { runId } = rows;
  await rollUp(store, {
    collective: { ...collective, startDay: start },
    calendar,
    clock,
    runId,
    day: cutoff,
  });
  const october = (key: string) => figure(store, key, 'month', '2018-10-01');
  assert.deepEqual(await october('collection_coverage'), exactly(1));
  assert.deepEqual(await october('seeker_requests'), exactly(1));
  assert.deepEqual(await october('longest_gap'), exactly(10));
});

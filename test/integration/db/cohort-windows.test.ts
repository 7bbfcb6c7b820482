import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDays, type Day, day, instant } from '../../../db/core/calendar.ts';
import { fixedClock } from '../../../db/core/clock.ts';
import { COLLECTED_FAMILIES } from '../../../db/core/families.ts';
import type { Pseudonym } from '../../../db/core/pseudonym.ts';
import { addDeclaration, decideDeclaration } from '../../../db/queries/declarations.ts';
import { readMeasure } from '../../../db/queries/measures.ts';
import { rollUp } from '../../../db/rollup/roll-up.ts';
import { openStore } from '../../../db/store.ts';
import { calendar, collective as named } from './october.ts';
import { seed } from './seed.ts';

const collective = { ...named, startDay: day('2018-09-26') };
const ASKED = day('2018-10-02');
/** Of twenty people who ask on a day: how many declare on the last day of a window, or the day after. */
const DECLARE: readonly [after: number, people: number][] = [
  [90, 4],
  [91, 3],
  [180, 2],
  [365, 1],
  [366, 5],
];

test('a return to work counts within 90, 180 and 365 days of the first request, once each is over', async () => {
  await using store = await openStore('sqlite::memory:');
  const { db } = store;
  const rows = await seed(store, calendar);
  const end = addDays(ASKED, 380);
  for (const family of COLLECTED_FAMILIES) await rows.window(family, collective.startDay, end);
  const people = Array.from({ length: 20 }, (_, index) => `person ${index}` as Pseudonym);
  for (const person of people)
    await rows.post(`by ${person}`, person, `${ASKED}T08:00:00Z`, 'seeker_request');
  const days = DECLARE.flatMap(([after, count]) =>
    Array.from({ length: count }, () => addDays(ASKED, after)),
  );
  for (const [index, on] of days.entries()) {
    const at = instant(`${on}T10:00:00Z`);
    const person = people[index] as Pseudonym;
    const told = { person, day: on, declared_at: at, source: 'form' as const, entered_at: at };
    const { id } = await addDeclaration(db, { ...told, entered_by: 'alice' });
    await decideDeclaration(db, { id, state: 'confirmed', by: 'bob', at });
  }
  const shares = async (cutoff: Day) => {
    const clock = fixedClock(instant(`${addDays(cutoff, 1)}T04:00:00Z`));
    await rollUp(store, { collective, calendar, clock, runId: rows.runId, day: cutoff });
    const found = [];
    for (const dimension of ['90', '', '365']) {
      const of = { indicator: 'declared_share_cohort', grain: 'year' as const, dimension };
      const row = await readMeasure(db, { ...of, start: collective.startDay });
      found.push(row?.value ?? row?.reason);
    }
    return found;
  };
  assert.deepEqual(await shares(addDays(ASKED, 89)), ['too_few', 'not_mature', 'not_mature']);
  assert.deepEqual(await shares(addDays(ASKED, 90)), [4 / 20, 'not_mature', 'not_mature']);
  assert.deepEqual(await shares(addDays(ASKED, 180)), [4 / 20, 9 / 20, 'not_mature']);
  assert.deepEqual(await shares(addDays(ASKED, 365)), [4 / 20, 9 / 20, 10 / 20]);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDays, type Day, day, instant } from '../../../db/core/calendar.ts';
import { fixedClock } from '../../../db/core/clock.ts';
import { COLLECTED_FAMILIES } from '../../../db/core/families.ts';
import type { Pseudonym } from '../../../db/core/pseudonym.ts';
import {
  addDeclaration,
  decideDeclaration,
  listProposedDeclarations,
} from '../../../db/queries/declarations.ts';
import { labelPosts } from '../../../db/queries/labels.ts';
import { readMeasure } from '../../../db/queries/measures.ts';
import { rollUp } from '../../../db/rollup/roll-up.ts';
import { openStore, type Store } from '../../../db/store.ts';
import { calendar, collective as named } from './october.ts';
import { type Seed, seed } from './seed.ts';

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

/** Of who first asked in the first year, how many declared within 90, 180 and 365 days, as a night finds it. */
async function sharesAt(store: Store, { runId }: Seed, cutoff: Day) {
  const clock = fixedClock(instant(`${addDays(cutoff, 1)}T04:00:00Z`));
  await rollUp(store, { collective, calendar, clock, runId, day: cutoff });
  const found = [];
  for (const dimension of ['90', '', '365']) {
    const of = { indicator: 'declared_share_cohort', grain: 'year' as const, dimension };
    const row = await readMeasure(store.db, { ...of, start: collective.startDay });
    found.push(row?.value ?? row?.reason);
  }
  return found;
}

async function ask(rows: Seed, on: Day): Promise<Pseudonym[]> {
  const people = Array.from({ length: 20 }, (_, index) => `person ${index}` as Pseudonym);
  for (const person of people) await rows.post(`by ${person}`, person, `${on}T08:00:00Z`, 'seeker_request');
  return people;
}

test('a return to work counts within 90, 180 and 365 days of the first request, once each is over', async () => {
  await using store = await openStore('sqlite::memory:');
  const { db } = store;
  const rows = await seed(store, calendar);
  const end = addDays(ASKED, 380);
  for (const family of COLLECTED_FAMILIES) await rows.window(family, collective.startDay, end);
  const people = await ask(rows, ASKED);
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
  const shares = (cutoff: Day) => sharesAt(store, rows, cutoff);
  assert.deepEqual(await shares(addDays(ASKED, 89)), ['too_few', 'not_mature', 'not_mature']);
  assert.deepEqual(await shares(addDays(ASKED, 90)), [4 / 20, 'not_mature', 'not_mature']);
  assert.deepEqual(await shares(addDays(ASKED, 180)), [4 / 20, 9 / 20, 'not_mature']);
  assert.deepEqual(await shares(addDays(ASKED, 365)), [4 / 20, 9 / 20, 10 / 20]);
});

test('what is told in the next year, late, counts with those who first asked in the year before, and is taken back there', async () => {
  await using store = await openStore('sqlite::memory:');
  const { db } = store;
  const rows = await seed(store, calendar);
  // Nobody of that year comes of any age any more.
  const cutoff = day('2020-10-01');
  const until = addDays(cutoff, 9);
  for (const family of COLLECTED_FAMILIES) await rows.window(family, collective.startDay, until);
  const [told, wrote] = (await ask(rows, day('2019-09-20'))) as [Pseudonym, Pseudonym];
  assert.deepEqual(await sharesAt(store, rows, cutoff), [0, 0, 0]);
  const at = instant('2020-10-02T10:00:00Z');
  const on = day('2019-10-10');
  const form = { person: told, day: on, declared_at: at, source: 'form' as const, entered_at: at };
  const { id } = await addDeclaration(db, { ...form, entered_by: 'alice' });
  await decideDeclaration(db, { id, state: 'confirmed', by: 'bob', at });
  assert.deepEqual(await sharesAt(store, rows, addDays(cutoff, 1)), [1 / 20, 1 / 20, 1 / 20]);
  await rows.post('report', wrote, '2019-10-11T08:00:00Z', 'placement_report');
  for (const { id } of await listProposedDeclarations(db))
    await decideDeclaration(db, { id, state: 'confirmed', by: 'bob', at });
  assert.deepEqual(await sharesAt(store, rows, addDays(cutoff, 2)), [2 / 20, 2 / 20, 2 / 20]);
  await labelPosts(db, [{ postId: 'report', label: 'other', by: 'bob', at }]);
  assert.deepEqual(await sharesAt(store, rows, addDays(cutoff, 3)), [1 / 20, 1 / 20, 1 / 20]);
});

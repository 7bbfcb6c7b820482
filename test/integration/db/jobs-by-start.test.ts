import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Day, day, instant } from '../../../db/core/calendar.ts';
import { COLLECTED_FAMILIES } from '../../../db/core/families.ts';
import type { Pseudonym } from '../../../db/core/pseudonym.ts';
import { addFacts } from '../../../db/queries/declaration-facts.ts';
import { addDeclaration, decideDeclaration } from '../../../db/queries/declarations.ts';
import type { Database } from '../../../db/store.ts';
import { eachStore } from '../stores.ts';
import { figure, night, october } from './october.ts';

const AT = instant('2018-10-10T10:00:00Z');
const note = { at: AT, person: true, notedBy: 'form' };

/** On 10 October somebody reports a job that begins on this day. */
async function declares(db: Database, person: string, start_day: Day): Promise<number> {
  const told = { person: person as Pseudonym, day: day('2018-10-10'), declared_at: AT };
  const { id } = await addDeclaration(db, {
    ...{ ...told, source: 'form' as const, entered_by: 'form', entered_at: AT },
  });
  await addFacts(db, id, { start_day }, note);
  await decideDeclaration(db, { id, state: 'confirmed', by: 'bob', at: AT });
  return id;
}

eachStore('declared jobs by the day they begin', (open) => {
  test('a job counts in the month in which it began, once it has, as last told, until it is taken back; none noted is no zero', async () => {
    await using store = await open();
    const { db } = store;
    const rows = await october(store);
    for (const family of COLLECTED_FAMILIES) await rows.window(family, day('2018-09-01'), day('2018-10-01'));
    const to = await declares(db, 'gone to', day('2018-09-27'));
    await declares(db, 'yet to', day('2018-10-24'));
    const told = async (cutoff: string) => {
      const at = new Date(Date.parse(`${cutoff}T03:00:00Z`) + 86_400_000).toISOString();
      await night(store, rows, day(cutoff), at);
      const started = (grain: 'month' | 'all', start: string) =>
        figure(store, 'job_declarations_period', grain, start, undefined, 'start');
      const { value: declared } =
        (await figure(store, 'job_declarations_period', 'month', '2018-10-01')) ?? {};
      const [september, october, all] = await Promise.all([
        started('month', '2018-09-01'),
        started('month', '2018-10-01'),
        started('all', '2015-09-26'),
      ]);
      assert.ok([september, october, all].every((one) => one?.value === null && one.high === null));
      return [declared, ...[september, october, all].map((one) => one?.low ?? one?.reason)];
    };
    assert.deepEqual(await told('2018-10-23'), [2, 1, 'no_source', 1], 'one begins tomorrow');
    assert.deepEqual(await told('2018-10-24'), [2, 1, 1, 2]);
    await addFacts(db, to, { start_day: day('2018-10-08') }, note);
    assert.deepEqual(await told('2018-10-25'), [2, 'no_source', 2, 2], 'she has said another day since');
    await decideDeclaration(db, { id: to, state: 'withdrawn', by: 'the person', at: AT });
    assert.deepEqual(await told('2018-10-26'), [1, 'no_source', 1, 1]);
  });
});

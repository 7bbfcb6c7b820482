import type { Instant } from '../core/calendar.ts';
import type { Pseudonym } from '../core/pseudonym.ts';
import type { PersonRuleTable } from '../schema/person-rule.ts';
import type { Database } from '../store.ts';
import { chunks } from './chunks.ts';

export type PersonRule = PersonRuleTable['rule'];

export async function readRule(
  db: Database,
  person: Pseudonym,
): Promise<{ rule: PersonRule; since: Instant } | null> {
  const row = await db
    .selectFrom('person_rule')
    .select(['rule', 'since'])
    .where('person', '=', person)
    .executeTakeFirst();
  return row ?? null;
}

/** From now on nothing about this person is kept; asked again, the first moment stands and the work is done anew. */
export async function addRule(
  db: Database,
  person: Pseudonym,
  rule: PersonRule,
  since: Instant,
): Promise<void> {
  await db
    .insertInto('person_rule')
    .values({ person, rule, since, carried_out_at: null })
    .onConflict((conflict) => conflict.column('person').doUpdateSet({ rule, carried_out_at: null }))
    .execute();
}

export async function dropRule(db: Database, person: Pseudonym): Promise<void> {
  await db.deleteFrom('person_rule').where('person', '=', person).execute();
}

/** Those whose rows may still be somewhere: asked for, and not carried out to the end. */
export async function listUnfinished(db: Database): Promise<Pseudonym[]> {
  const rows = await db
    .selectFrom('person_rule')
    .select('person')
    .where('carried_out_at', 'is', null)
    .execute();
  return rows.map(({ person }) => person);
}

export async function markCarriedOut(db: Database, people: readonly Pseudonym[], at: Instant): Promise<void> {
  for (const some of chunks(people, 400)) {
    await db.updateTable('person_rule').set({ carried_out_at: at }).where('person', 'in', some).execute();
  }
}

/**
 * What may be kept of what was read: nothing of a person who has objected. Whatever brings rows of people into
 * the store goes through it. Cost: a look-up for every 400 rows.
 */
export async function withoutObjectors<Row>(
  db: Database,
  rows: readonly Row[],
  personOf: (row: Row) => Pseudonym,
): Promise<readonly Row[]> {
  const objectors = new Set<Pseudonym>();
  for (const some of chunks([...new Set(rows.map(personOf))], 400)) {
    const found = await db.selectFrom('person_rule').select('person').where('person', 'in', some).execute();
    for (const { person } of found) objectors.add(person);
  }
  return objectors.size === 0 ? rows : rows.filter((row) => !objectors.has(personOf(row)));
}

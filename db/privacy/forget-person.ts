import type { Day, Instant } from '../core/calendar.ts';
import { AppError } from '../core/errors.ts';
import type { Family } from '../core/families.ts';
import type { Pseudonym, Pseudonymise } from '../core/pseudonym.ts';
import type { IdSeal } from '../core/sealed-id.ts';
import { chunks } from '../queries/chunks.ts';
import { markDirty } from '../queries/dirty-days.ts';
import { insertRows } from '../queries/insert-rows.ts';
import { addRule, dropRule, listUnfinished, markCarriedOut, readRule } from '../queries/person-rules.ts';
import type { Database } from '../store.ts';
import { leaveOut, letBack } from './left-out.ts';
import { daysOfPerson } from './person-days.ts';
import { deletePerson, PERSON_TABLES, type PersonRows, readPerson } from './person-rows.ts';

/** How many rows left each table. */
export type Left = ReadonlyMap<string, number>;

/** What the rights of people need besides the store: the moment, and the keys that are kept outside it. */
export type Keys = { readonly at: Instant; readonly pseudonymise: Pseudonymise; readonly idSeal: IdSeal };

/**
 * Erases a person, and keeps what comes later about her out. Her days are marked dirty: the next roll-up works
 * their figures out without her, and finishErasures then removes the last that stood for her. In the caller's
 * transaction.
 */
export async function forgetPerson(db: Database, person: Pseudonym, keys: Keys): Promise<Left> {
  await addRule(db, person, 'erased', keys.at);
  const sealed = await db.deleteFrom('restricted_row').where('person', '=', person).executeTakeFirstOrThrow();
  const rows = await takeOut(db, person, keys);
  const left = new Map<string, number>([...rows].map(([table, { length }]) => [table, length]));
  return left.set('restricted_row', Number(sealed.numDeletedRows));
}

/** Takes a person's rows out of every table and seals them away: no view and no figure sees them until she is let back. */
export async function restrictPerson(db: Database, person: Pseudonym, keys: Keys): Promise<Left> {
  await addRule(db, person, 'restricted', keys.at);
  const rows = await takeOut(db, person, keys);
  const sealed = [...rows].flatMap(([table_name, some]) =>
    some.map((row) => ({ person, table_name, sealed: keys.idSeal.seal(JSON.stringify(row), person) })),
  );
  await insertRows(db, 'restricted_row', sealed);
  return new Map([...rows].map(([table, { length }]) => [table, length]));
}

/**
 * Of these, those whose data a restriction concerns: an objection outlasts it, whatever was asked afterwards.
 * @throws AppError `not-restricted` when a restriction is to be lifted and there is none
 */
export async function whomItConcerns(
  db: Database,
  right: 'forget' | 'restrict' | 'lift',
  people: readonly Pseudonym[],
): Promise<Pseudonym[]> {
  if (right === 'forget') return [...people];
  const concerned: Pseudonym[] = [];
  for (const person of people) {
    const rule = (await readRule(db, person))?.rule;
    if (right === 'lift' ? rule === 'restricted' : rule !== 'erased') concerned.push(person);
  }
  if (right === 'lift' && concerned.length === 0) throw notRestricted();
  return concerned;
}

/** Puts back what a restriction had taken out. What stood in the store is there again, to the row. */
export async function liftRestriction(
  db: Database,
  person: Pseudonym,
  { pseudonymise, idSeal }: Keys,
): Promise<Left> {
  const rows = await db
    .selectFrom('restricted_row')
    .select(['table_name', 'sealed'])
    .where('person', '=', person)
    .orderBy('id')
    .execute();
  const left = new Map<string, number>();
  for (const { table } of [...PERSON_TABLES].reverse()) {
    const back = rows
      .filter(({ table_name }) => table_name === table)
      .map(({ sealed }) => JSON.parse(idSeal.open(sealed, person)) as never);
    await insertRows(db, table, back);
    left.set(table, back.length);
  }
  await db.deleteFrom('restricted_row').where('person', '=', person).execute();
  await dropRule(db, person);
  const again = await readPerson(db, person);
  await letBack(db, postsIn(again), pseudonymise);
  await markPerson(db, person, again);
  return left;
}

/** Ends a roll-up, which has just worked the figures out without them: what still stands for people whose erasure or restriction is not finished. */
export async function finishErasures(db: Database, at: Instant): Promise<number> {
  const people = await listUnfinished(db);
  for (const person of people) {
    await db.deleteFrom('member').where('person', '=', person).execute();
    await db.deleteFrom('billed_read').where('resource', '=', person).execute();
  }
  await markCarriedOut(db, people, at);
  return people.length;
}

async function takeOut(db: Database, person: Pseudonym, { pseudonymise }: Keys): Promise<PersonRows> {
  const rows = await readPerson(db, person);
  await markPerson(db, person, rows);
  const posts = postsIn(rows);
  await leaveOut(db, posts, pseudonymise);
  for (const some of chunks(posts, 400)) {
    const ids = some.map(({ id }) => id);
    await db.deleteFrom('billed_read').where('resource', 'in', ids).execute();
  }
  await deletePerson(db, person);
  return rows;
}

const postsIn = (rows: PersonRows) => (rows.get('post') ?? []) as unknown as { id: string; day: Day }[];

async function markPerson(db: Database, person: Pseudonym, rows: PersonRows): Promise<void> {
  const { posts, told, relays, scans, record } = await daysOfPerson(db, person, rows);
  const days: Partial<Record<Family, readonly Day[]>> = {
    'seeker-requests': posts,
    placements: [...posts, ...told],
    'retweet-reach': [...posts, ...relays],
    'bio-adopters': scans,
    'data-quality': record,
  };
  for (const [family, of] of Object.entries(days)) await markDirty(db, family as Family, of);
}

function notRestricted(): AppError {
  return new AppError({
    code: 'not-restricted',
    status: 409,
    fr: 'Rien de ce compte n’est mis de côté : rien à remettre. Une opposition, elle, reste.',
    en: 'Nothing of this account is set aside: nothing to put back. An objection stays.',
  });
}

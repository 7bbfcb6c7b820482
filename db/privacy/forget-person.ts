import type { Day, Instant } from '../core/calendar.ts';
import type { Family } from '../core/families.ts';
import type { Pseudonym, Pseudonymise } from '../core/pseudonym.ts';
import type { IdSeal } from '../core/sealed-id.ts';
import { chunks } from '../queries/chunks.ts';
import { markDirty } from '../queries/dirty-days.ts';
import { insertRows } from '../queries/insert-rows.ts';
import { addRule, dropRule, listUnfinished, markCarriedOut } from '../queries/person-rules.ts';
import type { Database } from '../store.ts';
import { leaveOut, letBack } from './left-out.ts';
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

/** The days whose figures she is in, by family; membership tells of days that her rows no longer do. */
async function markPerson(db: Database, person: Pseudonym, rows: PersonRows): Promise<void> {
  const daysIn = (table: 'post' | 'relay' | 'declaration' | 'seeker_news'): Day[] =>
    (rows.get(table) ?? []).map(({ day }) => day as Day);
  const counted = await db
    .selectFrom('member')
    .select('start_day as day')
    .distinct()
    .where('person', '=', person)
    .where('grain', '=', 'day')
    .execute();
  const relayed = await db
    .selectFrom('relay')
    .innerJoin('post', 'post.id', 'relay.post_id')
    .select('post.day')
    .distinct()
    .where('relay.account', '=', person)
    .execute();
  const scanned = await db
    .selectFrom('bio_sighting')
    .innerJoin('bio_scan', 'bio_scan.id', 'bio_sighting.scan_id')
    .select('bio_scan.day')
    .distinct()
    .where('bio_sighting.account', '=', person)
    .execute();
  const own = [...daysIn('post'), ...counted.map(({ day }) => day)];
  const days: Partial<Record<Family, readonly Day[]>> = {
    'seeker-requests': own,
    placements: [...own, ...daysIn('declaration'), ...daysIn('seeker_news')],
    'retweet-reach': [...own, ...daysIn('relay'), ...relayed.map(({ day }) => day)],
    'bio-adopters': scanned.map(({ day }) => day),
  };
  for (const [family, of] of Object.entries(days)) await markDirty(db, family as Family, of);
}

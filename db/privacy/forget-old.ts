import { type Day, type Instant, monthsBefore } from '../core/calendar.ts';
import type { Pseudonym } from '../core/pseudonym.ts';
import { chunks } from '../queries/chunks.ts';
import { insertRows } from '../queries/insert-rows.ts';
import { readSetting, writeSetting } from '../queries/settings.ts';
import type { Database } from '../store.ts';
import { daysOfPerson } from './person-days.ts';
import { deletePerson, readPerson } from './person-rows.ts';
import { PERSON_MONTHS } from './retention.ts';

/** Removes what X has billed on other days than this one (UTC). */
export async function dropBilledReads(db: Database, at: Instant): Promise<void> {
  await db
    .deleteFrom('billed_read')
    .where('utc_day', '<', at.slice(0, 10) as Day)
    .execute();
}

/** Removes texts whose day is over, with what was proposed of them. Cost: these texts, by index. */
export async function expireTexts(db: Database, today: Day): Promise<number> {
  const expired = db
    .selectFrom('post')
    .select('id')
    .where('text', 'is not', null)
    .where('text_expires_on', '<=', today);
  await db.deleteFrom('suggestion').where('post_id', 'in', expired).execute();
  const { numUpdatedRows } = await db
    .updateTable('post')
    .set({ text: null })
    .where('text', 'is not', null)
    .where('text_expires_on', '<=', today)
    .executeTakeFirstOrThrow();
  return Number(numUpdatedRows);
}

/** What counts as hearing of somebody, and when; days and moments sort alike. */
const CONTACTS = [
  { table: 'post', person: 'author', at: 'first_seen_at' },
  { table: 'relay', person: 'account', at: 'day' },
  { table: 'declaration', person: 'person', at: 'entered_at' },
  { table: 'seeker_news', person: 'person', at: 'known_at' },
  { table: 'seeker_profile', person: 'person', at: 'told_at' },
  { table: 'consent', person: 'person', at: 'told_at' },
] as const;

type Span = { readonly from: string; readonly to?: string; readonly among?: readonly Pseudonym[] };

/** Whom something was heard of in a span; a relay of a post is heard of its author too. */
async function heardOf(db: Database, { from, to, among }: Span): Promise<Set<Pseudonym>> {
  const people = new Set<Pseudonym>();
  for (const { table, person, at } of CONTACTS) {
    // One statement for tables of several shapes: to the types it is about declarations.
    let query = db
      .selectFrom(table as 'declaration')
      .select(`${person as 'person'} as person`)
      .distinct()
      .where(at as 'entered_at', '>=', from as Instant);
    if (to) query = query.where(at as 'entered_at', '<', to as Instant);
    if (among) query = query.where(person as 'person', 'in', among);
    for (const row of await query.execute()) people.add(row.person);
  }
  let relayed = db
    .selectFrom('relay')
    .innerJoin('post', 'post.id', 'relay.post_id')
    .select('post.author')
    .distinct()
    .where('relay.day', '>=', from as Day);
  if (to) relayed = relayed.where('relay.day', '<', to as Day);
  if (among) relayed = relayed.where('post.author', 'in', among);
  for (const { author } of await relayed.execute()) people.add(author);
  return people;
}

/** Accounts known by their bio, by when it last showed a tag. */
async function bioSeen(db: Database, when: '<' | '>=', limit: Day): Promise<Set<Pseudonym>> {
  const rows = await db
    .selectFrom('adopter')
    .select('account')
    .where((eb) => eb.fn.coalesce('shown_at', 'checked_at'), when, limit as string as Instant)
    .execute();
  return new Set(rows.map(({ account }) => account));
}

/**
 * The people whose last contact has become older than the limit since this was last asked. Contact is what was
 * last read of her: a post, a relay by her or of a post of hers, a bio that showed a tag, what she told us.
 * Cost: what was read on the days that have come of age, by index, and the accounts known by their bio.
 */
export async function listForgettable(
  db: Database,
  today: Day,
): Promise<{ people: Pseudonym[]; limit: Day }> {
  const limit = monthsBefore(today, PERSON_MONTHS);
  const from = (await readSetting(db, 'forgotten_until')) ?? '';
  const old = await heardOf(db, { from, to: limit });
  const [oldBios, freshBios] = [await bioSeen(db, '<', limit), await bioSeen(db, '>=', limit)];
  const candidates = old.union(oldBios).difference(freshBios);
  const people: Pseudonym[] = [];
  for (const some of chunks([...candidates], 400)) {
    const active = await heardOf(db, { from: limit, among: some });
    people.push(...some.filter((person) => !active.has(person)));
  }
  return { people, limit };
}

/** Whether something observed before this day still waits to be counted: nobody may be forgotten before it is. */
export async function isUncounted(db: Database, before: Day): Promise<boolean> {
  const dirty = await db
    .selectFrom('dirty_day')
    .select('day')
    .where('day', '<', before)
    .limit(1)
    .executeTakeFirst();
  return dirty !== undefined;
}

/**
 * Forgets a person whose time is over: her rows go, and what was counted stays, in tallies that name nobody.
 * Her days are closed, since counting them again would miss her. In the caller's transaction.
 */
export async function forgetOldPerson(db: Database, person: Pseudonym, at: Instant): Promise<void> {
  const rows = await readPerson(db, person);
  const days = new Set(Object.values(await daysOfPerson(db, person, rows)).flat());
  const closed = [...days].map((day) => ({ day, closed_at: at }));
  await insertRows(db, 'closed_day', closed, 'nothing');
  await keepLargest(db, person);
  await deletePerson(db, person);
  await db.deleteFrom('member').where('person', '=', person).execute();
}

/** Of the relayers of a period who are forgotten, the largest audience: the period had one that large. */
export const LARGEST_FORGOTTEN = 'largest audience forgotten';

async function keepLargest(db: Database, person: Pseudonym): Promise<void> {
  const audiences = await db
    .selectFrom('member')
    .select(['grain', 'start_day', 'amount'])
    .where('person', '=', person)
    .where('name', '=', 'relayer')
    .where('amount', '>', 0)
    .execute();
  for (const { grain, start_day, amount } of audiences) {
    const key = { name: LARGEST_FORGOTTEN, grain, start_day, key: '' };
    await db
      .insertInto('tally')
      .values({ ...key, amount: amount ?? 0 })
      .onConflict((conflict) =>
        conflict
          .columns(['name', 'grain', 'start_day', 'key'])
          .doUpdateSet((eb) => ({ amount: eb.ref('excluded.amount') }))
          .whereRef('tally.amount', '<', 'excluded.amount'),
      )
      .execute();
  }
}

/** Everybody up to this day has been looked at; what was left out before it is forgotten too, and its days closed. */
export async function markForgotten(db: Database, limit: Day, at: Instant): Promise<void> {
  const old = await db
    .selectFrom('left_out_post')
    .select('day')
    .distinct()
    .where('day', '<', limit)
    .execute();
  const closed = old.map(({ day }) => ({ day, closed_at: at }));
  await insertRows(db, 'closed_day', closed, 'nothing');
  await db.deleteFrom('left_out_post').where('day', '<', limit).execute();
  await writeSetting(db, 'forgotten_until', limit);
}

/** Days that are not counted again, because people of theirs are forgotten. */
export async function readClosedDays(db: Database): Promise<Set<Day>> {
  const rows = await db.selectFrom('closed_day').select('day').execute();
  return new Set(rows.map(({ day }) => day));
}

/** Those of them from one day to another, both included, oldest first. */
export async function closedDaysBetween(db: Database, from: Day, to: Day): Promise<Day[]> {
  const rows = await db
    .selectFrom('closed_day')
    .select('day')
    .where('day', '>=', from)
    .where('day', '<=', to)
    .orderBy('day')
    .execute();
  return rows.map(({ day }) => day);
}

import { type Day, type Instant, monthsBefore } from '../core/calendar.ts';
import type { Pseudonym } from '../core/pseudonym.ts';
import { chunks } from '../queries/chunks.ts';
import { insertRows } from '../queries/insert-rows.ts';
import { readSetting, writeSetting } from '../queries/settings.ts';
import type { Database } from '../store.ts';
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

/**
 * The people whose last contact has become older than the limit since this was last asked. Contact is what was
 * last read of her: a post, a relay by her or of a post of hers, a bio that showed a tag, a declaration.
 * Cost: what was read on the days that have come of age, by index.
 */
export async function listForgettable(
  db: Database,
  today: Day,
): Promise<{ people: Pseudonym[]; limit: Day }> {
  const limit = monthsBefore(today, PERSON_MONTHS);
  const since = (await readSetting(db, 'forgotten_until')) ?? '';
  const [posts, relays, declarations, adopters] = await Promise.all([
    db
      .selectFrom('post')
      .select('author as person')
      .distinct()
      .where('first_seen_at', '>=', since as Instant)
      .where('first_seen_at', '<', limit as string as Instant)
      .execute(),
    db
      .selectFrom('relay')
      .select('account as person')
      .distinct()
      .where('day', '>=', since as Day)
      .where('day', '<', limit)
      .where('by_collective', '=', 0)
      .execute(),
    db
      .selectFrom('declaration')
      .select('person')
      .distinct()
      .where('entered_at', '>=', since as Instant)
      .where('entered_at', '<', limit as string as Instant)
      .execute(),
    db
      .selectFrom('adopter')
      .select('account as person')
      .where((eb) => eb.fn.coalesce('shown_at', 'checked_at'), '<', limit as string as Instant)
      .execute(),
  ]);
  const candidates = new Set([...posts, ...relays, ...declarations, ...adopters].map(({ person }) => person));
  const people: Pseudonym[] = [];
  for (const some of chunks([...candidates], 400)) {
    const active = await activeSince(db, some, limit);
    people.push(...some.filter((person) => !active.has(person)));
  }
  return { people, limit };
}

async function activeSince(db: Database, people: Pseudonym[], limit: Day): Promise<Set<Pseudonym>> {
  const at = limit as string as Instant;
  const found = await Promise.all([
    db
      .selectFrom('post')
      .select('author as person')
      .distinct()
      .where('author', 'in', people)
      .where('first_seen_at', '>=', at)
      .execute(),
    db
      .selectFrom('relay')
      .select('account as person')
      .distinct()
      .where('account', 'in', people)
      .where('day', '>=', limit)
      .execute(),
    db
      .selectFrom('post')
      .innerJoin('relay', 'relay.post_id', 'post.id')
      .select('post.author as person')
      .distinct()
      .where('post.author', 'in', people)
      .where('relay.day', '>=', limit)
      .execute(),
    db
      .selectFrom('declaration')
      .select('person')
      .distinct()
      .where('person', 'in', people)
      .where('entered_at', '>=', at)
      .execute(),
    db
      .selectFrom('adopter')
      .select('account as person')
      .where('account', 'in', people)
      .where((eb) => eb.fn.coalesce('shown_at', 'checked_at'), '>=', at)
      .execute(),
  ]);
  return new Set(found.flat().map(({ person }) => person));
}

/**
 * Forgets a person whose time is over: her rows go, and what was counted stays, in tallies that name nobody.
 * Her days are closed, since counting them again would miss her. In the caller's transaction.
 */
export async function forgetOldPerson(db: Database, person: Pseudonym, at: Instant): Promise<void> {
  const rows = await readPerson(db, person);
  const own = ['post', 'relay', 'declaration', 'request', 'second_reading'] as const;
  const days = new Set(own.flatMap((table) => (rows.get(table) ?? []).map(({ day }) => day as Day)));
  const counted = await db
    .selectFrom('member')
    .select('start_day')
    .distinct()
    .where('person', '=', person)
    .where('grain', '=', 'day')
    .execute();
  for (const { start_day } of counted) days.add(start_day);
  const relayed = await db
    .selectFrom('relay')
    .innerJoin('post', 'post.id', 'relay.post_id')
    .select('post.day')
    .distinct()
    .where('relay.account', '=', person)
    .execute();
  for (const { day } of relayed) days.add(day);
  const scanned = await db
    .selectFrom('bio_sighting')
    .innerJoin('bio_scan', 'bio_scan.id', 'bio_sighting.scan_id')
    .select('bio_scan.day')
    .distinct()
    .where('bio_sighting.account', '=', person)
    .execute();
  for (const { day } of scanned) days.add(day);
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

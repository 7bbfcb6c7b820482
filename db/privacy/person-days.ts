import { type Day, nextDay } from '../core/calendar.ts';
import type { Pseudonym } from '../core/pseudonym.ts';
import type { Database } from '../store.ts';
import type { PersonRows } from './person-rows.ts';

/** The days whose figures a person is in, by what puts her there. */
export type PersonDays = {
  readonly posts: readonly Day[];
  readonly told: readonly Day[];
  readonly relays: readonly Day[];
  readonly scans: readonly Day[];
  /** Of the record that the collective keeps of its own work. */
  readonly record: readonly Day[];
};

/** Reads them, before her rows go: from these, from what she relayed, from bios, and from who counts once a period. */
export async function daysOfPerson(db: Database, person: Pseudonym, rows: PersonRows): Promise<PersonDays> {
  const daysIn = (
    ...tables: ('post' | 'relay' | 'declaration' | 'seeker_news' | 'second_reading')[]
  ): Day[] => tables.flatMap((table) => (rows.get(table) ?? []).map(({ day }) => day as Day));
  const [counted, relayed, scanned] = await Promise.all([
    db
      .selectFrom('member')
      .select('start_day as day')
      .distinct()
      .where('person', '=', person)
      .where('grain', '=', 'day')
      .execute(),
    db
      .selectFrom('relay')
      .innerJoin('post', 'post.id', 'relay.post_id')
      .select('post.day')
      .distinct()
      .where('relay.account', '=', person)
      .execute(),
    db
      .selectFrom('bio_sighting')
      .innerJoin('bio_scan', 'bio_scan.id', 'bio_sighting.scan_id')
      .select('bio_scan.day')
      .distinct()
      .where('bio_sighting.account', '=', person)
      .execute(),
  ]);
  const days = (found: readonly { day: Day }[]): Day[] => found.map(({ day }) => day);
  // A post edited across midnight counts on its own day instead of the next one, as long as it is there.
  const edited = (rows.get('post') ?? []).filter(({ latest_id }) => latest_id !== null);
  return {
    posts: [...daysIn('post'), ...edited.map(({ day }) => nextDay(day as Day)), ...days(counted)],
    told: daysIn('declaration', 'seeker_news'),
    relays: [...daysIn('relay'), ...days(relayed)],
    scans: days(scanned),
    record: daysIn('second_reading'),
  };
}

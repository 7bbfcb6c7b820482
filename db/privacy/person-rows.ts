import type { ExpressionBuilder, Selectable } from 'kysely';
import type { Pseudonym } from '../core/pseudonym.ts';
import type { Schema } from '../schema/index.ts';
import type { Database } from '../store.ts';

/** How the rows of a table are somebody's: a column names her, or they are about a post or a declaration of hers. */
type Belongs = {
  readonly table: keyof Schema;
  readonly named?: 'account' | 'author' | 'person' | 'seeker';
  readonly about?: 'post' | 'declaration';
};

/** Where the store holds rows of a person, each table after those that refer to it. A test holds it against the schema. */
export const PERSON_TABLES = [
  { table: 'suggestion', about: 'post' },
  { table: 'sorting_claim', about: 'post' },
  { table: 'post_label', about: 'post' },
  { table: 'engagement', about: 'post' },
  { table: 'second_reading', about: 'post' },
  { table: 'coached_request', about: 'post' },
  { table: 'post_version', about: 'post' },
  { table: 'relay_event', named: 'account', about: 'post' },
  { table: 'relay', named: 'account', about: 'post' },
  { table: 'request', named: 'seeker' },
  { table: 'testimonial', named: 'person' },
  { table: 'declaration_decision', about: 'declaration' },
  { table: 'declaration_fact', about: 'declaration' },
  { table: 'follow_up', about: 'declaration' },
  { table: 'declaration', named: 'person' },
  { table: 'seeker_news', named: 'person' },
  { table: 'seeker_profile', named: 'person' },
  { table: 'consent', named: 'person' },
  { table: 'bio_sighting', named: 'account' },
  { table: 'adopter_event', named: 'account' },
  { table: 'adopter', named: 'account' },
  { table: 'post', named: 'author' },
] as const satisfies readonly Belongs[];

export type PersonTable = (typeof PERSON_TABLES)[number]['table'];
/** A person's rows as the store holds them, by table. */
export type PersonRows = ReadonlyMap<PersonTable, readonly Record<string, unknown>[]>;

/** All that the store holds of a person, in the order of PERSON_TABLES. Cost: her rows, by index. */
export async function readPerson(db: Database, person: Pseudonym): Promise<PersonRows> {
  const rows = new Map<PersonTable, Record<string, unknown>[]>();
  for (const belongs of PERSON_TABLES) {
    const { table } = belongs;
    const found = await db
      .selectFrom(table as 'relay')
      .selectAll()
      .where((eb) => isHers(eb, belongs, person))
      .execute();
    rows.set(table, found as Selectable<Schema['relay']>[]);
  }
  return rows;
}

/** Deletes a person's rows from every table, in the caller's transaction. */
export async function deletePerson(db: Database, person: Pseudonym): Promise<void> {
  const hers = db.selectFrom('post').select('id').where('author', '=', person);
  await db.updateTable('post_label').set({ same_as: null }).where('same_as', 'in', hers).execute();
  for (const belongs of PERSON_TABLES) {
    await db
      .deleteFrom(belongs.table as 'relay')
      .where((eb) => isHers(eb, belongs, person))
      .execute();
  }
}

// One statement for tables of many shapes: to the types it is about relays, which have both columns.
function isHers(eb: ExpressionBuilder<Schema, 'relay'>, { named, about }: Belongs, person: Pseudonym) {
  const ways = [];
  if (named) ways.push(eb(named as 'account', '=', person));
  if (about === 'post')
    ways.push(eb('post_id', 'in', eb.selectFrom('post').select('post.id').where('author', '=', person)));
  if (about === 'declaration') {
    const hers = eb
      .selectFrom('declaration')
      .select('declaration.id')
      .where('declaration.person', '=', person);
    ways.push(eb('declaration_id' as 'post_id', 'in', hers as never));
  }
  return eb.or(ways);
}

import type { Instant } from '../core/calendar.ts';
import type { Schema } from '../schema/index.ts';
import type { Database } from '../store.ts';
import { writeSetting } from './settings.ts';

/**
 * What comes from X or stands for somebody there, each table after those that refer to it. Of declarations
 * those read in a post go; what people told us themselves is theirs and ours.
 */
const WHOLE = [
  'sorting_claim',
  'suggestion',
  'post_label',
  'request',
  'engagement',
  'second_reading',
  'coached_request',
  'relay_event',
  'relay',
  'post_version',
  'post',
  'bio_sighting',
  'bio_scan',
  'adopter_event',
  'adopter',
  'volume_observation',
  'volume_day',
  'compliance_job',
  'billed_read',
  'page_cursor',
  'triage_day',
  'restricted_row',
  // Tallies would tell again what can no longer be counted; members are people.
  'tally',
  'member',
] as const satisfies readonly (keyof Schema)[];

const OF_DECLARATIONS = ['declaration_decision', 'declaration_fact', 'follow_up'] as const;

/** Tables that lose rows, or what in their rows stands for a post or an account. */
export const ERASED_TABLES = [
  ...WHOLE,
  ...OF_DECLARATIONS,
  'declaration',
  'imported_file',
  'dirty_day',
  'request_ledger',
] as const satisfies readonly (keyof Schema)[];

/** Rows that an erasure removes, by table; of the ledger, rows that lose the fingerprint of what was asked. */
export type Erased = ReadonlyMap<(typeof ERASED_TABLES)[number], number>;

/** Erases all that comes from X, in the caller's transaction, and notes when. */
export async function erasePlatform(db: Database, at: Instant): Promise<Erased> {
  const erased = new Map<(typeof ERASED_TABLES)[number], number>();
  const inPosts = db.selectFrom('declaration').select('id').where('source', '=', 'public_post');
  for (const table of OF_DECLARATIONS)
    erased.set(table, await removed(db.deleteFrom(table).where('declaration_id', 'in', inPosts)));
  erased.set('declaration', await removed(db.deleteFrom('declaration').where('source', '=', 'public_post')));
  for (const table of WHOLE) erased.set(table, await removed(db.deleteFrom(table)));
  // A file of posts may be brought in again; published figures are nobody's posts.
  erased.set(
    'imported_file',
    await removed(db.deleteFrom('imported_file').where('kind', '!=', 'published-figures')),
  );
  // What was measured must not be measured again without what it was measured on.
  erased.set('dirty_day', await removed(db.deleteFrom('dirty_day')));
  // What people told us is still there to be tallied.
  await db.deleteFrom('setting').where('name', '=', 'projections').execute();
  const { numUpdatedRows } = await db
    .updateTable('request_ledger')
    .set({ fingerprint: null })
    .where('fingerprint', 'is not', null)
    .executeTakeFirstOrThrow();
  erased.set('request_ledger', Number(numUpdatedRows));
  await writeSetting(db, 'erased_at', at);
  return erased;
}

async function removed(deletion: {
  executeTakeFirstOrThrow(): Promise<{ numDeletedRows: bigint }>;
}): Promise<number> {
  return Number((await deletion.executeTakeFirstOrThrow()).numDeletedRows);
}

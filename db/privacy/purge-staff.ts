import type { Instant } from '../core/calendar.ts';
import type { Schema } from '../schema/index.ts';
import type { Database } from '../store.ts';

/** Where the name a volunteer goes by is kept with what they decided or noted. A test holds it against the register. */
export const NAMED_IN = [
  { table: 'post_label', column: 'decided_by' },
  { table: 'second_reading', column: 'read_by' },
  { table: 'sorting_claim', column: 'claimed_by' },
  { table: 'declaration', column: 'entered_by' },
  { table: 'declaration_decision', column: 'decided_by' },
  { table: 'declaration_fact', column: 'noted_by' },
  { table: 'seeker_news', column: 'noted_by' },
  { table: 'testimonial', column: 'decided_by' },
  { table: 'coached_request', column: 'noted_by' },
] as const satisfies readonly { table: keyof Schema; column: string }[];

/** What stands in a name’s place: still one person, told apart from every other, and nobody’s name. */
const formerName = (id: number): string => `#${id}`;

/**
 * Forgets the volunteers whose access ended before a moment; what they decided stands, under a number. In the
 * caller's transaction. Cost: the tables above once for each of them. @returns how many
 */
export async function purgeStaff(db: Database, endedBefore: Instant): Promise<number> {
  const former = await db
    .selectFrom('staff_member')
    .select(['id', 'name'])
    .where('ended_at', '<', endedBefore)
    .execute();
  for (const { id, name } of former) {
    // One statement for tables of several shapes: to the types it is about labels.
    for (const { table, column } of NAMED_IN)
      await db
        .updateTable(table as 'post_label')
        .set({ [column as 'decided_by']: formerName(id) })
        .where(column as 'decided_by', '=', name)
        .execute();
    for (const table of ['session', 'sign_in_link', 'passkey'] as const)
      await db.deleteFrom(table).where('staff_id', '=', id).execute();
    await db.updateTable('shared_link').set({ created_by: null }).where('created_by', '=', id).execute();
    await db.deleteFrom('staff_member').where('id', '=', id).execute();
  }
  return former.length;
}

/** Removes the links that nobody has been able to open since a moment, with their visits. @returns how many */
export async function purgeSharedLinks(db: Database, endedBefore: Instant): Promise<number> {
  const ended = await db
    .selectFrom('shared_link')
    .select('id')
    .where((eb) => eb.or([eb('disabled_at', '<', endedBefore), eb('expires_at', '<', endedBefore)]))
    .execute();
  for (const { id } of ended) {
    await db.deleteFrom('shared_session').where('link_id', '=', id).execute();
    await db.deleteFrom('shared_visit').where('link_id', '=', id).execute();
    await db.deleteFrom('shared_link').where('id', '=', id).execute();
  }
  return ended.length;
}

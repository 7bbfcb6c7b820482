import type { Insertable } from 'kysely';
import type { Day } from '../core/calendar.ts';
import type { CorrectionTable } from '../schema/correction.ts';
import type { MeetingTable } from '../schema/meeting.ts';
import type { RightsRequestTable } from '../schema/rights-request.ts';
import type { SecondReadingTable } from '../schema/second-reading.ts';
import type { VolunteerMonthTable } from '../schema/volunteer-month.ts';
import type { Database } from '../store.ts';
import { markDirty } from './dirty-days.ts';

/*
 * What the collective notes of its own work. Each is added once: told again, the first stands, but for an answer
 * that was still awaited. Returns whether anything was new; part of the caller's transaction.
 */

/** Keeps how a second person sorted a post. */
export async function addSecondReading(
  db: Database,
  reading: Insertable<SecondReadingTable>,
): Promise<boolean> {
  return added(db, 'second_reading', reading, reading.day);
}

/** Notes that a volunteer helped to write a request. @returns null when there is no such request */
export async function addCoached(
  db: Database,
  { post_id, noted_by, noted_at }: { post_id: string; noted_by: string; noted_at: MeetingTable['known_at'] },
): Promise<boolean | null> {
  const request = await db
    .selectFrom('request')
    .select('day')
    .where('post_id', '=', post_id)
    .executeTakeFirst();
  if (!request) return null;
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('coached_request')
    .values({ post_id, noted_by, noted_at })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  await markDirty(db, 'seeker-requests', [request.day]);
  return Number(numInsertedOrUpdatedRows) > 0;
}

/** Notes whether a post asks its readers to do something; what was said last stands. @returns null when it is not there */
export async function noteCall(
  db: Database,
  { postId, calls }: { postId: string; calls: boolean },
): Promise<boolean | null> {
  const post = await db
    .selectFrom('post')
    .select(['day', 'call_to_action'])
    .where('id', '=', postId)
    .executeTakeFirst();
  if (!post) return null;
  const call_to_action = calls ? 1 : 0;
  if (post.call_to_action === call_to_action) return false;
  await db.updateTable('post').set({ call_to_action }).where('id', '=', postId).execute();
  await markDirty(db, 'retweet-reach', [post.day]);
  return true;
}

/** Keeps how many volunteers were active in a month; told otherwise later, the later stands. */
export async function noteMonth(db: Database, row: Insertable<VolunteerMonthTable>): Promise<boolean> {
  const known = await db
    .selectFrom('volunteer_month')
    .select(['active', 'core'])
    .where('month', '=', row.month)
    .executeTakeFirst();
  if (known?.active === row.active && known.core === row.core) return false;
  await db
    .insertInto('volunteer_month')
    .values(row)
    .onConflict((conflict) => conflict.column('month').doUpdateSet(row))
    .execute();
  await markDirty(db, 'retweet-reach', [row.month]);
  return true;
}

export async function addMeeting(db: Database, meeting: Insertable<MeetingTable>): Promise<boolean> {
  return added(db, 'meeting', meeting, meeting.day);
}

export async function addCorrection(db: Database, correction: Insertable<CorrectionTable>): Promise<boolean> {
  return added(db, 'correction', correction, correction.day);
}

/** Adds a request, or the day on which a known one was answered. */
export async function addRightsRequest(
  db: Database,
  request: Insertable<RightsRequestTable>,
): Promise<boolean> {
  if (await added(db, 'rights_request', request, request.received_day)) return true;
  if (!request.answered_day) return false;
  const { numUpdatedRows } = await db
    .updateTable('rights_request')
    .set({ answered_day: request.answered_day })
    .where('reference', '=', request.reference)
    .where('answered_day', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(numUpdatedRows) > 0;
}

async function added<Table extends 'second_reading' | 'meeting' | 'correction' | 'rights_request'>(
  db: Database,
  table: Table,
  row: object,
  day: Day,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto(table as 'meeting')
    .values(row as Insertable<MeetingTable>)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  await markDirty(db, 'data-quality', [day]);
  return Number(numInsertedOrUpdatedRows) > 0;
}

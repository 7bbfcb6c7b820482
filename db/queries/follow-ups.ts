import { addMonths } from 'date-fns/addMonths';
import { lightFormat } from 'date-fns/lightFormat';
import { parse } from 'date-fns/parse';
import type { Day, Instant } from '../core/calendar.ts';
import { AppError } from '../core/errors.ts';
import type { Pseudonym } from '../core/pseudonym.ts';
import type { Database } from '../store.ts';
import { settleEvidence, standingFacts } from './declaration-facts.ts';
import { markDirty } from './dirty-days.ts';
import { insertRows } from './insert-rows.ts';

const MONTHS = [3, 6] as const;

/** Plans to ask 3 and 6 months after the start, or else after the day of the declaration. Again changes nothing. */
export async function planFollowUps(db: Database, declarationId: number): Promise<void> {
  const { day } = await db
    .selectFrom('declaration')
    .select('day')
    .where('id', '=', declarationId)
    .executeTakeFirstOrThrow();
  const from = (await standingFacts(db, [declarationId])).get(declarationId)?.start_day ?? day;
  const rows = MONTHS.map((month) => ({
    declaration_id: declarationId,
    month,
    due_day: monthsAfter(from, month),
    invited_day: null,
    answered_day: null,
    still_employed: null,
  }));
  await insertRows(db, 'follow_up', rows, 'nothing');
}

/** 31 August and six months is 28 February. */
const monthsAfter = (day: Day, months: number): Day =>
  lightFormat(addMonths(parse(day, 'yyyy-MM-dd', new Date(0)), months), 'yyyy-MM-dd') as Day;

export type DueFollowUp = {
  readonly id: number;
  readonly declarationId: number;
  readonly month: 3 | 6;
  readonly person: Pseudonym;
  readonly sealedMail: string;
};

/** Invitations that are due and may leave: the declaration stands, there is an address, and consent still holds. */
export async function listDueFollowUps(db: Database, day: Day, limit: number): Promise<DueFollowUp[]> {
  const rows = await agreedFollowUps(db, day)
    .where('sealed_mail', 'is not', null)
    .where('sending_at', 'is', null)
    .limit(limit)
    .execute();
  return rows.map(({ id, declaration_id, month, person, sealed_mail }) => ({
    id,
    declarationId: declaration_id,
    month,
    person,
    sealedMail: sealed_mail as string,
  }));
}

export type FollowUpToAsk = {
  readonly id: number;
  readonly declarationId: number;
  readonly month: 3 | 6;
  readonly dueDay: Day;
  /** A mail was about to leave when the service was stopped: perhaps it did. */
  readonly uncertain: boolean;
};

/** The same for people who ask by other means: no address, and also of whom there is none. */
export async function listFollowUpsToAsk(db: Database, day: Day, limit: number): Promise<FollowUpToAsk[]> {
  const rows = await agreedFollowUps(db, day).limit(limit).execute();
  return rows.map(({ id, declaration_id, month, due_day, sending_at }) => ({
    ...{ id, month, declarationId: declaration_id, dueDay: due_day },
    uncertain: sending_at !== null,
  }));
}

const agreedFollowUps = (db: Database, day: Day) =>
  db
    .selectFrom('follow_up')
    .innerJoin('declaration', 'declaration.id', 'follow_up.declaration_id')
    .select(['follow_up.id', 'declaration_id', 'month', 'person', 'sealed_mail', 'due_day', 'sending_at'])
    .where('due_day', '<=', day)
    .where('invited_day', 'is', null)
    .where('state', '=', 'confirmed')
    .where((eb) =>
      eb(
        eb
          .selectFrom('consent')
          .select('given')
          .whereRef('consent.person', '=', 'declaration.person')
          .where('purpose', '=', 'follow_up')
          .orderBy('consent.id', 'desc')
          .limit(1),
        '=',
        1,
      ),
    )
    .orderBy('due_day')
    .orderBy('follow_up.id');

/**
 * Takes the next invitation that is due: from now on nobody else sends it, nor does a night that is begun again.
 * In a transaction of its own, committed before the mail leaves.
 */
export async function claimFollowUp(db: Database, day: Day, at: Instant): Promise<DueFollowUp | null> {
  const [next] = await listDueFollowUps(db, day, 1);
  if (!next) return null;
  const { numUpdatedRows } = await db
    .updateTable('follow_up')
    .set({ sending_at: at })
    .where('id', '=', next.id)
    .where('sending_at', 'is', null)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n ? next : null;
}

/** Nothing has left: it is due again. */
export async function releaseFollowUp(db: Database, id: number): Promise<void> {
  await db.updateTable('follow_up').set({ sending_at: null }).where('id', '=', id).execute();
}

/** Notes that an invitation left. */
export async function noteInvited(db: Database, id: number, day: Day): Promise<void> {
  await db.updateTable('follow_up').set({ invited_day: day }).where('id', '=', id).execute();
  await markDirty(db, 'placements', [day]);
}

/**
 * Notes an answer, in the caller's transaction; the latest stands.
 * @param stillEmployed null: answered without saying
 * @throws AppError `follow-up-unknown`, also when nobody was invited
 */
export async function answerFollowUp(
  db: Database,
  { id, day, stillEmployed }: { id: number; day: Day; stillEmployed: boolean | null },
): Promise<void> {
  const asked = await db
    .selectFrom('follow_up')
    .select(['declaration_id', 'invited_day'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!asked?.invited_day) {
    throw new AppError({
      code: 'follow-up-unknown',
      status: 404,
      fr: 'Cette demande de nouvelles n’existe pas.',
      en: 'There is no such follow-up.',
    });
  }
  await db
    .updateTable('follow_up')
    .set({ answered_day: day, still_employed: stillEmployed === null ? null : stillEmployed ? 1 : 0 })
    .where('id', '=', id)
    .execute();
  await markDirty(db, 'placements', [asked.invited_day]);
  await settleEvidence(db, asked.declaration_id);
}

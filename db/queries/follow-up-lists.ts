import { addDays, type Day } from '../core/calendar.ts';
import type { DeclarationTable } from '../schema/declaration.ts';
import type { Database } from '../store.ts';
import { listFollowUpsToAsk } from './follow-ups.ts';

/** How long an answer that comes to a volunteer is still waited for. */
const WAITED_DAYS = 90;

export type Asking = {
  readonly id: number;
  readonly month: 3 | 6;
  /** The day on which it is due, or on which it was asked. */
  readonly day: Day;
  readonly declaredOn: Day;
  readonly source: DeclarationTable['source'];
  /** Where it was read, while that is known. */
  readonly postId: string | null;
  /** The volunteer who noted it; null: the person's own form, or a post. */
  readonly notedBy: string | null;
  readonly hasMail: boolean;
  /** A mail was about to leave when the service was stopped: perhaps it did. */
  readonly uncertain: boolean;
};

/** Whom volunteers are to ask how the job goes on, of those who agreed to it; the longest due first. */
export async function listToAsk(db: Database, today: Day, limit: number): Promise<Asking[]> {
  const due = await listFollowUpsToAsk(db, today, limit);
  const details = await detailsOf(
    db,
    due.map(({ declarationId }) => declarationId),
  );
  return due.flatMap(({ id, month, declarationId, dueDay, uncertain }) => {
    const detail = details.get(declarationId);
    return detail ? [{ id, month, day: dueDay, uncertain, ...detail }] : [];
  });
}

/** Who was asked lately and has not answered, the latest first. */
export async function listAsked(db: Database, today: Day, limit: number): Promise<Asking[]> {
  const rows = await db
    .selectFrom('follow_up')
    .innerJoin('declaration', 'declaration.id', 'follow_up.declaration_id')
    .select(['follow_up.id', 'declaration_id', 'month', 'invited_day'])
    .where('invited_day', '>=', addDays(today, -WAITED_DAYS))
    .where('answered_day', 'is', null)
    .where('state', '=', 'confirmed')
    .orderBy('invited_day', 'desc')
    .orderBy('follow_up.id', 'desc')
    .limit(limit)
    .execute();
  const details = await detailsOf(
    db,
    rows.map(({ declaration_id }) => declaration_id),
  );
  return rows.flatMap(({ id, month, declaration_id, invited_day }) => {
    const detail = details.get(declaration_id);
    return detail ? [{ id, month, day: invited_day as Day, uncertain: false, ...detail }] : [];
  });
}

type Detail = Pick<Asking, 'declaredOn' | 'source' | 'postId' | 'notedBy' | 'hasMail'>;

async function detailsOf(db: Database, ids: readonly number[]): Promise<Map<number, Detail>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('declaration')
    .select(['id', 'day', 'source', 'post_id', 'entered_by', 'sealed_mail'])
    .where('id', 'in', ids)
    .execute();
  return new Map(
    rows.map(({ id, day, source, post_id, entered_by, sealed_mail }) => [
      id,
      {
        ...{ declaredOn: day, source, postId: post_id, hasMail: sealed_mail !== null },
        notedBy: source === 'volunteer_note' ? entered_by : null,
      },
    ]),
  );
}

import type { Selectable } from 'kysely';
import type { Instant } from '../core/calendar.ts';
import { AppError } from '../core/errors.ts';
import type { DeclarationTable } from '../schema/declaration.ts';
import type { Database } from '../store.ts';
import { decideDeclaration } from './declarations.ts';
import { markDirty } from './dirty-days.ts';

/** A declaration that waits for a second person, with the words it was read in while they are kept. */
export type ProposedDeclaration = Pick<Selectable<DeclarationTable>, 'id' | 'day' | 'source' | 'post_id'> & {
  text: string | null;
};

/** Those that this person did not enter, oldest first, after the one named; and how many there are. */
export async function listToConfirm(
  db: Database,
  { by, limit, after = 0 }: { by: string; limit: number; after?: number },
): Promise<{ declarations: ProposedDeclaration[]; waiting: number; mine: number }> {
  const proposed = db.selectFrom('declaration').where('declaration.state', '=', 'proposed');
  const declarations = await proposed
    .leftJoin('post', 'post.id', 'declaration.post_id')
    .select(['declaration.id', 'declaration.day', 'declaration.source', 'declaration.post_id', 'post.text'])
    .where('declaration.entered_by', '!=', by)
    .where('declaration.id', '>', after)
    .orderBy('declaration.id')
    .limit(limit)
    .execute();
  const counts = await proposed
    .select((eb) => [
      eb.fn.countAll<number>().as('all'),
      eb.fn.sum<number>(eb.case().when('entered_by', '=', by).then(1).else(0).end()).as('mine'),
    ])
    .executeTakeFirstOrThrow();
  const mine = Number(counts.mine ?? 0);
  return { declarations, waiting: Number(counts.all) - mine, mine };
}

type Decide = { id: number; state: 'confirmed' | 'rejected'; by: string; at: Instant };

/**
 * Confirms or rejects a declaration that waits. Of two who decide at once, one does: the second waits at the
 * row, then finds it decided. Within the caller's transaction, whose first statement it should be.
 * @throws AppError `declaration-decided` 409, and what decideDeclaration throws
 */
export async function decideProposed(db: Database, decision: Decide): Promise<void> {
  if (!(await hold(db, decision.id, 'proposed')) && (await isThere(db, decision.id))) throw decided();
  await decideDeclaration(db, decision);
}

/**
 * Takes back one's own decision about a declaration, as a row of its own: it waits again. An address that a rejection
 * has erased does not come back.
 * @throws AppError `declaration-decided` 409 when it is not one's own, or another was taken since
 */
export async function undoDeclarationDecision(
  db: Database,
  { id, by, at }: { id: number; by: string; at: Instant },
): Promise<void> {
  const last = await db
    .selectFrom('declaration_decision')
    .select(['id', 'state', 'decided_by'])
    .where('declaration_id', '=', id)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!last || last.decided_by !== by || last.state === 'proposed') throw decided();
  if (!(await hold(db, id, last.state))) throw decided();
  const { day } = await db
    .updateTable('declaration')
    .set({ state: 'proposed' })
    .where('id', '=', id)
    .returning('day')
    .executeTakeFirstOrThrow();
  await db
    .insertInto('declaration_decision')
    .values({ declaration_id: id, state: 'proposed', decided_by: by, decided_at: at })
    .execute();
  await markDirty(db, 'placements', [day]);
}

/** Writes the row as it is: on both engines whoever comes second waits here for the end of the first. */
async function hold(db: Database, id: number, state: DeclarationTable['state']): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('declaration')
    .set({ state })
    .where('id', '=', id)
    .where('state', '=', state)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}

const isThere = async (db: Database, id: number): Promise<boolean> =>
  (await db.selectFrom('declaration').select('id').where('id', '=', id).executeTakeFirst()) !== undefined;

const decided = (): AppError =>
  new AppError({
    code: 'declaration-decided',
    status: 409,
    fr: 'Quelqu’un d’autre vient de décider de cette déclaration : sa décision est gardée. Voici la suivante.',
    en: 'Somebody else has just decided about this declaration: their decision stands. Here is the next one.',
  });

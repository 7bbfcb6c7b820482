import type { Insertable } from 'kysely';
import type { Instant } from '../core/calendar.ts';
import { AppError } from '../core/errors.ts';
import type { DeclarationTable } from '../schema/declaration.ts';
import type { Database } from '../store.ts';
import { markDirty } from './dirty-days.ts';

export type DeclarationDecision = {
  id: number;
  state: 'confirmed' | 'rejected' | 'withdrawn';
  by: string;
  at: Instant;
};

/** Declarations that wait for a second person, oldest first. */
export async function listProposedDeclarations(db: Database): Promise<{ id: number; entered_by: string }[]> {
  return db
    .selectFrom('declaration')
    .select(['id', 'entered_by'])
    .where('state', '=', 'proposed')
    .orderBy('id')
    .execute();
}

/**
 * Confirms, rejects or withdraws a declaration.
 * @throws AppError when it does not exist, or when the one who entered it would confirm it
 */
export async function decideDeclaration(
  db: Database,
  { id, state, by, at }: DeclarationDecision,
): Promise<void> {
  const declaration = await db
    .selectFrom('declaration')
    .select(['day', 'entered_by'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!declaration) {
    throw new AppError({
      code: 'declaration-unknown',
      status: 404,
      fr: 'Cette déclaration n’existe pas.',
      en: 'There is no such declaration.',
    });
  }
  if (state === 'confirmed' && declaration.entered_by === by) {
    throw new AppError({
      code: 'declaration-second-person',
      status: 409,
      fr: 'Une déclaration se confirme par une autre personne que celle qui l’a saisie.',
      en: 'A declaration is confirmed by someone other than the person who entered it.',
    });
  }
  await db
    .insertInto('declaration_decision')
    .values({ declaration_id: id, state, decided_by: by, decided_at: at })
    .execute();
  await db.updateTable('declaration').set({ state }).where('id', '=', id).execute();
  await markDirty(db, 'placements', [declaration.day]);
}

export type NotedDeclaration = Pick<
  Insertable<DeclarationTable>,
  'person' | 'day' | 'declared_at' | 'entered_by' | 'entered_at'
>;

/** Adds what a person told a volunteer, once a person and day: what is there stays as it was decided. */
export async function addNotedDeclaration(
  db: Database,
  noted: NotedDeclaration,
): Promise<{ id: number; state: DeclarationTable['state']; added: boolean }> {
  const known = await db
    .selectFrom('declaration')
    .select(['id', 'state'])
    .where('person', '=', noted.person)
    .where('day', '=', noted.day)
    .where('source', '=', 'volunteer_note')
    .executeTakeFirst();
  if (known) return { ...known, added: false };
  const state = 'proposed' as const;
  const { id } = await db
    .insertInto('declaration')
    .values({ ...noted, source: 'volunteer_note', post_id: null, evidence: 'E1', state })
    .returning('id')
    .executeTakeFirstOrThrow();
  return { id, state, added: true };
}

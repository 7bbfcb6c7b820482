import type { Insertable, Selectable } from 'kysely';
import type { Day, Instant } from '../core/calendar.ts';
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

/** Declarations that wait for a second person, oldest first. @internal */
export async function listProposedDeclarations(db: Database): Promise<{ id: number; entered_by: string }[]> {
  return db
    .selectFrom('declaration')
    .select(['id', 'entered_by'])
    .where('state', '=', 'proposed')
    .orderBy('id')
    .execute();
}

/** How many declarations of days up to one, entered by a moment, wait for a second person. */
export async function countProposedDeclarations(
  db: Database,
  { upTo, knownBy }: { upTo: Day; knownBy: Instant },
): Promise<number> {
  const row = await db
    .selectFrom('declaration')
    .select((eb) => eb.fn.countAll<number>().as('waiting'))
    .where('state', '=', 'proposed')
    .where('day', '<=', upTo)
    .where('entered_at', '<=', knownBy)
    .executeTakeFirstOrThrow();
  return Number(row.waiting);
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
  // Nobody is asked how a job goes on that is none.
  const after = state === 'confirmed' ? { state } : { state, sealed_mail: null };
  await db.updateTable('declaration').set(after).where('id', '=', id).execute();
  const invited = await db
    .selectFrom('follow_up')
    .select('invited_day')
    .where('declaration_id', '=', id)
    .execute();
  // Invitations count only for declarations that stand.
  const days = invited.flatMap(({ invited_day }) => invited_day ?? []);
  await markDirty(db, 'placements', [declaration.day, ...days]);
}

export type ToldDeclaration = Pick<
  Insertable<DeclarationTable>,
  'person' | 'day' | 'declared_at' | 'source' | 'entered_by' | 'entered_at' | 'link_hash' | 'sealed_mail'
> & {
  /** E0: nobody told it, a volunteer saw a hint. */
  readonly evidence?: 'E0' | 'E1';
};

/**
 * Adds what a person told in the form or to a volunteer, once a person, day and source: what is there stays as
 * it was decided. Facts of the job come with addFacts, consent with addConsent.
 */
export async function addDeclaration(
  db: Database,
  { evidence = 'E1', ...told }: ToldDeclaration,
): Promise<{ id: number; state: DeclarationTable['state']; added: boolean }> {
  const known = await db
    .selectFrom('declaration')
    .select(['id', 'state'])
    .where('person', '=', told.person)
    .where('day', '=', told.day)
    .where('source', '=', told.source)
    .executeTakeFirst();
  if (known) return { ...known, added: false };
  const state = 'proposed' as const;
  const { id } = await db
    .insertInto('declaration')
    .values({ ...told, post_id: null, evidence, state })
    .returning('id')
    .executeTakeFirstOrThrow();
  return { id, state, added: true };
}

/** The declaration that a person's own link opens; undefined when there is none. */
export async function declarationOfLink(
  db: Database,
  linkHash: string,
): Promise<Pick<Selectable<DeclarationTable>, 'id' | 'person' | 'day' | 'state'> | undefined> {
  return db
    .selectFrom('declaration')
    .select(['id', 'person', 'day', 'state'])
    .where('link_hash', '=', linkHash)
    .executeTakeFirst();
}

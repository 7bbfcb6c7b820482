import type { Selectable } from 'kysely';
import type { Day, Instant } from '../core/calendar.ts';
import type { Pseudonym } from '../core/pseudonym.ts';
import type { DeclarationTable } from '../schema/declaration.ts';
import type { Database } from '../store.ts';
import { addConsent, hasConsent } from './consents.ts';
import { markPersonDirty, type StandingFacts, standingFacts } from './declaration-facts.ts';
import { declarationOfLink } from './declarations.ts';
import { markDirty } from './dirty-days.ts';
import { ownTestimonial, type Testimonial } from './testimonials.ts';

/** What a person sees of her own declaration. */
export type OwnDeclaration = {
  readonly id: number;
  readonly person: Pseudonym;
  readonly day: Day;
  readonly state: DeclarationTable['state'];
  readonly facts: StandingFacts | null;
  readonly hasMail: boolean;
  readonly agreesToFollowUp: boolean;
  readonly testimonial: Testimonial | undefined;
  /** Asked already: how it goes on, 3 and 6 months later. */
  readonly asked: readonly {
    readonly id: number;
    readonly month: 3 | 6;
    readonly stillEmployed: boolean | null;
    readonly answered: boolean;
  }[];
};

/**
 * Waits until nobody else decides about the declaration of this link, and keeps others waiting until the end of the
 * transaction, whose first statement it should be: a decision taken meanwhile would refer to a row that is gone.
 */
export async function holdOwnDeclaration(db: Database, linkHash: string): Promise<void> {
  await db
    .updateTable('declaration')
    .set({ link_hash: linkHash })
    .where('link_hash', '=', linkHash)
    .execute();
}

/** Undefined when the link opens nothing: it was withdrawn, or never led anywhere. */
export async function readOwnDeclaration(
  db: Database,
  linkHash: string,
): Promise<OwnDeclaration | undefined> {
  const known = await declarationOfLink(db, linkHash);
  if (!known) return undefined;
  const { id, person, day, state } = known;
  const { sealed_mail } = await db
    .selectFrom('declaration')
    .select('sealed_mail')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const asked = await db
    .selectFrom('follow_up')
    .select(['id', 'month', 'answered_day', 'still_employed'])
    .where('declaration_id', '=', id)
    .where('invited_day', 'is not', null)
    .orderBy('month')
    .execute();
  return {
    ...{ id, person, day, state },
    facts: (await standingFacts(db, [id])).get(id) ?? null,
    hasMail: sealed_mail !== null,
    testimonial: await ownTestimonial(db, person),
    agreesToFollowUp: await hasConsent(db, person, 'follow_up'),
    asked: asked.map((row) => ({
      ...{ id: row.id, month: row.month, answered: row.answered_day !== null },
      stillEmployed: row.still_employed === null ? null : row.still_employed === 1,
    })),
  };
}

/**
 * Takes a declaration back: its rows go, and with the last one of a person all that she told in a form. Its days
 * are marked: the next roll-up counts without it. In the caller's transaction.
 */
export async function withdrawDeclaration(
  db: Database,
  { id, person, day }: Pick<Selectable<DeclarationTable>, 'id' | 'person' | 'day'>,
): Promise<void> {
  await markPersonDirty(db, person, [day]);
  const invited = await db
    .selectFrom('follow_up')
    .select('invited_day as day')
    .where('declaration_id', '=', id)
    .where('invited_day', 'is not', null)
    .execute();
  await markDirty(
    db,
    'placements',
    invited.map((row) => row.day as Day),
  );
  for (const table of ['testimonial', 'declaration_decision', 'declaration_fact', 'follow_up'] as const)
    await db.deleteFrom(table).where('declaration_id', '=', id).execute();
  await db.deleteFrom('declaration').where('id', '=', id).execute();
  const other = await db
    .selectFrom('declaration')
    .select('id')
    .where('person', '=', person)
    .where('source', '!=', 'public_post')
    .limit(1)
    .executeTakeFirst();
  if (!other) await withdrawRest(db, person);
}

async function withdrawRest(db: Database, person: Pseudonym): Promise<void> {
  const told = await db
    .selectFrom('seeker_news')
    .select('day')
    .where('person', '=', person)
    .where('source', '=', 'form')
    .execute();
  await markDirty(
    db,
    'placements',
    told.map(({ day }) => day),
  );
  const asked = await db
    .selectFrom('request')
    .select('day')
    .distinct()
    .where('seeker', '=', person)
    .execute();
  await markDirty(
    db,
    'seeker-requests',
    asked.map(({ day }) => day),
  );
  await db.deleteFrom('seeker_news').where('person', '=', person).where('source', '=', 'form').execute();
  await db.deleteFrom('seeker_profile').where('person', '=', person).where('source', '=', 'form').execute();
  await db.deleteFrom('consent').where('person', '=', person).execute();
}

/** She does not want to be asked any more: the address goes, and that she took her word back is kept. */
export async function stopFollowUps(
  db: Database,
  { id, person }: { id: number; person: Pseudonym },
  { at, textVersion }: { at: Instant; textVersion: string },
): Promise<void> {
  const consent = {
    person,
    purpose: 'follow_up',
    given: 0,
    text_version: textVersion,
    channel: 'form',
    told_at: at,
  } as const;
  await addConsent(db, consent);
  await forgetMail(db, id);
}

export async function forgetMail(db: Database, id: number): Promise<void> {
  await db.updateTable('declaration').set({ sealed_mail: null }).where('id', '=', id).execute();
}

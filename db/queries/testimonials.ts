import type { Selectable } from 'kysely';
import { QUOTE_PURPOSES, type QuotePurpose } from '../core/answers.ts';
import type { Instant } from '../core/calendar.ts';
import { AppError } from '../core/errors.ts';
import type { Pseudonym } from '../core/pseudonym.ts';
import type { TestimonialTable } from '../schema/testimonial.ts';
import type { Database } from '../store.ts';
import { addConsent, hasConsent } from './consents.ts';

/** Where a person's words may be shown, of the places they were asked about. */
export type Media = ReadonlySet<QuotePurpose>;
export type Testimonial = Pick<
  Selectable<TestimonialTable>,
  'id' | 'text' | 'language' | 'shown_name' | 'told_at' | 'state'
> & { readonly media: Media };
type Whose = { readonly person: Pseudonym; readonly declarationId: number };
type Said = { readonly at: Instant; readonly textVersion: string };

/**
 * Keeps a person's words and where they may be shown; other words wait for the collective again. Agreed to nowhere,
 * nothing is kept. In the caller's transaction.
 */
export async function tellTestimonial(
  db: Database,
  whose: Whose,
  told: Said & Pick<Testimonial, 'text' | 'language' | 'media'> & { readonly shownName: string | null },
): Promise<void> {
  const { person, declarationId } = whose;
  await agreeTo(db, person, told.media, told);
  if (told.media.size === 0) return removeTestimonial(db, person);
  const known = await db
    .selectFrom('testimonial')
    .select(['id', 'text', 'shown_name'])
    .where('person', '=', person)
    .executeTakeFirst();
  if (known?.text === told.text && known.shown_name === told.shownName) return;
  await removeTestimonial(db, person);
  await db
    .insertInto('testimonial')
    .values({
      ...{ person, declaration_id: declarationId, text: told.text, language: told.language },
      shown_name: told.shownName,
      ...{ told_at: told.at, state: 'proposed', decided_by: null, decided_at: null },
    })
    .execute();
}

/** Leaves these places of those that were agreed to, and no other; with the last one the words go. */
export async function keepMedia(db: Database, person: Pseudonym, media: Media, said: Said): Promise<void> {
  const standing = new Set<QuotePurpose>();
  for (const purpose of media) if (await hasConsent(db, person, purpose)) standing.add(purpose);
  await agreeTo(db, person, standing, said);
  if (standing.size === 0) await removeTestimonial(db, person);
}

/** Each answer is kept, the refusals of what was agreed to as well. */
async function agreeTo(
  db: Database,
  person: Pseudonym,
  media: Media,
  { at, textVersion }: Said,
): Promise<void> {
  for (const purpose of QUOTE_PURPOSES) {
    const given = media.has(purpose) ? 1 : 0;
    if (given === 0 && !(await hasConsent(db, person, purpose))) continue;
    await addConsent(db, { person, purpose, given, text_version: textVersion, channel: 'form', told_at: at });
  }
}

async function removeTestimonial(db: Database, person: Pseudonym): Promise<void> {
  await db.deleteFrom('testimonial').where('person', '=', person).execute();
}

/** A person's own words; undefined when there are none. */
export async function ownTestimonial(db: Database, person: Pseudonym): Promise<Testimonial | undefined> {
  return (await read(db, (query) => query.where('person', '=', person)))[0];
}

/** All that wait for the collective, or were accepted and may be shown somewhere; the oldest first. */
export async function listTestimonials(db: Database): Promise<Testimonial[]> {
  const all = await read(db, (query) => query.where('state', '!=', 'refused'));
  return all.filter(({ media }) => media.size > 0);
}

/** What may be shown in this place now: accepted, agreed to, of a declaration that stands. */
export async function shownTestimonials(db: Database, medium: QuotePurpose): Promise<Testimonial[]> {
  const accepted = await read(db, (query) =>
    query
      .where('state', '=', 'accepted')
      .where(
        'declaration_id',
        'in',
        db.selectFrom('declaration').select('id').where('state', '=', 'confirmed'),
      ),
  );
  return accepted.filter(({ media }) => media.has(medium));
}

/** @throws AppError `testimonial-unknown` 404, also when it was withdrawn meanwhile or has other words now */
export async function decideTestimonial(
  db: Database,
  decision: { id: number; state: 'accepted' | 'refused'; by: string; at: Instant },
): Promise<void> {
  const { id, state, by, at } = decision;
  const { numUpdatedRows } = await db
    .updateTable('testimonial')
    .set({ state, decided_by: by, decided_at: at })
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) throw unknown();
}

const select = (db: Database) =>
  db
    .selectFrom('testimonial')
    .select(['id', 'person', 'text', 'language', 'shown_name', 'told_at', 'state'])
    .orderBy('id');
type Select = ReturnType<typeof select>;

async function read(db: Database, narrow: (query: Select) => Select): Promise<Testimonial[]> {
  const found: Testimonial[] = [];
  for (const { person, ...row } of await narrow(select(db)).execute()) {
    const media = new Set<QuotePurpose>();
    for (const purpose of QUOTE_PURPOSES) if (await hasConsent(db, person, purpose)) media.add(purpose);
    found.push({ ...row, media });
  }
  return found;
}

const unknown = (): AppError =>
  new AppError({
    code: 'testimonial-unknown',
    status: 404,
    fr: 'Ce témoignage n’est plus là, ou a été récrit par la personne. Rechargez la page.',
    en: 'This testimonial is not there any more, or its person has rewritten it. Load the page again.',
  });

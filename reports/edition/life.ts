import { EditionDocument } from '../../api/contract/edition.ts';
import type { Day, Instant } from '../../db/core/calendar.ts';
import { AppError } from '../../db/core/errors.ts';
import {
  addDraft,
  addEditionEvent,
  addErratum,
  type EditionEventRow,
  findDraft,
  lastEditionWith,
  listEditionEvents,
  listErrata,
} from '../../db/queries/edition-life.ts';
import { findEdition, keepEdition } from '../../db/queries/editions.ts';
import type { Database } from '../../db/store.ts';
import { longDate } from '../../db/words/long-date.ts';
import type { Finding } from '../gate/finding.ts';
import { canonicalJson } from './canonical.ts';
import { rowOf } from './freeze.ts';
import type { Printing } from './printings.ts';
import { isYearPublic } from './public-part.ts';

/** How far an edition has come. `frozen` without approval was frozen at a terminal: it still may be approved. */
export type LifeState = 'draft' | 'refused' | 'checked' | 'frozen' | 'approved' | 'published';
export type Act = { readonly id: string; readonly by: string; readonly at: Instant };

/** Where what happened leaves an edition. */
export function stateOf(events: readonly Pick<EditionEventRow, 'what' | 'note'>[]): LifeState {
  const happened = (what: EditionEventRow['what']) => events.some((event) => event.what === what);
  if (happened('published')) return 'published';
  if (happened('approved')) return 'approved';
  if (happened('frozen')) return 'frozen';
  const missing = missingOf(events);
  if (missing === null) return 'draft';
  return missing.length === 0 ? 'checked' : 'refused';
}

/** What the last check found; null before the first. */
export function missingOf(events: readonly Pick<EditionEventRow, 'what' | 'note'>[]): Finding[] | null {
  const last = events.findLast(({ what }) => what === 'checked');
  return last ? (JSON.parse(last.note) as Finding[]) : null;
}

/** Who made an edition: of the same content made again, the first. */
export const authorOf = (events: readonly Pick<EditionEventRow, 'what' | 'by_name'>[]): string | null =>
  events.find(({ what }) => what === 'drafted' || what === 'frozen')?.by_name ?? null;

/** Keeps what would be frozen now; the same content again is the same draft. In the caller's transaction. */
export async function keepDraft(
  db: Database,
  document: EditionDocument,
  { by, at }: Omit<Act, 'id'>,
): Promise<void> {
  const { id, year } = document;
  if (await findEdition(db, id)) return;
  const isNew = await addDraft(db, { id, year, made_at: at, document: canonicalJson(document) });
  if (isNew) await addEditionEvent(db, { edition: id, year, what: 'drafted', by_name: by, at, note: '' });
}

/** The document of a draft or of a frozen edition. @throws AppError 404 when there is neither */
export async function readAnyEdition(db: Database, id: string): Promise<EditionDocument> {
  const row = (await findEdition(db, id)) ?? (await findDraft(db, id));
  if (!row) {
    throw new AppError({
      code: 'edition-unknown',
      status: 404,
      field: 'id',
      fr: 'Cette édition n’existe pas. La liste est à la page des éditions.',
      en: 'There is no such edition. The list is on the page of editions.',
    });
  }
  return EditionDocument.parse(JSON.parse(row.document));
}

/** Notes what a full check of an edition found, nothing included. In the caller's transaction. */
export async function noteCheck(
  db: Database,
  { id, by, at }: Act,
  findings: readonly Finding[],
): Promise<void> {
  const { year } = await readAnyEdition(db, id);
  const note = JSON.stringify(findings);
  await addEditionEvent(db, { edition: id, year, what: 'checked', by_name: by, at, note });
}

/**
 * Approves an edition and freezes exactly what was approved. In the caller's transaction.
 * @param found what the store is refused for at this moment
 * @throws AppError 409 when who approves is its author, when the last full check did not pass, or when it is approved
 */
export async function approve(db: Database, { id, by, at }: Act, found: readonly Finding[]): Promise<void> {
  const document = await readAnyEdition(db, id);
  const events = await listEditionEvents(db, id);
  const state = stateOf(events);
  if (state === 'approved' || state === 'published') throw alreadyApproved();
  if (authorOf(events) === by) throw sameHand();
  const missing = missingOf(events);
  if (missing === null || missing.length > 0 || found.length > 0) throw notReady();
  const event = { edition: id, year: document.year, by_name: by, at, note: '' };
  await addEditionEvent(db, { ...event, what: 'approved' });
  if (await findEdition(db, id)) return;
  await keepEdition(db, rowOf({ ...document, frozenAt: at }));
  await addEditionEvent(db, { ...event, what: 'frozen' });
}

/**
 * Publishes an approved edition: everybody may read its public part from then on. Where another one of its year is
 * published, an erratum must say first what was wrong in it; both stay. In the caller's transaction.
 * @throws AppError 409 when it is not approved, when the public figures it holds stop before its year does, or when
 * that erratum is missing
 */
export async function publish(db: Database, { id, by, at }: Act): Promise<void> {
  const document = await readAnyEdition(db, id);
  const { year } = document;
  const state = stateOf(await listEditionEvents(db, id));
  if (state === 'published') return;
  if (state !== 'approved') throw notApproved();
  if (!isYearPublic(document)) throw yearNotPublic(document);
  const before = await lastEditionWith(db, 'published', year);
  const errata = await listErrata(db, { year, knownBy: at });
  if (before && !errata.some(({ edition }) => edition === before.edition)) throw erratumMissing();
  await addEditionEvent(db, { edition: id, year, what: 'published', by_name: by, at, note: '' });
}

/** Notes what was printed of an edition, and that it was frozen where nothing says so yet. In the caller's transaction. */
export async function noteFrozenAndPrinted(
  db: Database,
  { id, by, at }: Act,
  printings: readonly Printing[],
): Promise<void> {
  const { year } = await readAnyEdition(db, id);
  const events = await listEditionEvents(db, id);
  const event = { edition: id, year, by_name: by, at };
  if (!events.some(({ what }) => what === 'frozen'))
    await addEditionEvent(db, { ...event, what: 'frozen', note: '' });
  for (const printing of printings)
    await addEditionEvent(db, { ...event, what: 'printed', note: JSON.stringify(printing) });
}

export type Mistake = { readonly what: { fr: string; en: string }; readonly why: { fr: string; en: string } };

/** Publishes an erratum of a published edition, in the caller's transaction. @returns its number within the year */
export async function correct(db: Database, { id, by, at }: Act, { what, why }: Mistake): Promise<number> {
  const { year } = await readAnyEdition(db, id);
  if (stateOf(await listEditionEvents(db, id)) !== 'published') throw notPublished();
  return addErratum(db, {
    ...{ year, edition: id, written_by: by, known_at: at },
    ...{ what_fr: what.fr, what_en: what.en, why_fr: why.fr, why_en: why.en },
  });
}

const conflict = (code: string, fr: string, en: string) => new AppError({ code, status: 409, fr, en });
const sameHand = () =>
  conflict(
    'edition-second-person',
    'Une édition est approuvée par une autre personne que celle qui en a fait le brouillon.',
    'An edition is approved by someone other than the person who made its draft.',
  );
const notReady = () =>
  conflict(
    'edition-not-checked',
    'Cette édition n’a pas passé tous les contrôles. Contrôlez-la : la liste dit ce qui manque.',
    'This edition has not passed every check. Check it: the list tells what is missing.',
  );
const alreadyApproved = () =>
  conflict('edition-approved', 'Cette édition est déjà approuvée.', 'This edition is approved already.');
const notApproved = () =>
  conflict(
    'edition-not-approved',
    'Cette édition n’est pas approuvée : une seconde personne l’approuve avant qu’elle paraisse.',
    'This edition is not approved: a second person approves it before it appears.',
  );
/** Its public part would tell nothing of its own year. */
export const yearNotPublic = ({ released, period }: EditionDocument) => {
  const [end, until] = [period.end as Day, (released?.until ?? null) as Day | null];
  const stop = {
    fr: until ? `s’arrêtent au ${longDate(until, 'fr')}` : 'ne disent encore rien',
    en: until ? `stop on ${longDate(until, 'en')}` : 'tell nothing yet',
  };
  return conflict(
    'edition-year-not-public',
    `Les chiffres publics de cette édition ${stop.fr}, et son année finit le ${longDate(end, 'fr')} : elle n’en dirait rien. Refaites son brouillon quand ce mois est public, huit jours après sa fin.`,
    `The public figures of this edition ${stop.en}, and its year ends on ${longDate(end, 'en')}: it would tell nothing of it. Make its draft anew once that month is public, eight days after its end.`,
  );
};
const erratumMissing = () =>
  conflict(
    'edition-erratum-missing',
    'Une édition de cette année est déjà publiée. Écrivez d’abord un rectificatif : ce qui y était faux, et pourquoi.',
    'An edition of this year is published already. Write an erratum first: what was wrong in it, and why.',
  );
const notPublished = () =>
  conflict(
    'edition-not-published',
    'Un rectificatif corrige une édition publiée ; celle-ci ne l’est pas.',
    'An erratum corrects a published edition; this one is not published.',
  );

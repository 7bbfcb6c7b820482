import type { EditionDocument } from '../../api/contract/edition.ts';
import type { StandingQuotation } from '../../api/contract/testimonial.ts';
import type { Sentence } from '../../db/core/errors.ts';
import { shownTestimonials, type Testimonial } from '../../db/queries/testimonials.ts';
import type { Database } from '../../db/store.ts';
import { canonicalJson, sha256Of } from './canonical.ts';

type Quoting = Pick<EditionDocument, 'testimonials'>;
type Words = Pick<Testimonial, 'text' | 'shown_name'>;

/** As many as two pages hold. */
const MOST = 6;

const digestOf = ({ text, shown_name }: Words): string => sha256Of(canonicalJson({ text, name: shown_name }));

/**
 * Which testimonials the edition of a year quotes: told in it, accepted, agreed to for the report; the latest, six at
 * most. An edition is kept for good and these words are not: it holds where they stand, and their digest.
 */
export async function chooseQuotations(
  db: Database,
  { start, end }: EditionDocument['period'],
): Promise<Required<Quoting>['testimonials']> {
  const ofYear = (await shownTestimonials(db, 'quote_report')).filter(({ told_at }) => {
    const told = told_at.slice(0, 10);
    return told >= start && told <= end;
  });
  return ofYear.slice(-MOST).map((one) => ({ id: one.id, sha256: digestOf(one) }));
}

/** The words of those that still stand, as long as they are the very same; the others were taken back. */
export async function standingQuotations(
  db: Database,
  { testimonials = [] }: Quoting,
): Promise<StandingQuotation[]> {
  if (testimonials.length === 0) return [];
  const shown = await shownTestimonials(db, 'quote_report');
  return testimonials.flatMap(({ id, sha256 }) => {
    const words = shown.find((one) => one.id === id && digestOf(one) === sha256);
    return words ? [{ id, text: words.text, language: words.language, name: words.shown_name }] : [];
  });
}

/** A sentence for each testimonial that stands with other words than those that were frozen. */
export async function quotationDifferences(
  db: Database,
  { testimonials = [] }: Quoting,
): Promise<Sentence[]> {
  if (testimonials.length === 0) return [];
  const shown = await shownTestimonials(db, 'quote_report');
  return testimonials
    .filter(({ id, sha256 }) => shown.some((one) => one.id === id && digestOf(one) !== sha256))
    .map(({ id }) => ({
      fr: `Témoignage ${id} : ses mots ne sont plus ceux qui ont été figés.`,
      en: `Testimonial ${id}: its words are no longer those that were frozen.`,
    }));
}

/** A sentence for each testimonial that is not shown any more: no difference, for the edition never held its words. */
export async function quotationRemarks(db: Database, { testimonials = [] }: Quoting): Promise<Sentence[]> {
  if (testimonials.length === 0) return [];
  const shown = new Set((await shownTestimonials(db, 'quote_report')).map(({ id }) => id));
  return testimonials
    .filter(({ id }) => !shown.has(id))
    .map(({ id }) => ({
      fr: `Témoignage ${id} : il n’est plus montré (retiré, effacé, refusé, ou arrivé au terme de sa conservation). Une copie faite avant peut encore porter ses mots.`,
      en: `Testimonial ${id}: no longer shown (taken back, erased, refused, or kept for as long as it may be). A copy made before may still hold its words.`,
    }));
}

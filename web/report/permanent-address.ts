import type { EditionDocument } from '../../api/contract/edition.ts';
import type { Language } from '../i18n/format.ts';

/** Where an edition is read for good; null when it was frozen where no address was known. */
export const permanentAddress = (
  { id, origin }: Pick<EditionDocument, 'id' | 'origin'>,
  language: Language,
): string | null => (origin ? `${origin}/${language}/editions/${id}` : null);

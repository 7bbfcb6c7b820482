import type { EditionText } from '../../api/contract/edition-text.ts';
import type { Instant } from '../../db/core/calendar.ts';
import { listEditionTexts } from '../../db/queries/edition-texts.ts';
import { TEXT_SLOTS } from '../../db/schema/edition-text.ts';
import type { Database } from '../../db/store.ts';

/** What people wrote for the edition of a year, by a moment; a text that was taken away is none. */
export async function readTexts(db: Database, year: number, knownBy: Instant): Promise<EditionText[]> {
  const rows = await listEditionTexts(db, year, knownBy);
  const textOf = (slot: EditionText['slot'], language: 'fr' | 'en') =>
    rows.find((row) => row.slot === slot && row.language === language)?.markdown || null;
  return TEXT_SLOTS.map((slot) => ({ slot, fr: textOf(slot, 'fr'), en: textOf(slot, 'en') })).filter(
    ({ fr, en }) => fr !== null || en !== null,
  );
}

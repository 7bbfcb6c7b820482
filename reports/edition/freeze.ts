import { type EditionAnswer, EditionDocument } from '../../api/contract/edition.ts';
import type { Day, Instant } from '../../db/core/calendar.ts';
import { AppError } from '../../db/core/errors.ts';
import { type EditionRow, findEdition, keepEdition } from '../../db/queries/editions.ts';
import type { Store } from '../../db/store.ts';
import { canonicalJson, sha256Of } from './canonical.ts';

/** The edition with this document's content: the frozen one where it exists, else this document as it would be frozen. */
export async function sealEdition(store: Store, document: EditionDocument): Promise<EditionAnswer> {
  const kept = await findEdition(store.db, document.id);
  return kept ? answerOf(kept) : answerOf(rowOf(document));
}

/**
 * Keeps an edition for good. The same content twice is one edition, the first; another content for
 * the same year is another edition, and the earlier one stays readable.
 */
export async function freezeEdition(store: Store, document: EditionDocument): Promise<EditionAnswer> {
  return answerOf(await keepEdition(store.db, rowOf(document)));
}

/**
 * Freezes what was printed.
 * @throws AppError 409 when another command has frozen this content since: the print bears another date
 */
export async function freezePrinted(
  store: Store,
  printed: Pick<EditionAnswer, 'sha256' | 'document'>,
): Promise<void> {
  const kept = await freezeEdition(store, printed.document);
  if (kept.sha256 === printed.sha256) return;
  throw new AppError({
    code: 'edition-frozen-meanwhile',
    status: 409,
    fr: 'Une autre commande vient de figer cette édition. Relancez celle-ci : elle l’imprimera.',
    en: 'Another command has just frozen this edition. Run this one again: it will print it.',
  });
}

/** As the store keeps it: canonical bytes and their digest. */
export function rowOf(document: EditionDocument): EditionRow {
  const text = canonicalJson(document);
  return {
    id: document.id,
    kind: document.kind,
    year: document.year,
    anniversary: document.anniversary,
    cutoff: document.cutoff as Day,
    frozen_at: document.frozenAt as Instant,
    sha256: sha256Of(text),
    demonstration: document.demonstration ? 1 : 0,
    document: text,
  };
}

function answerOf(row: EditionRow): EditionAnswer {
  return { sha256: row.sha256, document: EditionDocument.parse(JSON.parse(row.document)) };
}

import type { Annotation } from '../../api/contract/annotation.ts';
import type { Day, Instant } from '../../db/core/calendar.ts';
import { listAnnotations } from '../../db/queries/annotations.ts';
import type { Database } from '../../db/store.ts';

/** As the contract tells them: what one language lacks stands in the other's words, and is said to be missing. */
export async function readAnnotations(
  db: Database,
  between: { from: Day; to: Day; knownBy?: Instant | undefined },
): Promise<Annotation[]> {
  const rows = await listAnnotations(db, between);
  return rows.map(({ start_day, end_day, kind, text_fr, text_en, source }) => ({
    start: start_day,
    end: end_day,
    kind,
    text: {
      fr: text_fr || `${text_en} (en anglais, pas encore traduit)`,
      en: text_en || `${text_fr} (in French, not translated yet)`,
    },
    source,
  }));
}

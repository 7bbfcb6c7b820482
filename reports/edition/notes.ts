import type { EditionNote } from '../../api/contract/edition.ts';
import { breaksBetween } from '../../db/catalogue/breaks.ts';
import type { Indicator } from '../../db/catalogue/indicator.ts';
import type { Day, Instant } from '../../db/core/calendar.ts';
import { listCorrections } from '../../db/queries/corrections.ts';
import { listRecomputes } from '../../db/queries/recomputes.ts';
import type { Database } from '../../db/store.ts';

/** What must be known beside the series: where a definition changes, what was corrected, what was worked out anew. */
export async function readNotes(
  db: Database,
  args: { indicators: readonly Indicator[]; startDay: Day; cutoff: Day; knownBy: Instant },
): Promise<EditionNote[]> {
  const { indicators, startDay, cutoff, knownBy } = args;
  const breaks = indicators.flatMap((indicator) =>
    breaksBetween(indicator, startDay, cutoff).map(
      ({ from, note }): EditionNote => ({
        kind: 'break',
        indicator: indicator.key,
        from,
        to: null,
        note: { ...note },
      }),
    ),
  );
  const corrections = (await listCorrections(db, knownBy)).map(
    ({ indicator, day, sentence_fr, sentence_en }): EditionNote => ({
      kind: 'correction',
      indicator,
      from: day,
      to: null,
      note: { fr: sentence_fr, en: sentence_en },
    }),
  );
  const recomputes = (await listRecomputes(db, knownBy)).map(
    ({ from, to, reason }): EditionNote => ({
      kind: 'recompute',
      indicator: null,
      from,
      to,
      note: { fr: reason, en: reason },
    }),
  );
  return [...breaks, ...corrections, ...recomputes];
}

import type { Selectable } from 'kysely';
import type { Instant } from '../core/calendar.ts';
import type { PublishedFigureTable } from '../schema/published-figure.ts';
import type { Database } from '../store.ts';

export type PublishedFigure = Selectable<PublishedFigureTable>;

/** Adds the figures that are not in the register yet; the same figure twice changes nothing. Returns how many were new. */
export async function importPublishedFigures(
  db: Database,
  figures: readonly PublishedFigure[],
): Promise<number> {
  return db.transaction().execute(async (transaction) => {
    const known = await transaction.selectFrom('published_figure').select('id').execute();
    const ids = new Set(known.map(({ id }) => id));
    const fresh = figures.filter(({ id }) => !ids.has(id));
    if (fresh.length > 0) await transaction.insertInto('published_figure').values(fresh).execute();
    return fresh.length;
  });
}

/** The whole register as it was at a moment, or is now, in the order of its sources. */
export async function listPublishedFigures(db: Database, knownBy?: Instant): Promise<PublishedFigure[]> {
  const query = db.selectFrom('published_figure').selectAll().orderBy('position').orderBy('id');
  return (knownBy ? query.where('imported_at', '<=', knownBy) : query).execute();
}

/** Figures of one indicator and one date whose bounds cannot both hold: indices into `figures`. */
export function disagreements(
  figures: readonly PublishedFigure[],
): { indicator: string; figures: [number, number] }[] {
  const found: { indicator: string; figures: [number, number] }[] = [];
  figures.forEach((first, i) => {
    figures.forEach((second, j) => {
      if (j <= i || first.indicator !== second.indicator || first.date === null || first.date !== second.date)
        return;
      const apart = (a: PublishedFigure, b: PublishedFigure) =>
        a.high !== null && b.low !== null && a.high < b.low;
      if (apart(first, second) || apart(second, first))
        found.push({ indicator: first.indicator, figures: [i, j] });
    });
  });
  return found;
}

import type { PublishedFiguresAnswer } from '../../api/contract/summary.ts';
import { disagreements, listPublishedFigures } from '../../db/queries/published-figures.ts';
import type { Database } from '../../db/store.ts';

/** The register of published figures, and where two of them cannot both hold. */
export async function readRegister(db: Database): Promise<PublishedFiguresAnswer> {
  const figures = await listPublishedFigures(db);
  return {
    figures: figures.map((figure) => ({
      indicator: figure.indicator,
      date: figure.date,
      datePrecision: figure.date_precision,
      qualifier: figure.qualifier,
      stated: figure.stated,
      low: figure.low,
      high: figure.high,
      wording: figure.wording,
      note: figure.note,
      source: figure.source,
      url: figure.url,
    })),
    disagreements: disagreements(figures).map(({ indicator, figures: pair }) => ({
      indicator,
      figures: [...pair],
      note: {
        fr: 'Même sujet, même date : ces deux chiffres publiés ne peuvent pas être vrais ensemble.',
        en: 'Same subject, same date: these two published figures cannot both be true.',
      },
    })),
  };
}

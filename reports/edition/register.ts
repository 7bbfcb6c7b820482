import type { PublishedFiguresAnswer } from '../../api/contract/summary.ts';
import type { Instant } from '../../db/core/calendar.ts';
import {
  disagreements,
  listPublishedFigures,
  type PublishedFigure,
} from '../../db/queries/published-figures.ts';
import type { Database } from '../../db/store.ts';

const CONTRADICT = {
  fr: 'Même sujet, même jour : ces deux chiffres publiés ne peuvent pas être vrais ensemble.',
  en: 'Same subject, same day: these two published figures cannot both be true.',
};
const APART = {
  fr: 'Même sujet, même mois ou même année : ces deux chiffres publiés ne tiennent ensemble que s’ils ne datent pas du même jour.',
  en: 'Same subject, same month or year: these two published figures only hold together if they are not of the same day.',
};

/** The register of published figures at a moment or now, and where two of them cannot both hold. */
export async function readRegister(db: Database, knownBy?: Instant): Promise<PublishedFiguresAnswer> {
  return toRegister(await listPublishedFigures(db, knownBy));
}

/** These figures as the contract tells them, with the pairs that cannot both hold. */
export function toRegister(figures: readonly PublishedFigure[]): PublishedFiguresAnswer {
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
      note: { fr: figure.note_fr ?? figure.note, en: figure.note },
      source: figure.source,
      url: figure.url,
    })),
    disagreements: disagreements(figures).map(({ indicator, figures: pair }) => ({
      indicator,
      figures: [...pair],
      note: figures[pair[0]]?.date_precision === 'day' ? CONTRADICT : APART,
    })),
  };
}

import type { EditionDocument } from '../../api/contract/edition.ts';
import type { Day } from '../../db/core/calendar.ts';
import { isDemonstration } from '../../db/queries/settings.ts';
import { type EditionContext, finishedYear, SCHEMA } from './build.ts';
import { type Frame, readFigures, readReleased } from './content.ts';
import { toCollective } from './to-collective.ts';
import { toIndicator } from './to-indicator.ts';

/**
 * What the references of a text would fill with in a draft made now: an edition without its tables. Cost: two
 * readings a figure.
 */
export async function previewEdition(
  { store: { db }, collective, catalogue, clock }: EditionContext,
  { year, cutoff }: { year: number; cutoff: Day },
): Promise<EditionDocument> {
  const at = clock.now();
  const period = finishedYear(collective, year, cutoff);
  const indicators = catalogue.filter((indicator) => indicator.core);
  const frame: Frame = {
    ...{ indicators, period, cutoff, knownBy: at, schema: SCHEMA },
    startDay: collective.startDay,
  };
  return {
    ...{ schema: SCHEMA, id: 'preview', kind: 'anniversary', year, period, cutoff, frozenAt: at },
    anniversary: year - Number(collective.startDay.slice(0, 4)),
    demonstration: await isDemonstration(db),
    collective: toCollective(collective),
    indicators: indicators.map(toIndicator),
    figures: await readFigures(db, frame),
    series: [],
    published: { figures: [], disagreements: [] },
    released: await readReleased(db, frame),
  };
}

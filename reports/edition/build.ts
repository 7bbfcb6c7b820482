import { EditionDocument } from '../../api/contract/edition.ts';
import type { Indicator } from '../../db/catalogue/indicator.ts';
import { addDays, type Day, type Instant } from '../../db/core/calendar.ts';
import type { Clock } from '../../db/core/clock.ts';
import type { Collective } from '../../db/core/collective.ts';
import { AppError } from '../../db/core/errors.ts';
import { anniversary, type Period } from '../../db/core/period.ts';
import { fromOneState } from '../../db/dialect/tables.ts';
import { readCutoffKnownBy } from '../../db/queries/nights.ts';
import { isDemonstration, readCutoff } from '../../db/queries/settings.ts';
import type { Database, Store } from '../../db/store.ts';
import { longDate } from '../../db/words/long-date.ts';
import { readContent } from './content.ts';
import { idOf, manifestOf } from './manifest.ts';
import { chooseQuotations } from './quotations.ts';
import { readRenderer } from './renderer.ts';
import { toCollective } from './to-collective.ts';
import { toIndicator } from './to-indicator.ts';

export type EditionContext = {
  readonly store: Store;
  readonly collective: Collective;
  readonly catalogue: readonly Indicator[];
  readonly clock: Clock;
  /** Where its pages will stand, `https://…`; null or left out: nowhere yet. */
  readonly publicUrl?: string | null;
};

/** As editions are made today. */
export const SCHEMA = 3;

/** Indicators that have a chapter of their own and are no core figures. */
const IN_CHAPTERS = ['advice_contrast'];

/** Which edition, and as it was known at which moment; left out, now. */
type Asked = { readonly kind: 'anniversary'; readonly year: number; readonly knownBy?: Instant };

/**
 * Everything that the anniversary report of one i4Emploi year shows, read from the measures.
 * @param asked year is the calendar year in which the i4Emploi year ended: 2019 for 26/09/2018 to 25/09/2019
 * @returns the document; its id stands for its content, whenever it was built
 * @throws AppError when the year is unknown or unfinished, or when nothing of it was measured
 */
export async function buildEdition(context: EditionContext, asked: Asked): Promise<EditionDocument> {
  // One snapshot: a roll-up that ends meanwhile is in the edition as a whole or not at all.
  const { db, engine } = context.store;
  return fromOneState(db, engine, (snapshot) => buildFrom({ ...context, db: snapshot }, asked));
}

type Snapshot = Omit<EditionContext, 'store'> & { readonly db: Database };

async function buildFrom(context: Snapshot, asked: Asked): Promise<EditionDocument> {
  const { db, collective, clock } = context;
  const frozenAt = clock.now();
  const knownBy = asked.knownBy ?? frozenAt;
  const cutoff = asked.knownBy ? await readCutoffKnownBy(db, asked.knownBy) : await readCutoff(db);
  const period = finishedYear(collective, asked.year, cutoff);
  const indicators = context.catalogue.filter(({ key, core }) => core || IN_CHAPTERS.includes(key));
  const read = await readContent(db, {
    indicators,
    startDay: collective.startDay,
    period,
    cutoff: cutoff as Day,
    knownBy,
    schema: SCHEMA,
  });
  if (read.figures.every(({ year }) => year.state === 'not_measured')) throw nothingMeasured(asked.year);
  const testimonials = await chooseQuotations(db, period);
  const content = {
    schema: SCHEMA,
    kind: asked.kind,
    anniversary: asked.year - Number(collective.startDay.slice(0, 4)),
    year: asked.year,
    period,
    cutoff: cutoff as Day,
    demonstration: await isDemonstration(db),
    collective: toCollective(collective),
    indicators: indicators.map(toIndicator),
    ...read,
    ...(testimonials.length > 0 && { testimonials }),
  };
  const id = idOf(content);
  const manifest = manifestOf(content);
  const beside = {
    ...{ id, frozenAt, knownBy, renderer: readRenderer(), manifest },
    ...(context.publicUrl && { origin: context.publicUrl }),
  };
  return EditionDocument.parse({ ...content, ...beside });
}

/**
 * Both days included.
 * @throws AppError when there is no such year, or when it is not over
 */
export function finishedYear({ startDay }: Collective, year: number, cutoff: Day | null): Period {
  const first = Number(startDay.slice(0, 4)) + 1;
  if (!Number.isInteger(year) || year < first) {
    throw new AppError({
      code: 'edition-year-unknown',
      status: 404,
      field: 'year',
      fr: `Il n’y a pas d’anniversaire en ${year} : le premier est celui de ${first}.`,
      en: `There is no anniversary in ${year}: the first is that of ${first}.`,
    });
  }
  const start = anniversary(startDay, year - 1);
  const end = addDays(anniversary(startDay, year), -1);
  if (cutoff === null || cutoff < end) throw unfinished(end, cutoff);
  return { grain: 'year', start, end };
}

function unfinished(end: Day, cutoff: Day | null): AppError {
  const known = cutoff
    ? {
        fr: `les données vont jusqu’au ${longDate(cutoff, 'fr')}`,
        en: `the data go up to ${longDate(cutoff, 'en')}`,
      }
    : { fr: 'rien n’est encore collecté', en: 'nothing has been collected yet' };
  return new AppError({
    code: 'edition-year-unfinished',
    status: 409,
    field: 'year',
    fr: `L’année qui finit le ${longDate(end, 'fr')} n’est pas entièrement arrêtée : ${known.fr}. Lancez d’abord la collecte de ses derniers jours.`,
    en: `The year that ends on ${longDate(end, 'en')} is not complete: ${known.en}. Collect its last days first.`,
  });
}

function nothingMeasured(year: number): AppError {
  return new AppError({
    code: 'edition-nothing-measured',
    status: 409,
    field: 'year',
    fr: `Rien n’a été mesuré pour l’année qui finit en ${year} : il n’y a pas d’édition à en faire. Collectez d’abord cette année.`,
    en: `Nothing was measured for the year that ends in ${year}: there is no edition to make of it. Collect that year first.`,
  });
}

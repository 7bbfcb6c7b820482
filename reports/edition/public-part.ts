import type { EditionDocument } from '../../api/contract/edition.ts';
import type { Indicator } from '../../api/contract/indicator.ts';
import type { Measure } from '../../api/contract/measure.ts';
import type { Reading } from '../../db/queries/series.ts';
import type { PublicTable } from '../../db/release/cell.ts';
import { toldCell } from '../../db/release/told-cell.ts';
import { canonicalJson, sha256Of } from './canonical.ts';
import type { EditionContent } from './content.ts';
import { manifestOf } from './manifest.ts';

/**
 * Of what an edition reads from the store, the part for people without access: each figure as it was released, its
 * small counts hidden with those that would give them away. Readings of single days, corrections and what was noted
 * on the timeline stay inside.
 */
export function publicContent(
  content: EditionContent,
  indicators: readonly Pick<Indicator, 'key' | 'kind'>[],
): EditionContent {
  // As the release wrote them: the contract knows their days and grains as plain text.
  const tables = content.released.tables as unknown as readonly PublicTable[];
  const told = (indicator: string, measure: Measure): Measure => ({
    ...toldCell(tables, indicator, measure as Reading),
    knownAt: null,
  });
  return {
    ...content,
    figures: content.figures.map(({ indicator, ...figure }) => {
      const [year, all] = [told(indicator, figure.year), told(indicator, figure.all)];
      const isStock = indicators.find(({ key }) => key === indicator)?.kind === 'stock';
      // A stock on the last day of the year may be told a few days later instead, for want of that day.
      return { ...figure, indicator, year: isStock && year.state === 'hidden' ? all : year, all };
    }),
    series: content.series
      .filter(({ grain }) => grain !== 'day')
      .map(({ indicator, grain, measures }) => ({
        indicator,
        grain,
        measures: measures.map((measure) => told(indicator, measure)),
      })),
    notes: content.notes.filter(({ kind }) => kind === 'break'),
    annotations: [],
  };
}

/** Whether the year of an edition was public when it was made: without that there is nothing to publish. */
export const isYearPublic = ({ released, period }: Pick<EditionDocument, 'released' | 'period'>): boolean =>
  (released?.until ?? '') >= period.end;

/** The public part of an edition, under the same id, with a manifest and a digest of its own. */
export function publicPart(document: EditionDocument): { document: EditionDocument; sha256: string } {
  const { figures, series, published, manifest: _, ...rest } = document;
  const { notes = [], texts = [], annotations = [], errata = [], released = NOTHING_RELEASED } = document;
  const content = publicContent(
    { figures, series, published, notes, texts, annotations, errata, released },
    document.indicators,
  );
  const part = { ...rest, ...content, part: 'public' as const };
  const whole = { ...part, manifest: manifestOf(part) };
  return { document: whole, sha256: sha256Of(canonicalJson(whole)) };
}

const NOTHING_RELEASED: EditionContent['released'] = { until: null, madeAt: null, tables: [] };

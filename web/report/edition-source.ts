import type { EditionDocument } from '../../api/contract/edition.ts';
import type { Indicator } from '../../api/contract/indicator.ts';
import type { Measure } from '../../api/contract/measure.ts';
import type { SectionSource } from '../figures/section-view.ts';

/** The sections of a report, drawn from the frozen document alone: titles speak of its year, charts of the whole time. */
export function editionSource(edition: EditionDocument): SectionSource {
  return {
    indicators: edition.indicators,
    figures: edition.figures.map(({ indicator, year }) => ({ indicator, measure: year })),
    published: edition.published.figures,
    frame: {
      from: edition.collective.startDay,
      to: edition.cutoff,
      startDay: edition.collective.startDay,
      cutoff: edition.cutoff,
    },
    scale: 'whole',
    // Of its public part, what is not told may have been measured.
    shared: edition.part === 'public',
    series: ({ key, grain, dimension = '' }) =>
      edition.series
        .filter((series) => series.indicator === key && series.grain === grain)
        .flatMap(({ measures }) => measures.filter((measure) => measure.dimension === dimension)),
    sinceStart: (key) => edition.figures.find(({ indicator }) => indicator === key)?.all ?? null,
  };
}

export type EditionFigure = { readonly indicator: Indicator; readonly year: Measure; readonly all: Measure };

/** Figures of an edition by key, in the order asked for; unknown keys are left out. */
export function editionFigures(edition: EditionDocument, keys: readonly string[]): EditionFigure[] {
  return keys.flatMap((key) => {
    const indicator = edition.indicators.find((entry) => entry.key === key);
    const figure = edition.figures.find((entry) => entry.indicator === key);
    return indicator && figure ? [{ indicator, year: figure.year, all: figure.all }] : [];
  });
}

import type { EditionDocument } from '../../api/contract/edition.ts';
import type { Measure } from '../../api/contract/measure.ts';
import type { Language } from '../../db/core/errors.ts';
import { type Cell, spreadsheet } from '../../db/core/spreadsheet.ts';
import { columnNames, sayState } from '../../db/words/columns.ts';

const NAMES = {
  fr: { figures: 'chiffres.csv', series: 'tableaux.csv', published: 'chiffres-publies.csv' },
  en: { figures: 'figures.csv', series: 'tables.csv', published: 'published-figures.csv' },
};
const MEASURE = [
  'start',
  'end',
  'state',
  'value',
  'low',
  'high',
  'n',
  'coverage',
  'reason',
  'version',
  'knownAt',
] as const;
const FIGURES = ['indicator', 'label', 'unit', 'evidence', 'cutoff', ...MEASURE] as const;
const SERIES = ['indicator', 'label', 'unit', 'grain', 'dimension', ...MEASURE] as const;
const PUBLISHED = ['indicator', 'date', 'wording', 'low', 'high', 'source', 'url'] as const;

export type EditionTable = { readonly name: string; readonly csv: string };

/** The tables of an edition as spreadsheets of that language take them; what is not measured has no number. */
export function editionTables(document: EditionDocument, language: Language): EditionTable[] {
  const names = NAMES[language];
  const indicators = new Map(document.indicators.map((indicator) => [indicator.key, indicator]));
  const head = (key: string) => [
    key,
    indicators.get(key)?.label[language] ?? '',
    indicators.get(key)?.unit ?? '',
  ];
  const cells = ({ period, state, value, low, high, n, coverage, reason, version, knownAt }: Measure) => [
    period.start,
    period.end,
    sayState(state, language),
    ...[value, low, high, n, coverage],
    reason,
    version,
    knownAt,
  ];
  const csv = (columns: Parameters<typeof columnNames>[0], rows: readonly (readonly Cell[])[]) =>
    spreadsheet([columnNames(columns, language), ...rows], language);
  const figures = document.figures.flatMap(({ indicator, year, all }) =>
    [year, all].map((measure) => [
      ...head(indicator),
      indicators.get(indicator)?.evidence ?? '',
      document.cutoff,
      ...cells(measure),
    ]),
  );
  const series = document.series.flatMap(({ indicator, grain, measures }) =>
    measures.map((measure) => [...head(indicator), grain, measure.dimension, ...cells(measure)]),
  );
  const published = document.published.figures.map((figure) => [
    figure.indicator,
    figure.date,
    figure.wording,
    figure.low,
    figure.high,
    figure.source,
    figure.url,
  ]);
  return [
    { name: names.figures, csv: csv(FIGURES, figures) },
    { name: names.series, csv: csv(SERIES, series) },
    { name: names.published, csv: csv(PUBLISHED, published) },
  ];
}

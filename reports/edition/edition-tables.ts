import type { EditionDocument } from '../../api/contract/edition.ts';
import type { Measure } from '../../api/contract/measure.ts';
import type { Language } from '../../db/core/errors.ts';
import { type Cell, spreadsheet } from '../../db/core/spreadsheet.ts';

const WORDS = {
  fr: {
    figures: 'chiffres.csv',
    series: 'tableaux.csv',
    published: 'chiffres-publies.csv',
    measure: [
      'debut',
      'fin',
      'etat',
      'valeur',
      'borne_basse',
      'borne_haute',
      'effectif',
      'couverture',
      'motif',
      'version',
      'connu_le',
    ],
    figure: ['indicateur', 'libelle', 'unite', 'preuve', 'date_arretee'],
    table: ['indicateur', 'libelle', 'unite', 'grain', 'dimension'],
    quoted: ['indicateur', 'date', 'enonce', 'borne_basse', 'borne_haute', 'source', 'adresse'],
  },
  en: {
    figures: 'figures.csv',
    series: 'tables.csv',
    published: 'published-figures.csv',
    measure: [
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
      'known_at',
    ],
    figure: ['indicator', 'label', 'unit', 'evidence', 'cutoff'],
    table: ['indicator', 'label', 'unit', 'grain', 'dimension'],
    quoted: ['indicator', 'date', 'wording', 'low', 'high', 'source', 'address'],
  },
} as const;

export type EditionTable = { readonly name: string; readonly csv: string };

/** The tables of an edition as spreadsheets of that language take them; what is not measured has no number. */
export function editionTables(document: EditionDocument, language: Language): EditionTable[] {
  const words = WORDS[language];
  const indicators = new Map(document.indicators.map((indicator) => [indicator.key, indicator]));
  const head = (key: string) => [
    key,
    indicators.get(key)?.label[language] ?? '',
    indicators.get(key)?.unit ?? '',
  ];
  const cells = ({ period, state, value, low, high, n, coverage, reason, version, knownAt }: Measure) => [
    period.start,
    period.end,
    state,
    ...[value, low, high, n, coverage],
    reason,
    version,
    knownAt,
  ];
  const csv = (rows: readonly (readonly Cell[])[]) => spreadsheet(rows, language);
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
    { name: words.figures, csv: csv([[...words.figure, ...words.measure], ...figures]) },
    { name: words.series, csv: csv([[...words.table, ...words.measure], ...series]) },
    { name: words.published, csv: csv([words.quoted, ...published]) },
  ];
}

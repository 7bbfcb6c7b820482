import type { Indicator } from '../db/catalogue/indicator.ts';
import type { Language } from '../db/core/errors.ts';
import { spreadsheet } from '../db/core/spreadsheet.ts';
import { columnNames, sayState } from '../db/words/columns.ts';
import type { Annotation } from './contract/annotation.ts';
import type { MeasuresAnswer } from './contract/measure.ts';

const COLUMNS = [
  'indicator',
  'label',
  'unit',
  'start',
  'end',
  'dimension',
  'state',
  'value',
  'low',
  'high',
  'n',
  'coverage',
  'reason',
  'version',
  'seriesBreak',
  'knownAt',
  'toldWith',
  'invented',
  'recomputed',
  'annotations',
  'caveat',
] as const;
const YES = { fr: 'oui', en: 'yes' };
const NO = { fr: 'non', en: 'no' };

/** A series as spreadsheets of that language take it; what is not measured has no number, never a 0. */
export function measuresCsv(
  indicator: Indicator,
  answer: MeasuresAnswer,
  annotations: readonly Annotation[],
  language: Language,
): string {
  const reasons = new Map(answer.recomputed.map(({ start, reason }) => [start, reason]));
  const rows = answer.measures.map((measure) => {
    const { period } = measure;
    const broken = answer.breaks.filter(({ from }) => from >= period.start && from <= period.end);
    return [
      indicator.key,
      indicator.label[language],
      indicator.unit,
      period.start,
      period.end,
      measure.dimension,
      sayState(measure.state, language),
      measure.value,
      measure.low,
      measure.high,
      measure.n,
      measure.coverage,
      measure.reason ?? '',
      measure.version,
      broken.map(({ from, note }) => `${from} – ${note[language]}`).join(' '),
      measure.knownAt ?? '',
      measure.toldWith ?? '',
      (answer.demonstration ? YES : NO)[language],
      reasons.get(period.start) ?? '',
      annotations
        .filter(({ start, end }) => start <= period.end && end >= period.start)
        .map(({ start, text, source }) => `${start} – ${text[language]} (${source})`)
        .join(' '),
      indicator.caveat[language],
    ];
  });
  return spreadsheet([columnNames(COLUMNS, language), ...rows], language);
}

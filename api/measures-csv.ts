import type { Indicator } from '../db/catalogue/indicator.ts';
import type { Language } from '../db/core/errors.ts';
import { spreadsheet } from '../db/core/spreadsheet.ts';
import type { Annotation } from './contract/annotation.ts';
import type { MeasuresAnswer } from './contract/measure.ts';

const WORDS = {
  fr: {
    columns: [
      'indicateur',
      'libelle',
      'unite',
      'debut',
      'fin',
      'dimension',
      'etat',
      'valeur',
      'borne_basse',
      'borne_haute',
      'effectif',
      'couverture',
      'motif',
      'version',
      'rupture_de_serie',
      'connu_le',
      'donnees_inventees',
      'recalcule_car',
      'reperes',
      'ne_dit_pas',
    ],
    states: {
      measured: 'mesuré',
      measured_zero: 'mesuré, zéro',
      not_measured: 'non mesuré',
      failed: 'échec',
      hidden: 'non publié',
    },
    yes: 'oui',
    no: 'non',
  },
  en: {
    columns: [
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
      'series_break',
      'known_at',
      'invented_data',
      'recomputed_because',
      'annotations',
      'does_not_say',
    ],
    states: {
      measured: 'measured',
      measured_zero: 'measured, zero',
      not_measured: 'not measured',
      failed: 'failed',
      hidden: 'not published',
    },
    yes: 'yes',
    no: 'no',
  },
} as const;

/** A series as spreadsheets of that language take it; what is not measured has no number, never a 0. */
export function measuresCsv(
  indicator: Indicator,
  answer: MeasuresAnswer,
  annotations: readonly Annotation[],
  language: Language,
): string {
  const words = WORDS[language];
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
      words.states[measure.state],
      measure.value,
      measure.low,
      measure.high,
      measure.n,
      measure.coverage,
      measure.reason ?? '',
      measure.version,
      broken.map(({ from, note }) => `${from} – ${note[language]}`).join(' '),
      measure.knownAt ?? '',
      answer.demonstration ? words.yes : words.no,
      reasons.get(period.start) ?? '',
      annotations
        .filter(({ start, end }) => start <= period.end && end >= period.start)
        .map(({ start, text, source }) => `${start} – ${text[language]} (${source})`)
        .join(' '),
      indicator.caveat[language],
    ];
  });
  return spreadsheet([words.columns, ...rows], language);
}

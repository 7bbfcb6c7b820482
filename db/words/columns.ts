import type { Language, Sentence } from '../core/errors.ts';

const COLUMNS = {
  indicator: { fr: 'indicateur', en: 'indicator' },
  label: { fr: 'libelle', en: 'label' },
  unit: { fr: 'unite', en: 'unit' },
  evidence: { fr: 'preuve', en: 'evidence' },
  cutoff: { fr: 'date_arretee', en: 'cutoff' },
  grain: { fr: 'grain', en: 'grain' },
  dimension: { fr: 'dimension', en: 'dimension' },
  start: { fr: 'debut', en: 'start' },
  end: { fr: 'fin', en: 'end' },
  state: { fr: 'etat', en: 'state' },
  value: { fr: 'valeur', en: 'value' },
  low: { fr: 'borne_basse', en: 'low' },
  high: { fr: 'borne_haute', en: 'high' },
  n: { fr: 'effectif', en: 'n' },
  coverage: { fr: 'couverture', en: 'coverage' },
  reason: { fr: 'motif', en: 'reason' },
  version: { fr: 'version', en: 'version' },
  seriesBreak: { fr: 'rupture_de_serie', en: 'series_break' },
  knownAt: { fr: 'connu_le', en: 'known_at' },
  toldWith: { fr: 'publie_avec', en: 'published_with' },
  invented: { fr: 'donnees_inventees', en: 'invented_data' },
  recomputed: { fr: 'recalcule_car', en: 'recomputed_because' },
  annotations: { fr: 'reperes', en: 'annotations' },
  caveat: { fr: 'ne_dit_pas', en: 'does_not_say' },
  date: { fr: 'date', en: 'date' },
  wording: { fr: 'enonce', en: 'wording' },
  source: { fr: 'source', en: 'source' },
  url: { fr: 'adresse', en: 'address' },
} as const satisfies Record<string, Sentence>;

/** What spreadsheets call a column, the same in each of them: lower case, no accents. */
export const columnNames = (columns: readonly (keyof typeof COLUMNS)[], language: Language): string[] =>
  columns.map((column) => COLUMNS[column][language]);

const STATES = {
  measured: { fr: 'mesuré', en: 'measured' },
  measured_zero: { fr: 'mesuré, zéro', en: 'measured, zero' },
  not_measured: { fr: 'non mesuré', en: 'not measured' },
  failed: { fr: 'échec', en: 'failed' },
  hidden: { fr: 'non publié', en: 'not published' },
} as const satisfies Record<string, Sentence>;

/** What spreadsheets say in the column of a measure's state. */
export const sayState = (state: keyof typeof STATES, language: Language): string => STATES[state][language];

import type { ChartConfiguration } from 'chart.js';
import type { Theme } from '../charts/theme.ts';

export type Swatch =
  | 'column'
  | 'light'
  | 'hatched'
  | 'gap'
  | 'whisker'
  | 'line'
  | 'floating'
  | 'triangle'
  | 'circle'
  | 'interval'
  | 'break';

export type TableView = {
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly { readonly head: string; readonly cells: readonly string[] }[];
};

/** A chart with everything that stands around it: the page and the printed sheet only set it. */
export type ChartView = {
  readonly id: string;
  /** « Demandes par mois » */
  readonly unit: string;
  /** Unit and period. */
  readonly subtitle: string;
  /** Its text alternative, with the main number; at most 250 characters. */
  readonly alt: string;
  readonly legend: readonly { readonly swatch: Swatch; readonly label: string }[];
  readonly notes: readonly string[];
  readonly table: TableView;
  readonly build: (theme: Theme) => ChartConfiguration;
};

import type { ChartConfiguration } from 'chart.js';
import type { Measure } from '../../api/contract/measure.ts';
import type { Theme } from '../charts/theme.ts';
import type { ChartMark } from './chart-reading.ts';

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
  | 'break'
  | 'band';

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
  /** What happened in its days, numbered as on the chart. */
  readonly annotations?: readonly string[];
  /** Its places in their order, in words: those of the first dataset that `build` draws. */
  readonly marks: readonly ChartMark[];
  /** The whole of it in a few sentences. */
  readonly reading: string;
  /** What it was drawn from. */
  readonly from: {
    readonly indicator: string;
    readonly grain: Measure['period']['grain'];
    readonly start: string;
    readonly end: string;
    /** `*` is every dimension; left out, the whole. */
    readonly dimension?: string;
  };
  readonly table: TableView;
  /** Its own source and field, where they are not those of its section. */
  readonly foot?: string;
  readonly build: (theme: Theme) => ChartConfiguration;
};

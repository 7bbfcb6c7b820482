import type { Instant } from '../core/calendar.ts';

/** A figure somebody published: wording, bounds, source. Never a measure. */
export type PublishedFigureTable = {
  id: string;
  position: number;
  indicator: string;
  date: string | null;
  date_precision: 'day' | 'month' | 'year' | 'unknown';
  qualifier: 'exactly' | 'about' | 'nearly' | 'more_than' | 'several';
  stated: number | null;
  low: number | null;
  high: number | null;
  wording: string;
  note: string;
  note_fr: string | null;
  source: string;
  url: string;
  imported_at: Instant;
};

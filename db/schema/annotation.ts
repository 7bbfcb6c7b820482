import type { Day, Instant } from '../core/calendar.ts';

export const ANNOTATION_KINDS = ['event', 'media', 'outage', 'campaign', 'method'] as const;
export type AnnotationKind = (typeof ANNOTATION_KINDS)[number];

/** What happened on a day, or over days (both included), that a reader of a curve must know. Names nobody. */
export type AnnotationTable = {
  start_day: Day;
  end_day: Day;
  kind: AnnotationKind;
  text_fr: string;
  text_en: string;
  source: string;
  known_at: Instant;
};

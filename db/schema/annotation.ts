import type { Generated } from 'kysely';
import type { Day, Instant } from '../core/calendar.ts';

export const ANNOTATION_KINDS = ['event', 'media', 'outage', 'campaign', 'method'] as const;
export type AnnotationKind = (typeof ANNOTATION_KINDS)[number];

/** What happened on a day, or over days (both included), that a reader of a curve must know. Names nobody. */
export type AnnotationTable = {
  id: Generated<number>;
  start_day: Day;
  end_day: Day;
  kind: AnnotationKind;
  /** Empty until somebody has written it; one of the two never is. */
  text_fr: string;
  text_en: string;
  source: string;
  known_at: Instant;
  /** Since when it is not shown any more, but in readings as of an earlier day. */
  removed_at: Instant | null;
};

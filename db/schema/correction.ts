import type { Day, Instant } from '../core/calendar.ts';

/** A published figure that was wrong, and the sentence that said so on that day. */
export type CorrectionTable = {
  day: Day;
  indicator: string;
  /** Where it had been published: the id of an edition, or '' on the dashboard. */
  edition: string;
  sentence_fr: string;
  sentence_en: string;
  known_at: Instant;
};

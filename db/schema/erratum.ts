import type { Instant } from '../core/calendar.ts';

/** A mistake in a published edition, numbered within its year: what was wrong, and why. The edition stays as it is. */
export type ErratumTable = {
  year: number;
  number: number;
  edition: string;
  what_fr: string;
  what_en: string;
  why_fr: string;
  why_en: string;
  written_by: string;
  known_at: Instant;
};

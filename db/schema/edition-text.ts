import type { Instant } from '../core/calendar.ts';

/** Where a text stands: the foreword, who the collective is, what support makes possible, thanks, and why coverage is low. */
export const TEXT_SLOTS = ['opening', 'about', 'support', 'thanks', 'coverage'] as const;
type TextSlot = (typeof TEXT_SLOTS)[number];

/** A text that people wrote for the edition of a year, in Markdown. A version is never changed; an empty one takes the text away. */
export type EditionTextTable = {
  year: number;
  slot: TextSlot;
  language: 'fr' | 'en';
  version: number;
  markdown: string;
  written_by: string;
  known_at: Instant;
};

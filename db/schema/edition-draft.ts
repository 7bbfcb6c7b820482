import type { Instant } from '../core/calendar.ts';

/** An edition that nobody has frozen: the document as it would be, by the id that stands for its content. */
export type EditionDraftTable = {
  id: string;
  year: number;
  made_at: Instant;
  document: string;
};

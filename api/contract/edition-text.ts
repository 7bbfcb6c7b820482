import { z } from 'zod';

/** Where a text that people write stands in an edition; `coverage` is the reason for publishing with less than enough. */
export const TextSlot = z
  .enum(['opening', 'about', 'support', 'thanks', 'coverage'])
  .meta({ id: 'EditionTextSlot' });
export type TextSlot = z.infer<typeof TextSlot>;

/** Markdown in both languages, as people wrote it; null where nothing is written in one of them. */
export const EditionText = z
  .object({ slot: TextSlot, fr: z.string().nullable(), en: z.string().nullable() })
  .meta({ id: 'EditionText' });
export type EditionText = z.infer<typeof EditionText>;

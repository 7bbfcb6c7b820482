import { z } from 'zod';
import { DayText } from './common.ts';
import { SortingLabel } from './sorting.ts';

/** How far second readings of the last 365 days agree with what stood. */
const Agreement = z.object({
  /** Posts read twice, and the share on which both said the same, 0 to 1. */
  n: z.int().min(1),
  observed: z.number().min(0).max(1),
  /** Cohen’s κ, −1 to 1; null when both put everything in one class. */
  kappa: z.number().min(-1).max(1).nullable(),
  /** 95 %; null below thirty posts. */
  interval: z.object({ low: z.number(), high: z.number() }).nullable(),
});

export const SecondReadingAnswer = z
  .object({
    /** `no-key`: nothing chooses the posts (PSEUDONYM_KEY is not given). */
    state: z.enum(['open', 'no-key']),
    /** The next post, without anything that tells what was made of it; null when there is none for you. */
    post: z
      .object({
        id: z.string(),
        day: DayText,
        kind: z.enum(['original', 'quote', 'reply']),
        text: z.string(),
      })
      .nullable(),
    waiting: z.int().min(0),
    agreement: Agreement.nullable(),
  })
  .meta({ id: 'SecondReading' });
export type SecondReadingAnswer = z.infer<typeof SecondReadingAnswer>;

export const SecondReadingBody = z.strictObject({ post: z.string().min(1).max(40), label: SortingLabel });

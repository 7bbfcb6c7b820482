import { z } from 'zod';
import { DayText } from './common.ts';

/** A testimonial as an edition quotes it: without its words, which their person may take back. */
export const QuotationDigest = z
  .object({
    id: z.int(),
    sha256: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .meta({ description: 'Of the canonical JSON of its words and the name chosen: {name, text}.' }),
  })
  .meta({ id: 'QuotationDigest' });

/** Of the page it was written on; null: nobody kept it then. */
const WrittenIn = z.enum(['fr', 'en']).nullable();

export const StandingQuotation = z
  .object({ id: z.int(), text: z.string(), language: WrittenIn, name: z.string().nullable() })
  .meta({ id: 'StandingQuotation', description: 'Words that may be shown in the report now.' });
export type StandingQuotation = z.infer<typeof StandingQuotation>;

export const TestimonialsAnswer = z
  .object({
    testimonials: z.array(
      z.object({ text: z.string(), language: WrittenIn, name: z.string().nullable(), toldOn: DayText }),
    ),
  })
  .meta({
    id: 'Testimonials',
    description: 'What people wrote to be quoted with, of those who agreed to be quoted on the dashboard.',
  });
export type TestimonialsAnswer = z.infer<typeof TestimonialsAnswer>;

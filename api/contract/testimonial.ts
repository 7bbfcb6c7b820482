import { z } from 'zod';
import { DayText } from './common.ts';

export const TestimonialsAnswer = z
  .object({
    testimonials: z.array(z.object({ text: z.string(), name: z.string().nullable(), toldOn: DayText })),
  })
  .meta({
    id: 'Testimonials',
    description: 'What people wrote to be quoted with, of those who agreed to be quoted on the dashboard.',
  });
export type TestimonialsAnswer = z.infer<typeof TestimonialsAnswer>;

import { z } from 'zod';
import { AsOf, DayText, Localized } from './common.ts';

export const Annotation = z
  .object({
    start: DayText,
    end: DayText.meta({ description: 'The last day, included; the first again when it was one day.' }),
    kind: z.enum(['event', 'media', 'outage', 'campaign', 'method']),
    text: Localized,
    source: z.string(),
  })
  .meta({ id: 'Annotation', description: 'What happened, for who reads a curve; it explains no figure.' });
export type Annotation = z.infer<typeof Annotation>;

export const AnnotationsQuery = z.strictObject({
  from: DayText.optional(),
  to: DayText.optional(),
  asOf: AsOf,
});

export const AnnotationsAnswer = z
  .object({ annotations: z.array(Annotation) })
  .meta({ id: 'Annotations', description: 'Those that touch the days asked for, oldest first.' });
export type AnnotationsAnswer = z.infer<typeof AnnotationsAnswer>;

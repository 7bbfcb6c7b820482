import { z } from 'zod';
import { DayText } from './common.ts';
import { Measure } from './measure.ts';

export const PublicCell = Measure.omit({ knownAt: true }).meta({ id: 'PublicCell' });
export type PublicCell = z.infer<typeof PublicCell>;

export const PublicFiguresQuery = z.strictObject({
  asOf: DayText.optional().meta({ description: 'Answer as it was published at the end of that day.' }),
});

/** Tables made ahead once a month: what sponsors and the public may read, and all they may read. */
export const PublicFiguresAnswer = z
  .object({
    /** The last day of the last month told of; null before the first release. */
    until: DayText.nullable(),
    madeAt: z.iso.datetime().nullable(),
    demonstration: z.boolean(),
    tables: z.array(z.object({ indicator: z.string(), cells: z.array(PublicCell) })),
  })
  .meta({ id: 'PublicFigures' });
export type PublicFiguresAnswer = z.infer<typeof PublicFiguresAnswer>;

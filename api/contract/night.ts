import { z } from 'zod';
import { DayText } from './common.ts';

export const NightTask = z
  .object({
    task: z.string(),
    /** `left`: not begun yet. As its last run ended, when it was run again. */
    state: z.enum(['left', 'running', 'done', 'partial', 'failed']),
    /** Why it is not whole, a stable code. */
    reason: z.string().nullable(),
    requests: z.int(),
    /** Posts and accounts that were read, as X counts what it bills. */
    objects: z.int(),
    dollars: z.number(),
    /** What was announced that it costs at most; 0: it reads nothing of X; null: nobody could tell. */
    atMost: z.number().nullable(),
  })
  .meta({ id: 'NightTask' });
export type NightTask = z.infer<typeof NightTask>;

export const NightAnswer = z
  .object({
    /** The night that was announced last; null before the first. */
    night: z
      .object({
        /** It collects up to the end of this day. */
        day: DayText,
        /** `stopped`: it did not come to its end, and nobody has heard of it for longer than a task may be silent. */
        state: z.enum(['running', 'stopped', 'ended']),
        begunAt: z.iso.datetime(),
        /** When anything was last written of it. */
        heardAt: z.iso.datetime(),
        endedAt: z.iso.datetime().nullable(),
        /** In their order. */
        tasks: z.array(NightTask),
        requests: z.int(),
        objects: z.int(),
        /** What it has cost so far, and what was announced that it costs at most; US dollars. */
        dollars: z.number(),
        atMost: z.number(),
      })
      .nullable(),
  })
  .meta({ id: 'Night' });
export type NightAnswer = z.infer<typeof NightAnswer>;
export type Night = NonNullable<NightAnswer['night']>;

import { z } from 'zod';
import { Localized } from './common.ts';

export const HealthAnswer = z.object({ status: z.literal('up') }).meta({ id: 'Health' });
export type HealthAnswer = z.infer<typeof HealthAnswer>;

/** What is wrong and what to do; nothing is said of where or of whom. */
export const Trouble = Localized.extend({
  code: z.string(),
  /** Nothing can be written meanwhile, or nothing read. */
  stops: z.boolean(),
}).meta({ id: 'Trouble' });
export type Trouble = z.infer<typeof Trouble>;

/** `degraded`: it answers, and something is about to stop it. */
export const ReadinessAnswer = z
  .object({ status: z.enum(['ready', 'degraded']), troubles: z.array(Trouble) })
  .meta({ id: 'Readiness' });
export type ReadinessAnswer = z.infer<typeof ReadinessAnswer>;

export const StateAnswer = z.object({ troubles: z.array(Trouble) }).meta({ id: 'State' });
export type StateAnswer = z.infer<typeof StateAnswer>;

import { z } from 'zod';

export const HealthAnswer = z.object({ status: z.literal('up') }).meta({ id: 'Health' });
export type HealthAnswer = z.infer<typeof HealthAnswer>;

export const ReadinessAnswer = z.object({ status: z.literal('ready') }).meta({ id: 'Readiness' });
export type ReadinessAnswer = z.infer<typeof ReadinessAnswer>;

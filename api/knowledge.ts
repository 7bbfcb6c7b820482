import { type Day, type Instant, lastMomentOf } from '../db/core/calendar.ts';
import { readCutoffKnownBy } from '../db/queries/nights.ts';
import { readCutoff } from '../db/queries/settings.ts';
import type { Context } from './context.ts';
import { parameterError } from './parameter-error.ts';

export type Knowledge = {
  readonly asOf: Day | null;
  /** Left out, the answer is as it is known now. */
  readonly knownBy?: Instant;
  /** The last day that the figures included then. */
  readonly cutoff: Day | null;
};

/**
 * The moment an answer speaks from: now, or the last moment of the day asked for (days are half-open).
 * @throws AppError when that day is not over: what will be known at its end may still change
 */
export async function readKnowledge({ store, calendar, clock }: Context, asOf?: Day): Promise<Knowledge> {
  if (!asOf) return { asOf: null, cutoff: await readCutoff(store.db) };
  const knownBy = lastMomentOf(calendar, asOf);
  if (knownBy >= clock.now()) throw parameterError('asOf', 'ce jour n’est pas fini', 'this day is not over');
  return { asOf, knownBy, cutoff: await readCutoffKnownBy(store.db, knownBy) };
}

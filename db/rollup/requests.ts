import type { Period } from '../core/period.ts';
import type { RollUpContext } from './context.ts';
import { type Draft, measured, missing } from './draft.ts';
import { sumsOf } from './sums.ts';
import { raisedBy, silence, uncertaintyOf } from './uncertainty.ts';

const REQUESTS = { indicator: 'seeker_requests' };
const SEEKERS = { indicator: 'seekers_distinct' };

/** Requests validated, and the people who made them. */
export async function requestsOf(context: RollUpContext, period: Period): Promise<Draft[]> {
  const names = period.grain === 'day' ? [REQUESTS] : [REQUESTS, SEEKERS];
  const missed = await uncertaintyOf(context, period);
  const silent = silence(missed);
  if (silent) return names.map((name) => missing(name, period, ...silent));
  const sums = await sumsOf(context, period);
  const requests = measured(REQUESTS, period, missed.share, raisedBy(sums('requests'), missed));
  if (period.grain === 'day') return [requests];
  return [requests, measured(SEEKERS, period, missed.share, raisedBy(sums('seekers'), missed))];
}

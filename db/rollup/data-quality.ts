import { COLLECTED_FAMILIES } from '../core/families.ts';
import type { Period } from '../core/period.ts';
import type { RollUpContext } from './context.ts';
import { coverageOf } from './coverage.ts';
import { type Draft, measured, missing } from './draft.ts';

const COVERAGE = 'collection_coverage';
/** Bios are scanned once a month, not hour by hour. */
const CONTINUOUS = COLLECTED_FAMILIES.filter((family) => family !== 'bio-adopters');

/** Hours collected out of the hours of the period, by family and for the whole. */
export async function coverageDrafts(context: RollUpContext, period: Period): Promise<Draft[]> {
  const shares: number[] = [];
  const drafts: Draft[] = [];
  for (const family of CONTINUOUS) {
    const { share } = await coverageOf(context, family, period);
    shares.push(share);
    drafts.push(measured({ indicator: COVERAGE, dimension: family }, period, share, { value: share }));
  }
  if (period.start > context.cutoff)
    return [missing({ indicator: COVERAGE }, period, 'not_measured', 'no_reading')];
  const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
  return [measured({ indicator: COVERAGE }, period, mean, { value: mean }), ...drafts];
}

import { COLLECTED_FAMILIES } from '../core/families.ts';
import type { Period } from '../core/period.ts';
import type { RollUpContext } from './context.ts';
import { coverageOf } from './coverage.ts';
import { type Draft, measured, missing } from './draft.ts';
import { reasonOfFiles } from './imported.ts';

const COVERAGE = 'collection_coverage';
/** Bios are scanned once a month, not hour by hour. */
const CONTINUOUS = COLLECTED_FAMILIES.filter((family) => family !== 'bio-adopters');

/** Hours collected out of the hours of the period, by family and for the whole. */
export async function coverageDrafts(context: RollUpContext, period: Period): Promise<Draft[]> {
  const shares: number[] = [];
  const drafts: Draft[] = [];
  for (const family of CONTINUOUS) {
    const coverage = await coverageOf(context, family, period);
    const { share } = coverage;
    shares.push(share);
    const draft = measured({ indicator: COVERAGE, dimension: family }, period, share, { value: share });
    drafts.push({ ...draft, reason: reasonOfFiles(coverage) });
  }
  if (period.start > context.cutoff)
    return [missing({ indicator: COVERAGE }, period, 'not_measured', 'no_reading')];
  const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
  return [measured({ indicator: COVERAGE }, period, mean, { value: mean }), ...drafts];
}

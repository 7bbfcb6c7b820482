import type { CollectedFamily } from '../core/families.ts';
import type { Period } from '../core/period.ts';
import type { RollUpContext } from './context.ts';
import { type Coverage, coverageOf } from './coverage.ts';
import { type Draft, missing } from './draft.ts';

/** Why a figure is not one that X gave: files hold its days whole, or told only a part of them. */
export function reasonOfFiles({ imported, seen }: Coverage): 'imported' | 'imported_partial' | null {
  return seen ? 'imported_partial' : imported ? 'imported' : null;
}

/**
 * Says of figures that they rest on files: an exact one, or one that misses a part of its days. A bound that
 * has another cause keeps it: whether its days were imported then stands with the coverage of its family. What files
 * alone told a part of, and none in it, is no zero.
 */
export async function sayImported(
  context: RollUpContext,
  restsOn: readonly CollectedFamily[],
  drafts: readonly Draft[],
  since: Period['start'] | null,
): Promise<Draft[]> {
  const said: Draft[] = [];
  for (const draft of drafts) {
    const open = draft.reason === null || draft.reason === 'partial_coverage';
    if (draft.state !== 'measured' || !open) {
      said.push(draft);
      continue;
    }
    const period = since ? { ...draft.period, start: since } : draft.period;
    const reasons = new Set<string | null>();
    for (const family of restsOn) reasons.add(reasonOfFiles(await coverageOf(context, family, period)));
    const any = reasons.has('imported') || reasons.has('imported_partial');
    const partial = draft.reason !== null || reasons.has('imported_partial');
    if (any && partial && isNothing(draft))
      said.push(missing(draft, draft.period, 'not_measured', 'no_source'));
    else said.push(any ? { ...draft, reason: partial ? 'imported_partial' : 'imported' } : draft);
  }
  return said;
}

/** At least none: X read nothing of the period, and what files told of it holds none. */
const isNothing = ({ coverage, low, high }: Draft): boolean => coverage === 0 && low === 0 && high === null;

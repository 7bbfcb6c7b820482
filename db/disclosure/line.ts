import { PublicKnowledge } from './public-knowledge.ts';
import { FEWEST_PEOPLE, mayTellStep } from './rules.ts';

/** A count of people between two moments of a line: from one index of its totals to another. */
export type Stretch = { readonly from: number; readonly to: number };

/**
 * Of the counts one wants to publish along a line (months, years, since the start), those that may be: in the
 * order given, each is told unless somebody could then work out, by adding and subtracting whatever was told,
 * how many people any stretch of fewer than five holds. Those left out look alike, whether too small
 * themselves or only next to one that is (P1, P3, P7).
 * @param totals people counted up to each moment, never falling
 * @returns indices into `wanted`
 */
export function tellable(totals: readonly number[], wanted: readonly Stretch[]): Set<number> {
  let knowledge = PublicKnowledge.ofNothing(totals.length);
  const told = new Set<number>();
  wanted.forEach(({ from, to }, index) => {
    const next = knowledge.told(from, to, countOf(totals, { from, to }));
    if (!isSafe(next, totals)) return;
    knowledge = next;
    told.add(index);
  });
  return told;
}

/** Whether every stretch of too few people can still be anything from nobody to four, or as wide a range. */
function isSafe(knowledge: PublicKnowledge, totals: readonly number[]): boolean {
  for (let from = 0; from < totals.length; from += 1) {
    for (let to = from + 1; to < totals.length; to += 1) {
      if (countOf(totals, { from, to }) >= FEWEST_PEOPLE) break;
      const { low, high } = knowledge.bounds(from, to);
      if (high - low < FEWEST_PEOPLE - 1) return false;
    }
  }
  return true;
}

/** What was published along a line at one time: the totals behind it, and the stretches that were told. */
export type Publication = { readonly totals: readonly number[]; readonly told: readonly Stretch[] };

/**
 * Whether a publication may follow another after corrections (P5): wherever both give a count away, told or
 * worked out, the correction between them must be nobody or at least five people.
 */
export function mayFollow(before: Publication, after: Publication): boolean {
  const [known, knownAnew] = [knowledgeOf(before), knowledgeOf(after)];
  for (let from = 0; from < before.totals.length; from += 1) {
    for (let to = from + 1; to < before.totals.length; to += 1) {
      if (!known.settles(from, to) || !knownAnew.settles(from, to)) continue;
      const stretch = { from, to };
      if (!mayTellStep(countOf(before.totals, stretch), countOf(after.totals, stretch))) return false;
    }
  }
  return true;
}

const knowledgeOf = ({ totals, told }: Publication): PublicKnowledge =>
  told.reduce(
    (knowledge, stretch) => knowledge.told(stretch.from, stretch.to, countOf(totals, stretch)),
    PublicKnowledge.ofNothing(totals.length),
  );

export const countOf = (totals: readonly number[], { from, to }: Stretch): number =>
  (totals[to] ?? 0) - (totals[from] ?? 0);

import { PublicKnowledge } from './public-knowledge.ts';
import { BEYOND_FIVES, FEWEST_PEOPLE, inFives } from './rules.ts';

/** A count between two moments of a line: from one index of its totals to another. */
export type Stretch = { readonly from: number; readonly to: number };

/**
 * Of the counts one wants to publish along a line (months, years, since the start), in whole fives, those that may
 * be: in the order given, each is told unless somebody who knows which of them are below five could then be sure,
 * by adding and subtracting, that some stretch holds one to four. What is left out looks alike, whether too small
 * itself or only next to one that is (P1, P3, P7).
 * @param totals counted up to each moment, never falling
 * @returns indices into `wanted`, and what is known of the line once these are told
 */
export function tellable(
  totals: readonly number[],
  wanted: readonly Stretch[],
): { told: Set<number>; known: PublicKnowledge } {
  const few = wanted.filter((stretch) => countOf(totals, stretch) < FEWEST_PEOPLE);
  let knowledge = few.reduce(
    (known, { from, to }) => known.told(from, to, 0, BEYOND_FIVES),
    PublicKnowledge.ofNothing(totals.length),
  );
  const told = new Set<number>();
  wanted.forEach((stretch, index) => {
    const count = countOf(totals, stretch);
    if (count < FEWEST_PEOPLE) return;
    const low = inFives(count);
    const next = knowledge.told(stretch.from, stretch.to, low, low + BEYOND_FIVES);
    if (!isSafe(next, totals)) return;
    knowledge = next;
    told.add(index);
  });
  return { told, known: knowledge };
}

/** Whether every stretch of one to four may still hold none, or five and more. */
function isSafe(knowledge: PublicKnowledge, totals: readonly number[]): boolean {
  for (let from = 0; from < totals.length; from += 1) {
    for (let to = from + 1; to < totals.length; to += 1) {
      if (countOf(totals, { from, to }) >= FEWEST_PEOPLE) break;
      const { low, high } = knowledge.bounds(from, to);
      if (low >= 1 && high < FEWEST_PEOPLE) return false;
    }
  }
  return true;
}

export const countOf = (totals: readonly number[], { from, to }: Stretch): number =>
  (totals[to] ?? 0) - (totals[from] ?? 0);

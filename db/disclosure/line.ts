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
  const stretches: Stretch[] = [];
  wanted.forEach(({ from, to }, index) => {
    const isKnown = stretches.some((one) => one.from === from && one.to === to);
    if (!isKnown) {
      const next = knowledge.told(from, to, countOf(totals, { from, to }));
      if (!isSafe(next, totals) || leavesFew(totals, stretches, { from, to })) return;
      knowledge = next;
      stretches.push({ from, to });
    }
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

/**
 * Whether, with one more told, a told stretch less others within it leaves one to four people, wherever in it they
 * are (P3).
 */
function leavesFew(totals: readonly number[], before: readonly Stretch[], one: Stretch): boolean {
  const told = [...before, one];
  const within = Map.groupBy(told, ({ from }) => from);
  return told.some((outer) => {
    if (outer.from > one.from || outer.to < one.to) return false;
    // At each moment, as bits: how many people, from none to four, may be left of the stretch up to there.
    const left = new Map([[outer.from, 1]]);
    const reach = (moment: number, sums: number) => left.set(moment, (left.get(moment) ?? 0) | sums);
    for (let at = outer.from; at < outer.to; at += 1) {
      const sums = left.get(at) ?? 0;
      if (sums === 0) continue;
      const step = countOf(totals, { from: at, to: at + 1 });
      if (step < FEWEST_PEOPLE) reach(at + 1, (sums << step) & ((1 << FEWEST_PEOPLE) - 1));
      for (const { to } of within.get(at) ?? []) if (to <= outer.to) reach(to, sums);
    }
    return (left.get(outer.to) ?? 0) > 1;
  });
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

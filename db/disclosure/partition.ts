import { FEWEST_PEOPLE } from './rules.ts';

/**
 * Which parts of a published total may be told: those that hold enough people, unless the parts left out would
 * be given away by what is missing from the total. Then the next smallest stay untold as well, until those left
 * out are two or more and together enough (P3).
 * @param parts people in each part; they add up to the total
 * @returns indices of the parts that may be told
 */
export function tellableParts(parts: readonly number[], fewest = FEWEST_PEOPLE): Set<number> {
  const bySize = [...parts.keys()].sort((a, b) => (parts[a] ?? 0) - (parts[b] ?? 0) || a - b);
  const untold: number[] = [];
  for (const index of bySize) {
    const isEnough = untold.length === 0 || (untold.length >= 2 && sum(parts, untold) >= fewest);
    if ((parts[index] ?? 0) >= fewest && isEnough) break;
    untold.push(index);
  }
  const told = new Set(parts.keys());
  for (const index of untold) told.delete(index);
  return told;
}

const sum = (parts: readonly number[], indices: readonly number[]): number =>
  indices.reduce((total, index) => total + (parts[index] ?? 0), 0);

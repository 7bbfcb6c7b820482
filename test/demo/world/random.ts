import { uniform } from '../../../db/statistics/uniform.ts';

/** What a world draws from a seeded stream: same seed, same numbers, on every machine. */
export type Random = {
  /** In [0, 1). */
  next(): number;
  /** A whole number in [low, high]. */
  between(low: number, high: number): number;
  chance(probability: number): boolean;
  pick<T>(rows: readonly T[]): T;
  /** A key of `weights`, as often as its weight says. */
  weighted<K extends string>(weights: Readonly<Record<K, number>>): K;
  /** Log-normal with that median; `spread` is the standard deviation of the logarithm. */
  logNormal(median: number, spread: number): number;
};

export function seededRandom(seed: number, stream = 0): Random {
  const next = uniform(seed, stream);
  const pick = <T>(rows: readonly T[]): T => rows[Math.floor(next() * rows.length)] as T;
  return {
    next,
    pick,
    between: (low, high) => low + Math.floor(next() * (high - low + 1)),
    chance: (probability) => next() < probability,
    weighted(weights) {
      const entries = Object.entries(weights) as [keyof typeof weights, number][];
      let left = next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [key, weight] of entries) {
        left -= weight;
        if (left < 0) return key;
      }
      return (entries.at(-1) as [keyof typeof weights, number])[0];
    },
    logNormal(median, spread) {
      const normal = Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
      return median * Math.exp(spread * normal);
    },
  };
}

/** The rows in a random order, as a new array. */
export function shuffled<T>(rows: readonly T[], random: Random): T[] {
  const result = [...rows];
  for (let last = result.length - 1; last > 0; last--) {
    const other = random.between(0, last);
    [result[last], result[other]] = [result[other] as T, result[last] as T];
  }
  return result;
}

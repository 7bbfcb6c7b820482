import type { Millis } from './model.ts';

/** X's epoch: ids hold the milliseconds since then, above 22 bits of machine and sequence. */
const X_EPOCH = 1_288_834_974_657n;

/** The id of a moment; `sequence` (below 2^22) keeps the ids of one moment apart and in order. */
export function snowflake(at: Millis, sequence: number): string {
  return (((BigInt(at) - X_EPOCH) << 22n) + BigInt(sequence)).toString();
}

/** The moment an id was given. */
export function snowflakeTime(id: string): Millis {
  return Number((BigInt(id) >> 22n) + X_EPOCH);
}

/** Sorts ids by number: as text, an older and shorter id would come last. */
export function compareIds(left: string, right: string): number {
  if (left.length !== right.length) return left.length - right.length;
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Gives ids that grow with time to rows sorted by time; each second holds at most 1024 rows. */
export function idGiver(noise: () => number): (at: Millis) => string {
  let second = Number.NaN;
  let count = 0;
  return (at) => {
    count = at === second ? count + 1 : 0;
    second = at;
    if (count > 1023) throw new Error('more than 1024 rows in one second');
    return snowflake(at, count * 4096 + Math.floor(noise() * 4096));
  };
}

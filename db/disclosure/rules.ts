/** Fewest people a published count may hold: 1 to 4 could be recognised (P1). */
export const FEWEST_PEOPLE = 5;
/** The same where a table goes finer than regions, or crosses two dimensions (P2). */
export const FEWEST_IN_FINE_TABLES = 11;
/** A count of things hides nobody unless one account made more of them than this share (P8). */
const DOMINANT = 0.85;
/** A share says more of chance than of people below this many. */
const FEWEST_FOR_A_SHARE = 20;

/** The whole fives in a count: told so, it may stand for any of five counts (P2, P5). */
export const inFives = (count: number): number => Math.floor(count / FEWEST_PEOPLE) * FEWEST_PEOPLE;
/** How many more than that there may be. */
export const BEYOND_FIVES = FEWEST_PEOPLE - 1;

/** P8: whether a count of posts or relays is so much one account's that it tells of that account. */
export const isDominated = (largest: number, total: number): boolean =>
  total > 0 && largest / total > DOMINANT;

/** P4: a share of people may be told when none of the groups that it parts them into is too small. */
export function mayTellShare(groups: readonly number[]): boolean {
  const all = groups.reduce((sum, count) => sum + count, 0);
  return all >= FEWEST_FOR_A_SHARE && groups.every((count) => count >= FEWEST_PEOPLE);
}

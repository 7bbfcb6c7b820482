/** Fewest people a published count may hold: 1 to 4 could be recognised (P1). */
export const FEWEST_PEOPLE = 5;
/** The same where a table goes finer than regions, or crosses two dimensions; its cells are rounded (P2). */
export const FEWEST_IN_FINE_TABLES = 11;
const FINE_STEP = 5;
/** A count of things hides nobody unless one account made more of them than this share (P8). */
const DOMINANT = 0.85;
/** A share says more of chance than of people below this many. */
const FEWEST_FOR_A_SHARE = 20;

/** P2: to the nearest 5, halves up. */
export const roundFine = (count: number): number => Math.floor(count / FINE_STEP + 0.5) * FINE_STEP;

/** P8: whether a count of posts or relays is so much one account's that it tells of that account. */
export const isDominated = (largest: number, total: number): boolean =>
  total > 0 && largest / total > DOMINANT;

/** P4: a share of people may be told when neither those it counts nor the others are too few. */
export function mayTellShare(people: number, of: number): boolean {
  return of >= FEWEST_FOR_A_SHARE && people >= FEWEST_PEOPLE && of - people >= FEWEST_PEOPLE;
}

/** Whether the step from one published count of people to the next tells of nobody in particular (P5). */
export const mayTellStep = (before: number, after: number): boolean =>
  before === after || Math.abs(after - before) >= FEWEST_PEOPLE;

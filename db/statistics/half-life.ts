/** Relays count for seven days after their request. */
const WINDOW_MINUTES = 7 * 24 * 60;

/**
 * Minutes by which half of a request's relays had come: the moment of the relay that makes it half. Every
 * relay is known, so nothing is estimated between two of them. null without a relay within seven days.
 * @param ages minutes between the request and each of its relays, in any order
 */
export function halfLife(ages: readonly number[]): number | null {
  const counted = withinWindow(ages).toSorted((left, right) => left - right);
  return counted[Math.ceil(counted.length / 2) - 1] ?? null;
}

function withinWindow(ages: readonly number[]): number[] {
  const wrong = ages.find((age) => !(age >= 0));
  if (wrong !== undefined) throw new RangeError(`a relay before its request: ${wrong}`);
  return ages.filter((age) => age <= WINDOW_MINUTES);
}

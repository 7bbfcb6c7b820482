/** Relays count for seven days after their request. */
const WINDOW_MINUTES = 7 * 24 * 60;
const HOUR_MINUTES = 60;

/** How fast the relays of requests came. Give only requests that are at least seven days old. */
export type RelayPace = {
  /** Relays within seven days. */
  readonly relays: number;
  /** Of these, the share within the first hour, in 0..1; null without a relay. */
  readonly firstHourShare: number | null;
  /** Of each request with a relay, in minutes, in the order given. */
  readonly halfLives: readonly number[];
};

/**
 * Minutes by which half of a request's relays had come: the moment of the relay that makes it half. Every
 * relay is known, so nothing is estimated between two of them. null without a relay within seven days.
 * @param ages minutes between the request and each of its relays, in any order
 */
export function halfLife(ages: readonly number[]): number | null {
  const counted = withinWindow(ages).toSorted((left, right) => left - right);
  return counted[Math.ceil(counted.length / 2) - 1] ?? null;
}

/** The pace over many requests: one list of ages a request, in minutes. The first hour includes its last minute. */
export function relayPace(requests: readonly (readonly number[])[]): RelayPace {
  const ages = requests.flatMap(withinWindow);
  const early = ages.filter((age) => age <= HOUR_MINUTES).length;
  return {
    relays: ages.length,
    firstHourShare: ages.length === 0 ? null : early / ages.length,
    halfLives: requests.map(halfLife).filter((age) => age !== null),
  };
}

function withinWindow(ages: readonly number[]): number[] {
  const wrong = ages.find((age) => !(age >= 0));
  if (wrong !== undefined) throw new RangeError(`a relay before its request: ${wrong}`);
  return ages.filter((age) => age <= WINDOW_MINUTES);
}

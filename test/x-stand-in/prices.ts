/** X's price list of 2026-08-22 in dollars. */
export const PRICES = {
  postRead: 0.005,
  userRead: 0.01,
  /** Posts read from the timelines of the application's owner. */
  ownedRead: 0.001,
  countsRecentRequest: 0.005,
  countsAllRequest: 0.01,
} as const;

/** Post reads a month; it was raised on 2026-08-13. */
export function monthlyCap(now: number): number {
  return now < Date.parse('2026-08-13T00:00:00Z') ? 2_000_000 : 3_000_000;
}

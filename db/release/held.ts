import { FEWEST_IN_FINE_TABLES } from '../disclosure/rules.ts';
import type { Reading } from '../queries/series.ts';
import { countOfReading, isMeasured, nameOf, withCount } from './cell.ts';
import { groupsOf, ofGroups } from './share-cell.ts';

/** What was told moves by whole steps of so many. */
const STEP = FEWEST_IN_FINE_TABLES;
/** How far from what is known by now it may be meanwhile, either way. */
export const BEYOND_HELD = STEP - 1;

/** Exact counts as they were told, by what they count. Never served. */
export type Counts = Readonly<Record<string, number>>;

/**
 * A count that was told before: it stands until it has moved by eleven, and then moves by elevens. Whoever reads it
 * again learns of a change within ten, whatever else they know: never that it is of one to four people.
 * @param told undefined when it was not told yet
 */
export const heldCount = (told: number | undefined, now: number): number =>
  told === undefined ? now : told + Math.trunc((now - told) / STEP) * STEP;

/** Since the start: more as they come, fewer by elevens only. */
const heldSince = (told: number | undefined, now: number): number =>
  told === undefined ? now : Math.max(now, heldCount(told, now));

/** Readings with the counts, or the groups of a share, that they were told with, and what to keep of them. */
export function heldReadings(
  readings: readonly Reading[],
  { told, isShare }: { told: Counts; isShare: boolean },
): { readings: Reading[]; counts: Counts } {
  const counts: Record<string, number> = { ...told };
  const hold = (name: string, now: number, isSince: boolean): number => {
    const held = isSince ? heldSince(told[name], now) : heldCount(told[name], now);
    counts[name] = held;
    return held;
  };
  const held = readings.map((reading): Reading => {
    const name = nameOf(reading);
    if (!isMeasured(reading)) return reading;
    if (isShare) {
      const group = (index: 0 | 1 | 2) => hold(`${name} ${index}`, groupsOf(reading)[index], false);
      return ofGroups(reading, [group(0), group(1), group(2)]);
    }
    const isTold = told[name] !== undefined;
    const count = hold(name, countOfReading(reading) ?? 0, reading.period.grain === 'all');
    return withCount(reading, count, isTold ? BEYOND_HELD : 0);
  });
  return { readings: held, counts };
}

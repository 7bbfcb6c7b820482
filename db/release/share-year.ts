import { isMeasured, type PublicCell, untold } from './cell.ts';
import type { PartReadings } from './part-year.ts';
import { ofGroups, shareCell } from './share-cell.ts';

const UNKNOWN_CONTRACT = 'unknown_contract';
export const SHARE_DIMENSIONS = ['', UNKNOWN_CONTRACT] as const;

/**
 * One year of the shares: of lasting jobs among the people in E2 and E3, and of those who are in E1. They rest on
 * counts that the table of evidence tells in the same release, or they would tell them.
 * @param counts of the people in that table, by part
 */
export function shareYear(
  readings: PartReadings,
  evidence: readonly PublicCell[],
  counts: ReadonlyMap<string, number>,
): PublicCell[] {
  const isTold = ['', 'E1'].every((part) =>
    evidence.some((cell) => cell.dimension === part && isMeasured(cell)),
  );
  const [all = 0, unknown = 0] = ['', 'E1'].map((part) => counts.get(part));
  return SHARE_DIMENSIONS.flatMap((dimension) => {
    const reading = readings.get(dimension);
    if (!reading) return [];
    if (!isTold || !isMeasured(reading)) return [untold(reading)];
    return [shareCell(dimension === '' ? reading : ofGroups(reading, [unknown, 0, all - unknown]), true)];
  });
}

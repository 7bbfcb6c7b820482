import { isMeasured, type PublicCell, untold } from './cell.ts';
import type { PartReadings } from './part-year.ts';
import { shareCell } from './share-cell.ts';

export const SHARE_DIMENSIONS = ['', 'unknown_contract'] as const;

/**
 * One year of the shares: of lasting jobs among the people in E2 and E3, and of those who are in E1. They rest on
 * counts that the table of evidence tells in the same release, or they would tell them.
 */
export function shareYear(readings: PartReadings, evidence: readonly PublicCell[]): PublicCell[] {
  const isTold = ['', 'E1'].every((part) =>
    evidence.some((cell) => cell.dimension === part && isMeasured(cell)),
  );
  return SHARE_DIMENSIONS.flatMap((dimension) => {
    const reading = readings.get(dimension);
    if (!reading) return [];
    return [isTold ? shareCell(reading, true) : untold(reading)];
  });
}

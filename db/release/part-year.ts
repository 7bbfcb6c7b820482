import { tellableParts } from '../disclosure/partition.ts';
import type { Reading } from '../queries/series.ts';
import {
  countInFives,
  countOfReading,
  isMeasured,
  type PublicCell,
  shown,
  untold,
  withCount,
} from './cell.ts';
import { isStillFollowed } from './whole-cohorts.ts';

/** Figures that are parts of a published total, by dimension: everybody whom the total counts is in one of them. */
export type PartTable = {
  readonly indicator: string;
  /** The table whose years tell the same people, all of them. */
  readonly total: string;
  /** Each list adds up to the total. */
  readonly splits: readonly (readonly string[])[];
  /** Of each list the part of whom nothing more is known: whoever the total counts and no other part does. */
  readonly rest: (part: string) => boolean;
  /** Fewest people a part may hold. */
  readonly fewest: number;
  /** Nobody is in two years. */
  readonly addsUp: boolean;
};

/** The dimensions that a table tells, the whole first. */
export const dimensionsOf = ({ splits }: PartTable): string[] => ['', ...splits.flat()];

/** What is known of one period, by dimension; a part that nobody is in may be missing. */
export type PartReadings = ReadonlyMap<string, Reading>;

/**
 * Since the start, up to the end of the last year that was published: the sum of the years, where each of them is
 * told or its people are still followed. Anything more recent would give away, month after month, who was added.
 */
export function partsSinceStart(
  table: PartTable,
  readings: PartReadings,
  years: readonly PublicCell[],
): PublicCell[] {
  const whole = readings.get('');
  if (!whole) return [];
  return dimensionsOf(table).map((dimension) => {
    const parts = years.filter((cell) => cell.dimension === dimension && !isStillFollowed(cell));
    const last = parts.at(-1);
    if (!table.addsUp || !last || !parts.every(isMeasured)) return untold({ ...whole, dimension });
    const sum = (amountOf: (cell: PublicCell) => number | null): number | null =>
      parts.reduce<number | null>((total, cell) => {
        const amount = amountOf(cell);
        return total === null || amount === null ? null : total + amount;
      }, 0);
    const [low, high] = [sum(countOfReading), sum((cell) => cell.high)];
    return {
      ...last,
      period: { grain: 'all', start: whole.period.start, end: last.period.end },
      state: low === 0 ? 'measured_zero' : 'measured',
      low,
      high,
      coverage: Math.min(...parts.map(({ coverage }) => coverage ?? 0)),
    };
  });
}

/**
 * One year of a table as it may be published: when its total is told, each part that has enough people, in whole
 * fives, without what would give another away. The parts are of those whom the total was told to count: who was found
 * or went since is in none, or with those of whom nothing more is known.
 * @param total as its own table tells it, and how many people that stands on
 */
export function partYear(
  table: PartTable,
  readings: PartReadings,
  total: { readonly cell: PublicCell; readonly people: number } | undefined,
): { cells: PublicCell[]; counts: ReadonlyMap<string, number> } {
  const whole = readings.get('');
  const counts = new Map<string, number>();
  if (!whole) return { cells: [], counts };
  const told = new Set<string>();
  if (total && isMeasured(total.cell) && isMeasured(whole)) {
    told.add('');
    counts.set('', total.people);
    for (const parts of table.splits) {
      for (const part of parts) if (!table.rest(part)) counts.set(part, countOfPart(readings, part));
      const known = parts.reduce((sum, part) => sum + (counts.get(part) ?? 0), 0);
      for (const part of parts) if (table.rest(part)) counts.set(part, total.people - known);
      const people = parts.map((part) => counts.get(part) ?? 0);
      if (known > total.people) continue;
      for (const index of tellableParts(people, table.fewest)) told.add(parts[index] as string);
    }
  }
  const cells = dimensionsOf(table).map((dimension) => {
    const reading = readings.get(dimension) ?? { ...whole, dimension };
    return told.has(dimension)
      ? countInFives(withCount(shown(reading), counts.get(dimension) ?? 0))
      : untold(reading);
  });
  return { cells, counts };
}

const countOfPart = (readings: PartReadings, part: string): number => {
  const reading = readings.get(part);
  return (reading && countOfReading(reading)) ?? 0;
};

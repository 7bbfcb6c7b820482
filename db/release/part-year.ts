import { tellableParts } from '../disclosure/partition.ts';
import { FEWEST_PEOPLE, mayTellStep, roundFine } from '../disclosure/rules.ts';
import type { Reading } from '../queries/series.ts';
import { countOfReading, isMeasured, type PublicCell, shown, untold, withCount } from './cell.ts';

/** Figures that are parts of a published total, by dimension: everybody whom the total counts is in one of them. */
export type PartTable = {
  readonly indicator: string;
  /** The table whose years tell the same people, all of them. */
  readonly total: string;
  /** Each list adds up to the total. */
  readonly splits: readonly (readonly string[])[];
  /** Fewest people a part may hold; those of fine tables are rounded (P2). */
  readonly fewest: number;
  /** Nobody is in two years. */
  readonly addsUp: boolean;
};

/** The dimensions that a table tells, the whole first. */
export const dimensionsOf = ({ splits }: PartTable): string[] => ['', ...splits.flat()];

/** What is known of one period, by dimension; a part that nobody is in may be missing. */
export type PartReadings = ReadonlyMap<string, Reading>;

/**
 * One year of a table as it may be published: when its total is told, to the person, each part that has enough
 * people, without what would give another away. It then stays as it is, whatever is corrected, until corrections
 * have moved what was told, and what was left out together, by nobody or at least five people each.
 * @param before the same cells as they were published last
 */
export function partYear(
  table: PartTable,
  readings: PartReadings,
  total: PublicCell | undefined,
  before: readonly PublicCell[],
): PublicCell[] {
  const fresh = freshYear(table, readings, total);
  if (!before.some(isMeasured)) return fresh;
  return follows(table, before, fresh) ? fresh : [...before];
}

/**
 * Since the start, up to the end of the last year that was published: the sum of the years, where each of them is
 * told. Anything more recent would give away, month after month, who was added.
 */
export function partsSinceStart(
  table: PartTable,
  readings: PartReadings,
  years: readonly PublicCell[],
): PublicCell[] {
  const whole = readings.get('');
  if (!whole) return [];
  return dimensionsOf(table).map((dimension) => {
    const parts = years.filter((cell) => cell.dimension === dimension);
    const last = parts.at(-1);
    if (!table.addsUp || !last || !parts.every(isMeasured)) return untold({ ...whole, dimension });
    const sum = (amountOf: (cell: PublicCell) => number | null): number | null =>
      parts.reduce<number | null>((total, cell) => {
        const amount = amountOf(cell);
        return total === null || amount === null ? null : total + amount;
      }, 0);
    const [value, low, high] = [sum((cell) => cell.value), sum(countOfReading), sum((cell) => cell.high)];
    return {
      ...last,
      period: { grain: 'all', start: whole.period.start, end: last.period.end },
      state: low === 0 ? 'measured_zero' : 'measured',
      value,
      low,
      high,
      coverage: Math.min(...parts.map(({ coverage }) => coverage ?? 0)),
    };
  });
}

function freshYear(table: PartTable, readings: PartReadings, total: PublicCell | undefined): PublicCell[] {
  const whole = readings.get('');
  if (!whole) return [];
  const isTold = total && isMeasured(total) && isMeasured(whole);
  const all = isTold ? countOfReading(total) : null;
  const told = new Set<string>();
  for (const parts of table.splits) {
    const counts = parts.map((part) => countOfPart(readings, part));
    if (counts.reduce((sum, count) => sum + count, 0) !== all) continue;
    for (const index of tellableParts(counts, table.fewest)) told.add(parts[index] as string);
  }
  return dimensionsOf(table).map((dimension) => {
    const reading = readings.get(dimension) ?? { ...whole, dimension };
    if (dimension === '' && all !== null) return withCount(shown(reading), all);
    if (!told.has(dimension)) return untold(reading);
    const count = countOfPart(readings, dimension);
    return withCount(shown(reading), table.fewest > FEWEST_PEOPLE ? roundFine(count) : count);
  });
}

const countOfPart = (readings: PartReadings, part: string): number => {
  const reading = readings.get(part);
  return (reading && countOfReading(reading)) ?? 0;
};

/** Whether the step from one table of a year to the next tells of nobody in particular (P5). */
function follows(table: PartTable, before: readonly PublicCell[], fresh: readonly PublicCell[]): boolean {
  const [old, now] = [before, fresh].map(
    (cells) => new Map(cells.filter(isMeasured).map((cell) => [cell.dimension, countOfReading(cell) ?? 0])),
  ) as [Map<string, number>, Map<string, number>];
  if (old.size !== now.size || [...old.keys()].some((dimension) => !now.has(dimension))) return false;
  const rest = (counts: Map<string, number>, parts: readonly string[]): number =>
    parts.reduce((left, part) => left - (counts.get(part) ?? 0), counts.get('') ?? 0);
  return (
    [...old].every(([dimension, count]) => mayTellStep(count, now.get(dimension) as number)) &&
    table.splits.every((parts) => mayTellStep(rest(old, parts), rest(now, parts)))
  );
}

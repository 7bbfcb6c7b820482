import type { Indicator } from '../catalogue/indicator.ts';
import { FEWEST_PEOPLE, mayTellShare, mayTellStep } from '../disclosure/rules.ts';
import type { Reading } from '../queries/series.ts';
import { countOfReading, hidden, isMeasured, type PublicCell, shown, withoutCount } from './cell.ts';

/**
 * A figure of its own as it may be published after what was published of it before: as it is, hidden when it
 * holds too few people, or as it was while it has moved by a few people only.
 */
export function ownCell(
  protects: Indicator['protects'],
  reading: Reading,
  before: PublicCell | undefined,
  isDominated: boolean,
): PublicCell {
  if (protects === 'nobody') return shown(reading);
  if (protects === 'requests_counted')
    return isMeasured(reading) && isOfFew(reading) ? hidden(reading) : withoutCount(shown(reading));
  if (!isMeasured(reading)) return protects === 'authors' ? shown(reading) : withoutCount(shown(reading));
  if (protects === 'authors') return isDominated ? hidden(reading) : shown(reading);
  // On its own it would tell parts of a total that another table hides or holds back.
  if (protects === 'people_by_part') return hidden(reading);
  const groups = groupsOf(protects, reading);
  const told = before && isMeasured(before) ? before : null;
  if (told && !groupsOf(protects, told).every((count, index) => mayTellStep(count, groups[index] ?? 0)))
    return told;
  const of = groups.reduce((sum, count) => sum + count, 0);
  const isEnough =
    protects === 'people' || protects === 'people_counted'
      ? of >= FEWEST_PEOPLE
      : groups.every((count) => mayTellShare(count, of));
  if (!isEnough) return hidden(reading);
  // How many they are is told, if it may be, by a figure of theirs.
  return protects === 'people_counted' ? withoutCount(shown(reading)) : shown(reading);
}

/** So few requests that hardly more people can have written them. */
const isOfFew = ({ n }: Reading): boolean => n !== null && n >= 1 && n < FEWEST_PEOPLE;

/** A period hidden alone could be subtracted from a longer one: the one after it, else before it, goes with it. */
export function withNeighbours(cells: readonly PublicCell[]): PublicCell[] {
  const goesAlong = new Set(
    cells.flatMap(({ state, period }, index) => {
      const besides = [index + 1, index - 1].filter((other) => cells[other]?.period.grain === period.grain);
      return state === 'hidden' ? besides.slice(0, 1) : [];
    }),
  );
  return cells.map((cell, index) => (goesAlong.has(index) && isMeasured(cell) ? hidden(cell) : cell));
}

/** Both sides of a share: whom it counts, and the others. */
export const groupsOfShare = (cell: Pick<Reading, 'value' | 'low' | 'high' | 'n'>): number[] =>
  groupsOf('people_of_share', cell);

/** The groups of people that a cell counts: those of the figure, both sides of a share, or what two bounds part. */
export function groupsOf(
  protects: Indicator['protects'],
  cell: Pick<Reading, 'value' | 'low' | 'high' | 'n'>,
): number[] {
  const count = countOfReading(cell) ?? 0;
  const n = cell.n ?? 0;
  if (protects === 'people') return [count];
  if (protects === 'people_counted') return [n];
  const below = Math.round(count * n);
  if (protects !== 'people_of_bounds') return [below, n - below];
  const upTo = Math.round((cell.high ?? 1) * n);
  return [below, upTo - below, n - upTo];
}

import type { Day } from '../core/calendar.ts';
import { Newcomers, type Told } from '../disclosure/newcomers.ts';
import { FEWEST_PEOPLE, mayTellStep } from '../disclosure/rules.ts';
import { hidden, isMeasured, type PublicCell } from './cell.ts';
import { groupsOfShare } from './own-table.ts';
import { isSafe, nameOf, stretchOf, type Visits } from './visit-table.ts';

/** Shares among those who first asked in a period, long enough ago: how many they are is told beside. */
export const COHORTS = ['declared_share_cohort', 'declared_bounds'] as const;

/**
 * The cells of such a figure: each is told unless its number of people would give away, beside what is told of those
 * who asked, a few newcomers or a few who came back, or of those who reported, a few who did so later; or a correction of a few people, beside the
 * other figure.
 * @param part what is told of some of those who asked
 * @param days since when, before which day whoever asked first counts, and all who are told to have reported
 * @param others the same periods in the other figure of cohorts, as it is published
 */
export function cohortCells(
  cells: readonly PublicCell[],
  before: readonly PublicCell[],
  others: readonly PublicCell[],
  asked: Visits,
  part: Visits,
  { startDay, matureBefore, declared }: { startDay: Day; matureBefore: Day; declared: number | null },
): { cells: PublicCell[]; firsts: readonly Told[] } {
  let { firsts } = asked;
  const parts = [...part.firsts, ...part.present];
  const days = [startDay, ...[...asked.present, ...parts].flatMap(({ from, to }) => [from, to])];
  const reported = new Map(before.filter(isMeasured).map((cell) => [nameOf(cell), reportedIn(cell)]));
  // What is told since the start gives way to the years.
  const inOrder = cells.toSorted(
    (a, b) => Number(a.period.grain === 'all') - Number(b.period.grain === 'all'),
  );
  const told = new Map<PublicCell, PublicCell>();
  for (const cell of inOrder) {
    const name = nameOf(cell);
    const was = before.find((one) => nameOf(one) === name && isMeasured(one));
    if (!isMeasured(cell) || cell === was) continue;
    const stretch = stretchOf(cell, cell.n ?? 0, startDay);
    const next = [{ ...stretch, to: stretch.to < matureBefore ? stretch.to : matureBefore }, ...firsts];
    const newcomers = new Newcomers(next, days);
    const other = others.find((one) => nameOf(one) === name && isMeasured(one));
    const isBeside = parts.every((one) => !newcomers.giveAwayPart(one, []));
    const isAlike = !other || agree(cell, other);
    const withIt = new Map(reported).set(name, reportedIn(cell));
    if (isBeside && isAlike && isSafe(newcomers, asked.present) && !leavesFew(withIt, declared)) {
      firsts = next;
      reported.set(name, reportedIn(cell));
    } else told.set(cell, was ?? hidden(cell));
  }
  return { cells: cells.map((cell) => told.get(cell) ?? cell), firsts };
}

/** People who reported within the window. */
const reportedIn = (cell: PublicCell): number => groupsOfShare(cell)[0] ?? 0;

/** Whether few people are left of all who reported, once those of the years, or of the whole, are taken away. */
function leavesFew(reported: ReadonlyMap<string, number>, declared: number | null): boolean {
  if (declared === null) return false;
  const sums = [true, false].map((isWhole) =>
    [...reported].reduce(
      (sum, [name, people]) => sum + (name.startsWith(' all') === isWhole ? people : 0),
      0,
    ),
  );
  return sums.some((people) => {
    const rest = declared - people;
    return people > 0 && rest >= 1 && rest < FEWEST_PEOPLE;
  });
}

/** Both tell who reported within the window, and all who asked: of the same people, or of others by five or more. */
function agree(cell: PublicCell, other: PublicCell): boolean {
  const [groups, otherGroups] = [groupsOfShare(cell), groupsOfShare(other)];
  return groups.every((count, index) => mayTellStep(otherGroups[index] ?? 0, count));
}

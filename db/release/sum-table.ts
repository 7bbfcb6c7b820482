import { FEWEST_PEOPLE } from '../disclosure/rules.ts';
import { hidden, isMeasured, type PublicCell } from './cell.ts';

/**
 * The years of a figure, and the same since the start, which is their sum and what has come since the last of them:
 * a cell is told unless the whole without the years that are told would leave few people in one of the groups that
 * it counts. Told before, it stays as it was.
 * @param cells as each may be told by itself, of one dimension
 * @param before as they were published last
 */
export function sumCells(
  cells: readonly PublicCell[],
  before: readonly PublicCell[],
  groupsOf: (cell: PublicCell) => readonly number[],
): PublicCell[] {
  let whole = before.find(({ period, ...cell }) => period.grain === 'all' && isMeasured(cell)) ?? null;
  const years = new Map(
    before
      .filter((cell) => cell.period.grain === 'year' && isMeasured(cell))
      .map((cell) => [cell.period.start, cell]),
  );
  const leavesFew = (): boolean => {
    if (whole === null) return false;
    const rest = [...years.values()].reduce<readonly number[]>((left, year) => {
      const groups = groupsOf(year);
      return left.map((count, index) => count - (groups[index] ?? 0));
    }, groupsOf(whole));
    return rest.some((count) => count >= 1 && count < FEWEST_PEOPLE);
  };
  for (const cell of cells.filter(({ period }) => period.grain === 'year').filter(isMeasured)) {
    const was = years.get(cell.period.start);
    years.set(cell.period.start, cell);
    if (!leavesFew()) continue;
    if (was) years.set(cell.period.start, was);
    else years.delete(cell.period.start);
  }
  const sinceStart = cells.find(({ period, ...cell }) => period.grain === 'all' && isMeasured(cell));
  if (sinceStart) {
    const was = whole;
    whole = sinceStart;
    if (leavesFew()) whole = was;
  }
  return cells.map((cell) => {
    if (!isMeasured(cell)) return cell;
    const told = cell.period.grain === 'all' ? whole : years.get(cell.period.start);
    return told ?? hidden(cell);
  });
}

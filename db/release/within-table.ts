import { FEWEST_PEOPLE } from '../disclosure/rules.ts';
import { countOfReading, hidden, isMeasured, type PublicCell, type PublicTable } from './cell.ts';
import { nameOf } from './visit-table.ts';

/** The people of one figure are all among those of another. */
type Within = {
  readonly part: string;
  readonly whole: string;
};
const people = (cell: PublicCell): number => countOfReading(cell) ?? 0;

const WITHIN: readonly Within[] = [
  { part: 'both_tags_bio_accounts', whole: 'bio_adopters' },
  { part: 'both_tags_bio_accounts', whole: 'seeker_bio_accounts' },
];

/** Told only where another figure is: fewer posts than people who may be told would say as much. */
const BESIDE: readonly (readonly [key: string, other: string])[] = [
  ['hashtag_posts_total', 'hashtag_posts_original'],
  ['posts_triaged', 'hashtag_posts_original'],
];

/**
 * The tables without what one would tell beside another: few people who are in the whole and not in the part. What
 * was told before stays as it was.
 * @param toldOf the cells of a table as they were published last
 */
export function withoutFewBeside(
  tables: readonly PublicTable[],
  toldOf: (indicator: string) => readonly PublicCell[],
): PublicTable[] {
  const cells = new Map(tables.map(({ indicator, cells: some }) => [indicator, [...some]]));
  const told = (key: string, name: string): PublicCell | undefined =>
    toldOf(key).find((cell) => nameOf(cell) === name && isMeasured(cell));
  const put = (key: string, cell: PublicCell, instead: PublicCell): void => {
    const among = cells.get(key) ?? [];
    among[among.indexOf(cell)] = instead;
  };
  for (const { part, whole } of WITHIN) {
    for (const cell of [...(cells.get(part) ?? [])].filter(isMeasured)) {
      const name = nameOf(cell);
      const around = cells.get(whole)?.find((one) => nameOf(one) === name && isMeasured(one));
      const rest = around ? people(around) - people(cell) : 0;
      if (!around || rest < 1 || rest >= FEWEST_PEOPLE) continue;
      const was = told(part, name);
      put(part, cell, was ?? hidden(cell));
      if (was) put(whole, around, told(whole, name) ?? hidden(around));
    }
  }
  for (const [key, other] of BESIDE) {
    const untold = new Set((cells.get(other) ?? []).filter(({ state }) => state === 'hidden').map(nameOf));
    for (const cell of [...(cells.get(key) ?? [])])
      if (isMeasured(cell) && untold.has(nameOf({ ...cell, dimension: '' }))) put(key, cell, hidden(cell));
  }
  return tables.map(({ indicator }) => ({ indicator, cells: cells.get(indicator) ?? [] }));
}

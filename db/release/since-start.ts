import { addDays, type Day } from '../core/calendar.ts';
import { FEWEST_PEOPLE } from '../disclosure/rules.ts';
import { countOfReading, hidden, isMeasured, nameOf, type PublicCell, type PublicTable } from './cell.ts';

/** What everybody whom a figure counts has done at least once: whoever is new in it did so once more. */
export const DONE = new Map([
  ['seekers_distinct', 'seeker_requests'],
  ['seekers_relayed', 'seeker_requests'],
  ['hashtag_authors', 'hashtag_posts_original'],
  ['relayers_distinct', 'community_relays'],
]);

/** How many people, and how much of what they did, were told of, from the start up to a day not included; null: nothing was. */
export type ToldSince = readonly [end: Day, people: number, done: number | null];

/**
 * People who come back, since the start: told to have become no more, since they were told last, than what they did
 * is told to have. Else five more people beside no more requests would be one to four. What they did grows as fast at
 * least, so that this holds back five of them at most, where nothing was erased; "at least", as whether it does is not told.
 * @param cells of the figure, in whole fives; those of its first i4Emploi year tell the same people
 * @param done the cells of what they did, as they are told
 * @param before what was told of it so far
 */
export function sinceStartCells(
  cells: readonly PublicCell[],
  done: readonly PublicCell[],
  before: readonly ToldSince[],
): { cells: PublicCell[]; told: ToldSince[] } {
  const told = new Map(before.map((one) => [one[0], one]));
  const made = new Map<PublicCell, PublicCell>();
  for (const cell of sinceStart(cells)) {
    const end = addDays(cell.period.end, 1);
    const last = [...told.values()].sort().findLast(([day]) => day < end);
    const beside = besideOf(cell, done);
    const low = Math.min(cell.low ?? 0, last ? last[1] + growth(last[2], beside) : Number.POSITIVE_INFINITY);
    made.set(cell, low < FEWEST_PEOPLE ? hidden(cell) : { ...cell, low, high: null });
    told.set(end, [end, low, beside ?? last?.[2] ?? null]);
  }
  return { cells: cells.map((cell) => made.get(cell) ?? cell), told: [...told.values()].sort() };
}

/** What a release told of people since the start that did not keep it, as it was made before these kept step. */
export function toldSinceIn(tables: readonly PublicTable[]): Record<string, ToldSince[]> {
  const cellsOf = (key: string) => tables.find(({ indicator }) => indicator === key)?.cells ?? [];
  return Object.fromEntries(
    [...DONE].map(([people, done]) => [
      people,
      sinceStart(cellsOf(people)).map(
        (cell): ToldSince => [
          addDays(cell.period.end, 1),
          countOfReading(cell) ?? 0,
          besideOf(cell, cellsOf(done)),
        ],
      ),
    ]),
  );
}

/** The cells that tell people since the start, the oldest first. */
function sinceStart(cells: readonly PublicCell[]): PublicCell[] {
  const start = cells.find(({ period }) => period.grain === 'all')?.period.start;
  return cells
    .filter((cell) => isMeasured(cell) && cell.period.start === start)
    .toSorted((a, b) => (a.period.end < b.period.end ? -1 : 1));
}

/** What is told of what these people did, in the same period. */
function besideOf(cell: PublicCell, done: readonly PublicCell[]): number | null {
  const beside = done.find((other) => isMeasured(other) && nameOf(other) === nameOf(cell));
  return beside ? countOfReading(beside) : null;
}

/** Of something that was not told, one time or the other, nobody knows that there is more. */
const growth = (before: number | null, now: number | null): number =>
  before === null || now === null ? 0 : Math.max(0, now - before);

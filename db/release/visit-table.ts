import { addDays, type Day } from '../core/calendar.ts';
import { Newcomers, type Told } from '../disclosure/newcomers.ts';
import { countOfReading, hidden, isMeasured, type PublicCell } from './cell.ts';

/**
 * Figures that count a person once in each period in which they were there, each after the one whose people its own
 * are among.
 */
export const VISITS: readonly { readonly key: string; readonly among?: string; readonly part?: string }[] = [
  { key: 'seekers_distinct', part: 'seekers_relayed' },
  { key: 'seekers_relayed', among: 'seekers_distinct' },
  { key: 'hashtag_authors' },
  { key: 'relayers_distinct' },
  { key: 'reported_contacts' },
];

/** What is public of such a figure: the first times, newest telling first, and everybody there in some periods. */
export type Visits = { readonly firsts: readonly Told[]; readonly present: readonly Told[] };
export const NO_VISITS: Visits = { firsts: [], present: [] };

/**
 * The cells of such a figure: each is told unless it would give away, beside what is told already, how few people
 * had come before, came no more, were there in part of a period only, or are in one figure and not in the other.
 * Told before, it stays as it was.
 * @param cells as each may be told by itself
 * @param before as they were published last
 * @param firsts what was ever told of newcomers, the newest first
 * @param among what is told, and now to be published, of the people whom these are among
 * @param part what was told of some of these people
 */
export function visitCells(
  cells: readonly PublicCell[],
  before: readonly PublicCell[],
  startDay: Day,
  { firsts, among, part }: { firsts: readonly Told[]; among: Visits; part: Visits },
): { cells: PublicCell[]; visits: Visits } {
  const toldOf = (cell: PublicCell): Told => stretchOf(cell, countOfReading(cell) ?? 0, startDay);
  const days = [
    startDay,
    ...[...cells, ...before].map(toldOf).flatMap(daysOf),
    ...[...among.present, ...part.firsts, ...part.present].flatMap(daysOf),
  ];
  const around = new Newcomers(among.firsts, days);
  const parts = [...part.firsts, ...part.present];
  const present = new Map(
    before.filter((cell) => isMeasured(cell) && !isWhole(cell)).map((cell) => [nameOf(cell), cell]),
  );
  const told = new Map<string, PublicCell>();
  let known = firsts;
  let newcomers = new Newcomers(firsts, days);
  const mayBeTold = (one: Told): boolean => !around.giveAwayPart(one, among.present);

  const sinceStart = cells.find((cell) => isWhole(cell) && isMeasured(cell));
  if (sinceStart) {
    const next = [toldOf(sinceStart), ...firsts];
    const withIt = new Newcomers(next, days);
    const isBesideParts = parts.every((one) => !withIt.giveAwayPart(one, []));
    if (isBesideParts && mayBeTold(toldOf(sinceStart)) && isSafe(withIt, [...present.values()].map(toldOf))) {
      [newcomers, known] = [withIt, next];
      told.set(nameOf(sinceStart), sinceStart);
    }
  }
  // What was told before first, then years before months: a figure should not come and go.
  const rank = (cell: PublicCell): number =>
    (present.has(nameOf(cell)) ? 0 : 2) + (cell.period.grain === 'year' ? 0 : 1);
  const order = cells.filter((cell) => isMeasured(cell) && !isWhole(cell)).sort((a, b) => rank(a) - rank(b));
  for (const cell of order) {
    const [name, one] = [nameOf(cell), toldOf(cell)];
    const others = [...present].filter(([other]) => other !== name).map(([, other]) => toldOf(other));
    const isBesideParts = parts.every((some) => !newcomers.giveAwayPart(some, [one]));
    if (!isBesideParts || !mayBeTold(one) || newcomers.giveAway(one, others)) continue;
    present.set(name, cell);
    told.set(name, cell);
  }
  const earlier = new Map(before.filter(isMeasured).map((cell) => [nameOf(cell), cell]));
  return {
    cells: cells.map((cell) =>
      isMeasured(cell) ? (told.get(nameOf(cell)) ?? earlier.get(nameOf(cell)) ?? hidden(cell)) : cell,
    ),
    visits: { firsts: known, present: [...present.values()].map(toldOf) },
  };
}

const isWhole = ({ period }: PublicCell): boolean => period.grain === 'all';
const daysOf = ({ from, to }: Told): Day[] => [from, to];

/** What was published of such a figure, and what was ever told of its newcomers. */
export const visitsOf = (cells: readonly PublicCell[], firsts: readonly Told[], startDay: Day): Visits => ({
  firsts,
  present: cells
    .filter((cell) => isMeasured(cell) && !isWhole(cell))
    .map((cell) => stretchOf(cell, countOfReading(cell) ?? 0, startDay)),
});

/** Whether this much may be known of newcomers beside everybody who was there in some periods. */
export const isSafe = (newcomers: Newcomers, present: readonly Told[]): boolean =>
  !newcomers.areFewSomewhere() && !present.some((one) => newcomers.giveAway(one, []));

export const stretchOf = ({ period }: Pick<PublicCell, 'period'>, people: number, startDay: Day): Told => ({
  from: period.start > startDay ? period.start : startDay,
  to: addDays(period.end, 1),
  people,
});

/** A figure since the start has one cell, whatever day it has come to. */
export const nameOf = ({ dimension, period }: Pick<PublicCell, 'dimension' | 'period'>): string =>
  `${dimension} ${period.grain} ${period.start}`;

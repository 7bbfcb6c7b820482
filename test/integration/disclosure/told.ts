import { addDays } from '../../../db/core/calendar.ts';
import { FEWEST_IN_FINE_TABLES } from '../../../db/disclosure/rules.ts';
import { isMeasured, type PublicCell } from '../../../db/release/cell.ts';
import { groupsOfShare, HIDDEN_IF_FEW, SHARES } from './figures.ts';
import { groupsOf, type Released, standing, sumOf, type Teller, type Term, termsOf } from './standing.ts';
import { START, type Stretch, type World } from './world.ts';

/** Something told: how often each kind of person counts in it, how often one request more in a slot, and its bounds. */
export type Told = {
  readonly perKind: readonly number[];
  readonly perSlot: readonly number[];
  readonly low: number;
  readonly high: number;
};

/** More than there are. */
export const MANY = 100;

/** All that some releases say, each once; also by not telling a count anew. */
export function toldBy(world: World, releases: readonly Released[]): Told[] {
  const told = releases.flatMap(({ document }, release) =>
    document.tables.flatMap(({ indicator, cells }) =>
      [...cells.filter(isMeasured), ...hiddenAlone(indicator, cells)].flatMap((cell) =>
        toldIn({ world, releases, release }, indicator, cell),
      ),
    ),
  );
  return [...new Map(told.map((one) => [JSON.stringify(one), one])).values()];
}

/** From none to four: what whoever knows the rules takes a year, or a part of one, to hold that is hidden alone. */
function hiddenAlone(indicator: string, cells: readonly PublicCell[]): PublicCell[] {
  if (!HIDDEN_IF_FEW.has(indicator)) return [];
  const isOfParts = cells.some(({ dimension }) => dimension !== '');
  const beside = Map.groupBy(
    cells.filter(({ dimension, period }) => period.grain === 'year' && isOfParts === (dimension !== '')),
    ({ period }) => isOfParts && period.start,
  );
  return [...beside.values()].flatMap((some) => {
    const hidden = some.filter(({ state, reason }) => state === 'hidden' && reason === 'few_people');
    return hidden.length === 1 && some.length > 1 ? hidden.map((cell) => ({ ...cell, low: 0 })) : [];
  });
}

/** Whether people since the start may be many more: told to have become no more than what they did, they ran into that. */
function mayBeLate(indicator: string, { period, low }: PublicCell, since: Released['since']): boolean {
  if (period.start !== START || period.grain === 'month') return false;
  const end = addDays(period.end, 1);
  const [, , done = null] = since[indicator]?.find(([day]) => day === end) ?? [];
  const last = since[indicator]?.findLast(([day]) => day < end);
  if (!last) return false;
  const more = done === null || last[2] === null ? 0 : Math.max(0, done - last[2]);
  return (low ?? 0) >= last[1] + more;
}

const BEYOND_FIVES = 4;
const STEP = FEWEST_IN_FINE_TABLES;

function toldIn(teller: Teller, indicator: string, cell: PublicCell): Told[] {
  const { cutoff, since } = teller.releases[teller.release] as Released;
  const { start, end, grain } = cell.period;
  const within: Stretch = { from: start, to: end < cutoff ? end : cutoff };
  if (SHARES[indicator]) {
    const groups = groupsOf(indicator, cell, within, teller.releases);
    if (cell.n === null || !groups) return [];
    const [counted, others] = groupsOfShare(cell);
    return [
      ...say(teller, groups[0], counted, BEYOND_FIVES),
      ...say(teller, groups[1], others, BEYOND_FIVES),
    ];
  }
  // Since the start parts are the sums of the years told, and say no more than these.
  if (['evidence_mix', 'contribution_answer'].includes(indicator) && grain === 'all') return [];
  const beyond = mayBeLate(indicator, cell, since) ? MANY : BEYOND_FIVES;
  return say(
    teller,
    termsOf(indicator, cell, within),
    cell.value ?? cell.low ?? 0,
    cell.value === null ? beyond : 0,
  );
}

/** That there are so many, in fives, of whom some counts were made when they were told first; and how these have moved since. */
function say(teller: Teller, terms: readonly Term[], low: number, beyond: number): Told[] {
  if (terms.length === 0) return [];
  const parts = terms.map((term) => ({ ...standing(teller, term), term, sign: term.sign }));
  const moved = parts.reduce((sum, part) => sum + part.sign * part.moved, 0);
  const isAbove = parts.some((part) => part.sign * part.beyond > 0);
  const isBelow = parts.some((part) => part.sign * part.beyond < 0);
  const told: Told = {
    ...sumOf(parts),
    low: low - moved - (isAbove ? MANY : 0),
    high: low - moved + beyond + (isBelow ? MANY : 0),
  };
  return [told, ...parts.flatMap(({ term, ...part }) => changeOf(teller, term, part))];
}

/** That a count stands says that it has moved by ten at most; that it was told anew, by how many elevens. */
function changeOf(
  { release }: Teller,
  { countedBy }: Term,
  { first, moved, beyond, ...counted }: ReturnType<typeof standing>,
): Told[] {
  if (first === release || moved % STEP !== 0) return [];
  const change = sumOf([
    { ...countedBy(release), sign: 1 },
    { ...counted, sign: -1 },
  ]);
  if (change.perKind.every((count) => count === 0)) return [];
  const [low, high] = [moved > 0 ? moved : moved - STEP + 1, moved < 0 ? moved : moved + STEP - 1];
  return [{ ...change, low, high: high + beyond }];
}

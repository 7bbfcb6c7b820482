import { addDays, type Day } from '../../../db/core/calendar.ts';
import type { PublicDocument } from '../../../db/release/build-release.ts';
import { nameOf, type PublicCell } from '../../../db/release/cell.ts';
import type { Counts } from '../../../db/release/held.ts';
import type { ToldSince } from '../../../db/release/since-start.ts';
import { PEOPLE, SHARES } from './figures.ts';
import {
  asOf,
  declared,
  isKept,
  type Kind,
  POSSIBLE,
  requestsOf,
  SLOTS,
  START,
  type Stretch,
  slotsIn,
  type World,
} from './world.ts';

/**
 * A release, the day whose figures it was made from, what was told of people since the start by then, and the exact
 * counts that it stands on. Nobody can read these: they say which cells stand as they were told.
 */
export type Released = {
  readonly document: PublicDocument;
  readonly cutoff: Day;
  readonly since: Readonly<Record<string, readonly ToldSince[]>>;
  readonly counts: Readonly<Record<string, Counts>>;
};

/** A release among those before it. */
export type Teller = {
  readonly world: World;
  readonly releases: readonly Released[];
  readonly release: number;
};

/** How often each kind of person counts, and one request more in each slot. */
export type Counted = { readonly perKind: readonly number[]; readonly perSlot: readonly number[] };

/** A count that is kept under a name, added or taken away; what it is of the people that a release knows. */
export type Term = {
  readonly sign: 1 | -1;
  readonly indicator: string;
  readonly name: string;
  readonly countedBy: (release: number) => Counted;
};

const DECLARED = 'job_declarations_period';
const LINES = new Map([
  ['seeker_requests', 'seeker_requests'],
  [DECLARED, DECLARED],
  ['job_declarations_cumulative', DECLARED],
]);
const EVIDENCE = 'evidence_mix';
const UNKNOWN_CONTRACT = 'unknown_contract';
/** Of what a figure is the parts. */
const TOTALS = new Map([
  [EVIDENCE, DECLARED],
  ['contribution_answer', DECLARED],
  ['requests_by_profile', 'seekers_distinct'],
]);
/** Parts of whom nothing more is known: the total without all others. */
const REST = /^E1$|^no_answer$| not_told$/;

const peopleWho = (holds: (kind: Kind) => boolean, release: number): Counted => ({
  perKind: POSSIBLE.map((kind) => Number(isKept(kind, release) && holds(asOf(kind, release)))),
  perSlot: SLOTS.map(() => 0),
});

/** What a line holds up to the eve of a day. */
function upTo(line: string, day: Day, release: number): Counted {
  const within: Stretch = { from: START, to: addDays(day, -1) };
  if (line === DECLARED) return peopleWho((kind) => declared(kind, within), release);
  const slots = slotsIn(within);
  return {
    perKind: POSSIBLE.map((kind) => (isKept(kind, release) ? requestsOf(kind, within) : 0)),
    perSlot: SLOTS.map((_, slot) => Number(slots.includes(slot))),
  };
}

const taken = (terms: readonly Term[]): Term[] =>
  terms.map((term) => ({ ...term, sign: term.sign === 1 ? -1 : 1 }));

/** Whom a cell counts. */
export function termsOf(indicator: string, cell: PublicCell, within: Stretch): Term[] {
  const { dimension, period } = cell;
  const line = LINES.get(indicator);
  if (line) {
    const from = indicator === 'job_declarations_cumulative' || within.from < START ? START : within.from;
    const moments = [[1, addDays(within.to, 1)] as const, [-1, from] as const];
    return moments.map(([sign, day]) => ({
      ...{ sign, indicator: line, name: day },
      countedBy: (release) => upTo(line, day, release),
    }));
  }
  const total = TOTALS.get(indicator);
  const whole = total ? termsOf(total, { ...cell, dimension: '' }, within) : [];
  if (total && dimension === '') return whole;
  const figures = PEOPLE[indicator] ?? [];
  if (total && REST.test(dimension)) {
    const facet = dimension.replace(/^E1|no_answer|not_told$/, '');
    const others = figures.filter(
      ({ dimension: other = '' }) => other !== '' && !REST.test(other) && other.startsWith(facet),
    );
    const terms = others.flatMap(({ dimension: other = '' }) =>
      termsOf(indicator, { ...cell, dimension: other }, within),
    );
    return [...whole, ...taken(terms)];
  }
  return figures
    .filter(({ dimension: other = '' }) => other === dimension)
    .map(({ holds }) => ({
      ...{ sign: 1 as const, indicator, name: nameOf({ dimension, period }) },
      countedBy: (release) => peopleWho(holds(within), release),
    }));
}

/** Whom a share counts, and the others. */
export function groupsOf(
  indicator: string,
  cell: PublicCell,
  within: Stretch,
  releases: readonly Released[],
): [counted: Term[], others: Term[]] | null {
  if (cell.dimension === UNKNOWN_CONTRACT) {
    const [unknown, ...known] = ['E1', 'E2', 'E3'].map((dimension) =>
      termsOf(EVIDENCE, { ...cell, dimension }, within),
    );
    return [unknown ?? [], known.flat()];
  }
  const share = SHARES[indicator]?.find(({ dimension = '' }) => dimension === cell.dimension);
  if (!share) return null;
  const group = (index: 0 | 2): Term[] => [
    {
      ...{ sign: 1, indicator, name: `${nameOf(cell)} ${index}` },
      countedBy(release) {
        const of = share.of(within, releases[release]?.cutoff as Day);
        return peopleWho((kind) => of(kind) && share.counts(kind) === (index === 0), release);
      },
    },
  ];
  return [group(0), group(2)];
}

const amountIn = ({ groups, more }: World, { perKind, perSlot }: Counted): number =>
  groups.reduce((sum, [kind, some]) => sum + some * (perKind[POSSIBLE.indexOf(kind)] ?? 0), 0) +
  more.reduce((sum, some, slot) => sum + some * (perSlot[slot] ?? 0), 0);

export const sumOf = (parts: readonly (Counted & { readonly sign: 1 | -1 })[]): Counted => ({
  perKind: POSSIBLE.map((_, kind) =>
    parts.reduce((sum, { sign, perKind }) => sum + sign * (perKind[kind] ?? 0), 0),
  ),
  perSlot: SLOTS.map((_, slot) =>
    parts.reduce((sum, { sign, perSlot }) => sum + sign * (perSlot[slot] ?? 0), 0),
  ),
});

/**
 * How a count stands in a release: as it was known when it was told first, `moved` since. `beyond`: how much more it
 * was told to be than was known even then, as what adds up never falls; whoever reads it cannot know of that.
 */
export function standing(
  { world, releases, release }: Teller,
  { indicator, name, countedBy }: Term,
): Counted & { readonly first: number; readonly moved: number; readonly beyond: number } {
  const told = releases.map(({ counts }) => counts[indicator]?.[name]);
  // Since the start it is told of today, whatever was told before.
  const isOfToday = told[release] === undefined || / all /.test(name);
  const first = isOfToday ? release : told.findIndex((count) => count !== undefined);
  const counted = countedBy(first);
  const [then, now] = [told[first], told[release]];
  const beyond = then === undefined ? 0 : then - amountIn(world, counted);
  return { ...counted, first, beyond, moved: then === undefined || now === undefined ? 0 : now - then };
}

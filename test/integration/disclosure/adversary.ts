import { otherWorld, type Programme, programmeOf } from './programme.ts';
import { CELLS, type Cell, CHANGES } from './protected-cells.ts';
import type { Released } from './standing.ts';
import { type Told, toldBy } from './told.ts';
import {
  asOf,
  countOf,
  isChanged,
  isKept,
  isSimple,
  type Kind,
  POSSIBLE,
  SLOTS,
  type World,
} from './world.ts';

/** Once as many people as this may be in a cell, nobody is sure any more that they are few. */
const NOT_FEW = 5;
/** Seconds for a programme: most take less than one. */
const PATIENCE = 60;

/** What they know from elsewhere, and their patience, in seconds. */
export type Knowledge = {
  readonly patience?: number;
  /** Whether there may be any of a kind whom they do not know. */
  readonly mayBe?: (kind: Kind) => boolean;
  /** Kinds of which they know everybody. */
  readonly knows?: (kind: Kind) => boolean;
  /** Which cells they look for; all of them unless told. */
  readonly looksFor?: (cell: Cell) => boolean;
};

/**
 * For each group of a world that a later release knows of otherwise than the first: whoever knows everybody else who
 * came, went or changed, and that nobody else did, and looks for this group.
 */
export function insiders({ groups }: World): Knowledge[] {
  const changed = groups.filter(([kind]) => isChanged(kind)).map(([kind]) => kind);
  return [...new Set(changed)].map((one) => ({
    mayBe: (kind) => kind === one || !isChanged(kind),
    knows: (kind) => kind !== one && changed.includes(kind),
    // Of those who did not change some are few beside people whom they know, in one release as in two.
    looksFor: ({ holds }) => holds(one) && !POSSIBLE.some((kind) => !isChanged(kind) && holds(kind)),
  }));
}

/** Whoever knows that nobody came, went or changed but people of one kind. */
export const knowsOfNoOther = (one: Kind): Knowledge => ({
  mayBe: (kind) => kind === one || !isChanged(kind),
});

/** Cells that hold one to four people for certain, and cells for which time was too short to know. */
export type Findings = { readonly found: readonly string[]; readonly undecided: readonly string[] };

/**
 * Whoever has read every release and knows how they are made, and the days on which people may ask and declare: of the
 * numbers of people of each kind they know what the releases say, and that they are whole and not negative. What this
 * settles is found by integer programming.
 *
 * Kinds that count alike in all that was told are one unknown, of which any part may be of each. So every world of which
 * the same would be told clears all cells at once that may hold nobody in it, or five.
 */
export function recovered(
  whole: World,
  releases: readonly Released[],
  { patience = PATIENCE, mayBe = () => true, knows = () => false, looksFor = () => true }: Knowledge = {},
): Findings {
  const equations = without(toldBy(whole, releases), whole, knows);
  const world = { ...whole, groups: whole.groups.filter(([kind]) => !knows(kind)) };
  const unknowns = unknownsOf(equations, mayBe);
  const own = asTold(world, equations, unknowns);
  // A world of simple people is found sooner; only where there is none, one of any people is looked for.
  const some = unknowns.map(
    ({ kinds }, index) => own[index] !== 0 || kinds.length === 0 || kinds.some(isSimple),
  );
  const simple = programmeOf(equations, unknowns, some);
  const any = programmeOf(
    equations,
    unknowns,
    unknowns.map(() => true),
  );
  const isFew = (people: number): boolean => people >= 1 && people < NOT_FEW;
  let open = countedIn(releases)
    .filter((cell) => looksFor(cell) && isFew(countOf(world, cell.holds)))
    .map((cell) => reachOf(cell, unknowns));
  const clear = (people: readonly number[]): void => {
    open = open.filter(({ inside, touched }) => sum(people, inside) > 0 && sum(people, touched) < NOT_FEW);
  };
  clear(own);
  const [found, undecided]: [string[], string[]] = [[], []];
  for (let next = open[0]; next; next = open[0]) {
    const sooner = notFewIn(simple, next, patience);
    const other = Array.isArray(sooner) ? sooner : notFewIn(any, next, patience);
    if (Array.isArray(other)) clear(other);
    else {
      const { name, holds } = next.cell;
      (other === 'none' ? found : undecided).push(`${name}: ${countOf(world, holds)}`);
      open = open.slice(1);
    }
  }
  return { found, undecided };
}

/** What was told, less those whom they know. */
function without(told: readonly Told[], { groups }: World, knows: (kind: Kind) => boolean): Told[] {
  const known = groups.filter(([kind]) => knows(kind));
  const places = known.map(([kind]) => POSSIBLE.indexOf(kind));
  return told.map((one) => {
    const counted = known.reduce(
      (total, [, people], index) => total + (one.perKind[places[index] as number] ?? 0) * people,
      0,
    );
    return { ...one, low: one.low - counted, high: one.high - counted };
  });
}

/** A world of which the same would be told, with nobody in a cell, or five. */
function notFewIn(
  programme: Programme,
  { inside, touched }: Reach,
  patience: number,
): number[] | 'none' | 'cut short' {
  const nobody = otherWorld(programme, inside, '<= 0', patience);
  if (Array.isArray(nobody)) return nobody;
  const many = otherWorld(programme, touched, `>= ${NOT_FEW}`, patience);
  return many === 'none' ? nobody : many;
}

/** Whom each release counted, and of whom it told otherwise: people whom no release knows of would make room for anything. */
const countedIn = (releases: readonly Released[]): Cell[] =>
  releases.flatMap((_, release) => {
    const named = ({ name }: Cell) => `${name} (release ${release + 1})`;
    const known = CELLS.map((cell) => ({
      name: named(cell),
      holds: (kind: Kind) => isKept(kind, release) && cell.holds(asOf(kind, release)),
    }));
    return release === 0 ? known : [...known, ...CHANGES.map((cell) => ({ ...cell, name: named(cell) }))];
  });

/** People of all kinds that count alike everywhere; or, of no kind, the requests beyond one each in a slot. */
type Unknown = { readonly kinds: Kind[]; readonly slot: number | null; readonly counts: readonly number[] };

function unknownsOf(equations: readonly Told[], mayBe: (kind: Kind) => boolean): Unknown[] {
  const byCounts = new Map<string, Unknown>();
  for (const [index, kind] of POSSIBLE.entries()) {
    if (!mayBe(kind)) continue;
    const counts = equations.map(({ perKind }) => perKind[index] ?? 0);
    const unknown = byCounts.get(counts.join()) ?? { kinds: [], slot: null, counts };
    byCounts.set(counts.join(), unknown);
    unknown.kinds.push(kind);
  }
  const more = SLOTS.map((_, slot) => ({
    kinds: [],
    slot,
    counts: equations.map(({ perSlot }) => perSlot[slot] ?? 0),
  }));
  return [...byCounts.values(), ...more];
}

/** What the unknowns are in the world itself, which must be as it was told. */
function asTold({ groups, more }: World, equations: readonly Told[], unknowns: readonly Unknown[]): number[] {
  const people = unknowns.map(({ kinds, slot }) =>
    slot === null
      ? groups.reduce((total, [kind, some]) => total + (kinds.includes(kind) ? some : 0), 0)
      : (more[slot] ?? 0),
  );
  for (const [index, { low, high }] of equations.entries()) {
    const counted = unknowns.reduce(
      (total, { counts }, at) => total + (counts[index] ?? 0) * (people[at] ?? 0),
      0,
    );
    if (counted < low || counted > high) throw new Error(`${low} to ${high} was told of ${counted}`);
  }
  return people;
}

/** The unknowns whose people are all in a cell, and those of whom some may be. */
type Reach = { readonly cell: Cell; readonly inside: readonly number[]; readonly touched: readonly number[] };

function reachOf(cell: Cell, unknowns: readonly Unknown[]): Reach {
  const touched = [...unknowns.keys()].filter((index) => unknowns[index]?.kinds.some(cell.holds));
  return { cell, inside: touched.filter((index) => unknowns[index]?.kinds.every(cell.holds)), touched };
}

const sum = (people: readonly number[], indices: readonly number[]): number =>
  indices.reduce((total, index) => total + (people[index] ?? 0), 0);

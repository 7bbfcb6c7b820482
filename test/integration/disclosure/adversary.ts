import loadHighs from 'highs';
import { CELLS, type Cell } from './protected-cells.ts';
import { type Released, type Told, toldBy } from './told.ts';
import { countOf, isKept, KINDS, type Kind, SLOTS, type World } from './world.ts';

const SENSES = ['Maximize', 'Minimize'] as const;
/** A programme that takes longer is cut short. */
const PATIENCE_SECONDS = 10;
/** More than any kind holds. */
const MANY = 100;
// Its types are written for another kind of module than the one that Node loads.
const highs = await (loadHighs as unknown as typeof loadHighs.default)();

/**
 * Whoever has read every release and knows how they are made, and the days on which people may ask and declare: of the
 * numbers of people of each kind they know what the releases say, and that they are whole and not negative. What this
 * settles is found by integer programming (HiGHS).
 */
export function recovered(world: World, releases: readonly Released[]): string[] {
  const equations = toldBy(releases);
  const isFew = (people: number): boolean => people >= 1 && people <= 4;
  let open = countedIn(releases).filter(({ holds }) => isFew(countOf(world, holds)));
  const found: string[] = [];
  const unknowns = unknownsOf(equations, open);
  const nameOf = ({ name, holds }: Cell): string => `${name}: ${countOf(world, holds)}`;
  while (open.length > 0) {
    // Another world that would have been told just so clears all cells that are not few in it.
    const left = SENSES.reduce((cells, sense) => {
      const { countIn } = otherWorld(sense, equations, unknowns, cells);
      return cells.filter((cell) => isFew(countIn(cell)));
    }, open);
    if (left.length === open.length) {
      const [cell, ...others] = left as [Cell, ...Cell[]];
      const furthest = SENSES.map((sense) => otherWorld(sense, equations, unknowns, [cell]));
      const isCertain = furthest.every(({ isFurthest }) => isFurthest);
      if (furthest.every(({ countIn }) => isFew(countIn(cell))))
        found.push(`${nameOf(cell)}${isCertain ? '' : ' (perhaps: cut short)'}`);
      open = others;
    } else open = left;
  }
  return found;
}

/** Whom each release counted: people whom no release knows of would make room for anything. */
const countedIn = (releases: readonly Released[]): Cell[] =>
  releases.flatMap((_, release) =>
    CELLS.map(({ name, holds }) => ({
      name: `${name} (release ${release + 1})`,
      holds: (kind: Kind) => isKept(kind, release) && holds(kind),
    })),
  );

/** People of some kinds, which count alike everywhere; or the requests beyond one each in a slot. */
type Unknown = { readonly cells: ReadonlySet<Cell>; readonly counts: readonly number[] };

function unknownsOf(equations: readonly Told[], cells: readonly Cell[]): Unknown[] {
  const unknowns = new Map<string, Unknown>();
  const add = (within: Cell[], counts: number[]): void => {
    unknowns.set(`${within.map(({ name }) => name)} ${counts}`, { cells: new Set(within), counts });
  };
  for (const [index, kind] of KINDS.entries()) {
    const within = cells.filter(({ holds }) => holds(kind));
    add(
      within,
      equations.map(({ perKind }) => perKind[index] ?? 0),
    );
  }
  for (const index of SLOTS.keys())
    add(
      [],
      equations.map(({ perSlot }) => perSlot[index] ?? 0),
    );
  return [...unknowns.values()];
}

/** Among all worlds of which the same would be told, one with the most or the fewest people in some cells together. */
function otherWorld(
  sense: 'Maximize' | 'Minimize',
  equations: readonly Told[],
  unknowns: readonly Unknown[],
  cells: readonly Cell[],
): { readonly countIn: (cell: Cell) => number; readonly isFurthest: boolean } {
  const sum = (weightOf: (unknown: Unknown) => number): string =>
    unknowns
      .flatMap((unknown, index) => (weightOf(unknown) > 0 ? [`${weightOf(unknown)} x${index}`] : []))
      .join('\n + ') || '0 x0';
  const told = equations.flatMap(({ low, high }, index) => {
    const counted = sum(({ counts }) => counts[index] ?? 0);
    return [` low${index}: ${counted} >= ${low}`, ` high${index}: ${counted} <= ${high}`];
  });
  const names = unknowns.map((_, index) => `x${index}`);
  const problem = `${sense}
 people: ${sum((unknown) => cells.filter((cell) => unknown.cells.has(cell)).length)}
Subject To
${told.join('\n') || ' nothing: 0 x0 = 0'}
Bounds
 ${names.map((name) => `${name} <= ${MANY}`).join('\n ')}
Generals
 ${names.join('\n ')}
End`;
  const solved = highs.solve(problem, { output_flag: false, time_limit: PATIENCE_SECONDS });
  // Cut short it is a world all the same, though perhaps not the one furthest away: what it clears is cleared.
  if (solved.Status !== 'Optimal' && solved.Status !== 'Time limit reached')
    throw new Error(`no world is as it was told: ${solved.Status}`);
  const people = unknowns.map((_, index) => {
    const column = solved.Columns[`x${index}`] as { Primal: number } | undefined;
    return Math.round(column?.Primal ?? 0);
  });
  const count = (weightOf: (unknown: Unknown) => number): number =>
    unknowns.reduce((total, unknown, index) => total + weightOf(unknown) * (people[index] ?? 0), 0);
  const isWorld = equations.every(({ low, high }, index) => {
    const counted = count(({ counts }) => counts[index] ?? 0);
    return counted >= low && counted <= high;
  });
  if (!isWorld) throw new Error(`no world was found in time: ${solved.Status}`);
  return {
    countIn: (cell) => count((unknown) => Number(unknown.cells.has(cell))),
    isFurthest: solved.Status === 'Optimal',
  };
}

import loadHighs from 'highs';
import { CELLS, type Cell } from './protected-cells.ts';
import { type Released, type Told, toldBy } from './told.ts';
import { countOf, isKept, KINDS, type Kind, SLOTS, type World } from './world.ts';

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
    const left = (['Maximize', 'Minimize'] as const).reduce((cells, sense) => {
      const other = otherWorld(sense, equations, unknowns, cells);
      return cells.filter((cell) => isFew(other(cell)));
    }, open);
    if (left.length === open.length) {
      const [cell, ...others] = left as [Cell, ...Cell[]];
      const senses = ['Maximize', 'Minimize'] as const;
      if (senses.every((sense) => isFew(otherWorld(sense, equations, unknowns, [cell])(cell))))
        found.push(nameOf(cell));
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
): (cell: Cell) => number {
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
  const solved = highs.solve(problem, { output_flag: false });
  if (solved.Status !== 'Optimal') throw new Error(`no world is as it was told: ${solved.Status}`);
  return (cell) =>
    unknowns.reduce((people, unknown, index) => {
      const column = solved.Columns[`x${index}`] as { Primal: number } | undefined;
      return people + (unknown.cells.has(cell) ? Math.round(column?.Primal ?? 0) : 0);
    }, 0);
}

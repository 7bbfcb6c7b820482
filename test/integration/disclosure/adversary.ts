import loadHighs from 'highs';
import { addDays, type Day, day } from '../../../db/core/calendar.ts';
import type { PublicDocument } from '../../../db/release/build-release.ts';
import { isMeasured, type PublicCell } from '../../../db/release/cell.ts';
import {
  asked,
  askedFirst,
  countOf,
  declared,
  declaredInTime,
  firstAsk,
  KINDS,
  type Kind,
  lastMature,
  relayed,
  requestsOf,
  SLOTS,
  START,
  type Stretch,
  slotsIn,
  type World,
} from './world.ts';

/** A release, and the day whose figures it was made from. */
export type Released = { readonly document: PublicDocument; readonly cutoff: Day };

/** Something told: how often each kind of person counts in it, how often one request more in a slot, and the count. */
type Equation = {
  readonly perKind: readonly number[];
  readonly perSlot: readonly number[];
  readonly count: number;
};

/** People whom nobody may find out to be one to four. */
export type Cell = { readonly name: string; readonly holds: (kind: Kind) => boolean };

/** More than any kind holds. */
const MANY = 100;
// Its types are written for another kind of module than the one that Node loads.
const highs = await (loadHighs as unknown as typeof loadHighs.default)();

/**
 * Whoever has read every release and knows the days on which people may ask and declare: of the numbers of people of
 * each kind they know what the releases say, and that they are whole and not negative. What this settles is found by
 * integer programming (HiGHS). Told are the people who asked, were relayed, declared, the cohorts of those who asked
 * first, and the requests, which are one at least for each person and slot.
 */
export function recovered(world: World, releases: readonly Released[]): string[] {
  const equations = equationsOf(releases);
  const isFew = (people: number): boolean => people >= 1 && people <= 4;
  let open = CELLS.filter(({ holds }) => isFew(countOf(world, holds)));
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

function equationsOf(releases: readonly Released[]): Equation[] {
  const seen = new Set<string>();
  return releases.flatMap(({ document, cutoff }) =>
    document.tables.flatMap(({ indicator, cells }) =>
      cells.filter(isMeasured).flatMap((cell) => {
        const name = `${indicator} ${JSON.stringify(cell)}`;
        // What stands as it was told before says nothing of the days since.
        if (seen.has(name)) return [];
        seen.add(name);
        return equationsIn(indicator, cell, cutoff);
      }),
    ),
  );
}

function equationsIn(indicator: string, cell: PublicCell, cutoff: Day): Equation[] {
  const { start, end } = cell.period;
  const within: Stretch = { from: start, to: end < cutoff ? end : cutoff };
  const people = (holds: (kind: Kind) => boolean, count: number): Equation => ({
    perKind: KINDS.map((kind) => Number(holds(kind))),
    perSlot: SLOTS.map(() => 0),
    count,
  });
  const count = cell.value ?? cell.low ?? 0;
  switch (indicator) {
    case 'seekers_distinct':
      return [people((kind) => asked(kind, within), count)];
    case 'seekers_relayed':
      return [people((kind) => relayed(kind, within), count)];
    case 'job_declarations_period':
      return [people((kind) => declared(kind, within), count)];
    case 'job_declarations_cumulative':
      return [people((kind) => declared(kind, { ...within, from: START }), count)];
    case 'seeker_requests': {
      const slots = slotsIn(within);
      return [
        {
          perKind: KINDS.map((kind) => requestsOf(kind, within)),
          perSlot: SLOTS.map((_, slot) => Number(slots.includes(slot))),
          count,
        },
      ];
    }
    case 'declared_share_cohort': {
      const mature = { ...within, to: within.to < lastMature(cutoff) ? within.to : lastMature(cutoff) };
      const n = cell.n ?? 0;
      return [
        people((kind) => askedFirst(kind, mature), n),
        people((kind) => askedFirst(kind, mature) && declaredInTime(kind), Math.round(count * n)),
      ];
    }
    default:
      return [];
  }
}

/** People of some kinds, which count alike everywhere; or the requests beyond one each in a slot. */
type Unknown = { readonly cells: ReadonlySet<Cell>; readonly counts: readonly number[] };

function unknownsOf(equations: readonly Equation[], cells: readonly Cell[]): Unknown[] {
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
  equations: readonly Equation[],
  unknowns: readonly Unknown[],
  cells: readonly Cell[],
): (cell: Cell) => number {
  const sum = (weightOf: (unknown: Unknown) => number): string =>
    unknowns
      .flatMap((unknown, index) => (weightOf(unknown) > 0 ? [`${weightOf(unknown)} x${index}`] : []))
      .join('\n + ') || '0 x0';
  const told = equations.map(
    ({ count }, index) => ` told${index}: ${sum(({ counts }) => counts[index] ?? 0)} = ${count}`,
  );
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

/** Every stretch between two moments that a table may begin or end at. */
const MOMENTS = [
  '2018-09-26',
  '2018-10-01',
  '2018-11-01',
  '2018-12-01',
  '2019-09-01',
  '2019-09-26',
  '2019-10-01',
  '2020-03-01',
].map(day);
const STRETCHES: Stretch[] = MOMENTS.flatMap((from, index) =>
  MOMENTS.slice(index + 1).map((to) => ({ from, to: addDays(to, -1) })),
);
const said = ({ from, to }: Stretch): string => `from ${from} to ${to}`;

/** Of each stretch and each two slots, those who were there, were there first, again, never, or alone. */
const CELLS: readonly Cell[] = [
  ...STRETCHES.flatMap((stretch): Cell[] => {
    const before: Stretch = { from: START, to: addDays(stretch.from, -1) };
    const isThere = (kind: Kind) => asked(kind, stretch);
    const name = said(stretch);
    return [
      { name: `asked ${name}`, holds: isThere },
      { name: `asked first ${name}`, holds: (kind) => askedFirst(kind, stretch) },
      { name: `asked again ${name}`, holds: (kind) => isThere(kind) && asked(kind, before) },
      { name: `asked before, not ${name}`, holds: (kind) => !isThere(kind) && asked(kind, before) },
      { name: `asked, not ${name}`, holds: (kind) => !isThere(kind) && asked(kind, EVER) },
      {
        name: `asked only ${name}`,
        holds: (kind) => isThere(kind) && requestsOf(kind, EVER) === requestsOf(kind, stretch),
      },
      { name: `relayed ${name}`, holds: (kind) => relayed(kind, stretch) },
      { name: `asked and not relayed ${name}`, holds: (kind) => isThere(kind) && !relayed(kind, stretch) },
      {
        name: `relayed before, not ${name}`,
        holds: (kind) => !relayed(kind, stretch) && relayed(kind, before),
      },
      { name: `relayed again ${name}`, holds: (kind) => relayed(kind, stretch) && relayed(kind, before) },
      { name: `declared ${name}`, holds: (kind) => declared(kind, stretch) },
      {
        name: `declared, not ${name}`,
        holds: (kind) => kind.declared !== null && !declared(kind, stretch),
      },
      {
        name: `asked first ${name} and declared`,
        holds: (kind) => askedFirst(kind, stretch) && kind.declared !== null,
      },
      {
        name: `asked first ${name} and declared in time`,
        holds: (kind) => askedFirst(kind, stretch) && declaredInTime(kind),
      },
    ];
  }),
  ...SLOTS.flatMap((slot, one) =>
    SLOTS.flatMap((other, two): Cell[] => {
      const [there, alsoThere] = [
        (kind: Kind) => kind.asks[one] === true,
        (kind: Kind) => kind.asks[two] === true,
      ];
      if (one === two)
        return [
          { name: `asked on ${slot} only`, holds: (kind) => there(kind) && requestsOf(kind, EVER) === 1 },
        ];
      const name = `${slot} and ${other}`;
      return [
        { name: `asked on ${name}`, holds: (kind) => there(kind) && alsoThere(kind) },
        { name: `asked on ${slot}, not on ${other}`, holds: (kind) => there(kind) && !alsoThere(kind) },
      ];
    }),
  ),
  { name: 'asked more than once', holds: (kind) => requestsOf(kind, EVER) > 1 },
  { name: 'declared in time', holds: declaredInTime },
  { name: 'declared late', holds: (kind) => kind.declared !== null && !declaredInTime(kind) },
  { name: 'declared never', holds: (kind) => kind.declared === null },
  ...SLOTS.map(
    (slot): Cell => ({
      name: `asked first on ${slot} and declared late`,
      holds: (kind) => firstAsk(kind) === slot && kind.declared !== null && !declaredInTime(kind),
    }),
  ),
];
const EVER: Stretch = { from: START, to: SLOTS.at(-1) as Day };

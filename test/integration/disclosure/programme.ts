import loadHighs from 'highs';
import { MANY } from './told.ts';

// Its types are written for another kind of module than the one that Node loads.
const highs = await (loadHighs as unknown as typeof loadHighs.default)();

/** An integer programme: what was told, in some of the unknowns, the others being none. */
export type Programme = {
  readonly told: string;
  readonly names: readonly string[];
  readonly isIn: readonly boolean[];
};

/** @param isIn which unknowns there may be any of */
export function programmeOf(
  equations: readonly { readonly low: number; readonly high: number }[],
  unknowns: readonly { readonly counts: readonly number[] }[],
  isIn: readonly boolean[],
): Programme {
  const told = equations.map(({ low, high }, equation) => {
    const counted = sumOf(isIn, (index) => unknowns[index]?.counts[equation] ?? 0);
    return ` low${equation}: ${counted} >= ${low}\n high${equation}: ${counted} <= ${high}`;
  });
  const names = [...isIn.keys()].filter((index) => isIn[index]).map((index) => `x${index}`);
  return { told: told.join('\n'), names, isIn };
}

function sumOf(isIn: readonly boolean[], weightOf: (index: number) => number): string {
  const terms: string[] = [];
  for (const [index, is] of isIn.entries()) {
    const weight = is ? weightOf(index) : 0;
    if (weight !== 0) terms.push(`${weight} x${index}`);
  }
  return terms.join('\n + ') || '0 x0';
}

/**
 * A world of which the same would be told, and where there are so many of some unknowns together (HiGHS).
 * @param patience seconds after which a programme is cut short
 */
export function otherWorld(
  { told, names, isIn }: Programme,
  among: readonly number[],
  bound: string,
  patience: number,
): number[] | 'none' | 'cut short' {
  const counted = new Set(among);
  const problem = `Minimize
 nothing: 0 x0
Subject To
${told}
 otherwise: ${sumOf(isIn, (index) => Number(counted.has(index)))} ${bound}
Bounds
 ${names.map((name) => `${name} <= ${MANY}`).join('\n ')}
Generals
 ${names.join('\n ')}
End`;
  const { Status: status, Columns: columns } = highs.solve(problem, {
    output_flag: false,
    time_limit: patience,
  });
  if (status === 'Infeasible') return 'none';
  if (status === 'Time limit reached') return 'cut short';
  if (status !== 'Optimal') throw new Error(`a programme was not understood: ${status}`);
  return [...isIn.keys()].map((index) => {
    const column = columns[`x${index}`] as { Primal: number } | undefined;
    return Math.round(column?.Primal ?? 0);
  });
}

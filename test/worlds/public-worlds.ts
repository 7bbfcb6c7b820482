import fc from 'fast-check';
import type { Terminal } from '../../db/core/cli.ts';
import { answeredLate, type Lived, lived, openPress } from '../integration/disclosure/published.ts';
import { readAgain } from '../integration/disclosure/readers.ts';

/**
 * Publishes the worlds of some seeds, in every other of which people answer late, and tells of each group of one to four people that can be found, or of which
 * time was too short to know. @returns how many
 */
export async function holdPublic(first: number, count: number, print: Terminal['print']): Promise<number> {
  const press = await openPress();
  await using _ = press.store;
  let [leaks, unsure, cells, told] = [0, 0, 0, 0];
  for (let seed = first; seed < first + count; seed += 1) {
    const [world] = fc.sample(seed % 2 === 0 ? lived : answeredLate, { seed, numRuns: 1 }) as [Lived];
    const { found, undecided, releases } = await readAgain(press, world);
    leaks += found.length;
    unsure += undecided.length;
    for (const { document } of releases) {
      const states = document.tables.flatMap((table) => table.cells.map(({ state }) => state));
      told += states.filter((state) => state.startsWith('measured')).length;
      cells += states.filter((state) => state.startsWith('measured') || state === 'hidden').length;
    }
    const people = world.world.groups.reduce((sum, [, some]) => sum + some, 0);
    print(`seed ${seed}: ${people} people, ${releases.length} releases, ${found.length} groups found`);
    const again = `again: npm run worlds -- --public --seed ${seed}`;
    for (const group of found) print(`  seed ${seed}, ${group}; ${again}`);
    for (const group of undecided) print(`  seed ${seed}, ${group}: not known, cut short; ${again}`);
  }
  print(
    `${count} worlds, ${leaks} groups of one to four people found, ${unsure} cut short; ${told} of ${cells} cells told`,
  );
  return leaks + unsure;
}

import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { day } from '../../db/core/calendar.ts';
import type { Language } from '../../db/core/errors.ts';
import { median } from './median.ts';
import { writeHistory } from './night-history.ts';
import { type Measured, runSide } from './run-side.ts';

const ROUNDS = 5;
const YEARS = [1, 11] as const;
const LAST = day('2026-09-26');

/** The same nights of collection after one year and after eleven: what is behind must not be felt. */
export async function nightBench(language: Language): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'i4emploi-bench-'));
  try {
    const file = (name: string | number) => join(folder, `${name}.db`);
    for (const years of YEARS) await writeHistory(file(years), years, LAST);
    const run = (years: number): Measured => {
      for (const end of ['', '-wal', '-shm']) rmSync(`${file('night')}${end}`, { force: true });
      copyFileSync(file(years), file('night'));
      return runSide('night-side.ts', [file('night'), LAST]);
    };
    const rounds = Array.from({ length: ROUNDS }, (_, round) => {
      if (round % 2 === 0) return { short: run(YEARS[0]), long: run(YEARS[1]) };
      const long = run(YEARS[1]);
      return { short: run(YEARS[0]), long };
    });
    const ratio = median(rounds.map(({ short, long }) => long.cpuSeconds / short.cpuSeconds)).toFixed(2);
    const peak = Math.max(...rounds.map(({ long }) => long.peakMb)).toFixed(0);
    return language === 'fr'
      ? [
          `le travail d’une nuit, onze ans derrière elle plutôt qu’un : ${ratio} (temps de calcul, médiane de ${ROUNDS})`,
          `mémoire, onze ans : ${peak} MB`,
        ]
      : [
          `a night’s work with eleven years behind it, to that with one: ${ratio} (processor time, median of ${ROUNDS})`,
          `memory, eleven years: ${peak} MB`,
        ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

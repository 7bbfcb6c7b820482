import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readEnv } from '../../db/core/env.ts';
import type { Language } from '../../db/core/errors.ts';
import { demonstrate } from '../demo/demonstrate.ts';

const STAGES: Record<string, Record<Language, string>> = {
  world: { fr: 'le monde inventé', en: 'the invented world' },
  collect: { fr: 'la collecte (X joué compris)', en: 'collecting (the stand-in for X included)' },
  sort: { fr: 'le tri par les bénévoles', en: 'the volunteers’ sorting' },
  'roll-up': { fr: 'le calcul des mesures', en: 'the roll-up' },
  truth: { fr: 'la vérité, calculée lentement', en: 'the truth, computed slowly' },
  print: {
    fr: 'l’édition et son PDF (navigateur non compris)',
    en: 'the edition and its PDF (browser not included)',
  },
};

/** Where the demonstration's processor time goes, as shares of the whole. */
export async function demoBench(language: Language): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'i4emploi-bench-'));
  try {
    const { laps } = await demonstrate({ folder, seed: 1, language, env: readEnv(), onProgress: () => {} });
    const whole = laps.reduce((sum, { cpuSeconds }) => sum + cpuSeconds, 0);
    const shareOf = (cpuSeconds: number) => `${((100 * cpuSeconds) / whole).toFixed(1).padStart(5)} %`;
    return laps.map(
      ({ stage, cpuSeconds }) => `${shareOf(cpuSeconds)}  ${STAGES[stage]?.[language] ?? stage}`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

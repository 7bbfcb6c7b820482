import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { day } from '../../db/core/calendar.ts';
import type { Language } from '../../db/core/errors.ts';
import { HOME_PATHS } from './home-paths.ts';
import { type Loaded, load } from './load.ts';
import { writeHistory } from './night-history.ts';

const CLIENTS = 1_000;
const LOAD_MS = 60_000;
const LAST = day('2026-09-26');

/** A thousand readers at once, for a minute, of a store in which nights are collected meanwhile: nobody is turned away. */
export async function clientsBench(language: Language): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'i4emploi-bench-'));
  const sides: ChildProcess[] = [];
  const start = (script: string) => {
    const path = fileURLToPath(new URL(script, import.meta.url));
    const side = spawn(process.execPath, [path, join(folder, 'store.db'), LAST], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    sides.push(side);
    return side;
  };
  try {
    await writeHistory(join(folder, 'store.db'), 1, LAST);
    const service = start('clients-side.ts');
    const [line] = (await once(service.stdout, 'data')) as [Buffer];
    const { url, cookie } = JSON.parse(line.toString()) as { url: string; cookie: string };
    const nights = start('clients-night.ts');
    let collected = 0;
    nights.stdout.on('data', (said: Buffer) => {
      collected += said.toString().trim().split('\n').length;
    });
    const found = await load({
      url,
      paths: HOME_PATHS,
      headers: { cookie },
      connections: CLIENTS,
      ms: LOAD_MS,
    });
    const [code] = nights.exitCode === null ? await stopped(nights) : [nights.exitCode];
    return told(language, found, { collected, failed: code !== 0 });
  } finally {
    await Promise.all(sides.map(stopped));
    rmSync(folder, { recursive: true, force: true });
  }
}

async function stopped(side: ChildProcess): Promise<[number | null]> {
  if (side.exitCode !== null || side.signalCode !== null) return [side.exitCode];
  const ended = once(side, 'exit') as Promise<[number | null]>;
  side.kill('SIGTERM');
  return ended;
}

function told(
  language: Language,
  { perSecond, statuses, errors }: Loaded,
  { collected, failed }: { collected: number; failed: boolean },
): string[] {
  const [answered, others] = [statuses.get(200) ?? 0, [...statuses].filter(([status]) => status !== 200)];
  const isKept = errors === 0 && others.length === 0 && !failed && collected > 0;
  const amiss = others.map(([status, count]) => `${status} × ${count}`).join(', ') || '0';
  const rate = perSecond.toFixed(0);
  return language === 'fr'
    ? [
        `${CLIENTS} clients à la fois pendant une minute : ${answered} réponses (${rate} par seconde), ${errors} connexions coupées ou refusées, autres statuts : ${amiss}`,
        `nuits collectées et calculées pendant ce temps : ${collected}${failed ? ', la dernière en échec' : ''} (${isKept ? 'tenu' : 'MANQUÉ'} : aucune erreur)`,
      ]
    : [
        `${CLIENTS} clients at once for a minute: ${answered} answers (${rate} a second), ${errors} connections cut or refused, other statuses: ${amiss}`,
        `nights collected and worked out meanwhile: ${collected}${failed ? ', the last one failed' : ''} (${isKept ? 'kept' : 'MISSED'}: no error)`,
      ];
}

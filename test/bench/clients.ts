import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { day } from '../../db/core/calendar.ts';
import type { Language } from '../../db/core/errors.ts';
import type { Side } from './clients-side.ts';
import { HOME_PATHS } from './home-paths.ts';
import { type Loaded, load } from './load.ts';
import { writeHistory } from './night-history.ts';
import { treeMemory } from './process-tree.ts';

const [CLIENTS, BESIDE_A_CHECK] = [1_000, 50];
const LOAD_MS = 60_000;
const [P99_AT_MOST, BYTES_AT_MOST] = [500, 1e9];
const LAST = day('2026-09-26');

/**
 * Readers at once, for a minute, of a store in which nights are collected meanwhile: of a thousand nobody is turned
 * away; fifty are answered soon while editions are drawn and checked as well.
 */
export async function clientsBench(language: Language): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'i4emploi-bench-'));
  const sides: ChildProcess[] = [];
  const start = (script: string) => {
    const path = fileURLToPath(new URL(script, import.meta.url));
    const store = join(folder, 'store.db');
    // As `npm start` does.
    const side = spawn(process.execPath, ['--max-semi-space-size=8', path, store, LAST], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, DATABASE_URL: `sqlite:${store}` },
    });
    sides.push(side);
    return side;
  };
  try {
    await writeHistory(join(folder, 'store.db'), 1, LAST);
    const service = start('clients-side.ts');
    const [line] = (await once(service.stdout, 'data')) as [Buffer];
    const side = JSON.parse(line.toString()) as Side;
    const nights = start('clients-night.ts');
    let collected = 0;
    nights.stdout.on('data', (said: Buffer) => {
      collected += said.toString().trim().split('\n').length;
    });
    const readers = (connections: number) =>
      load({
        url: side.url,
        paths: HOME_PATHS,
        headers: { cookie: side.reader },
        connections,
        ms: LOAD_MS,
      });
    const many = await readers(CLIENTS);
    const duringMany = collected;
    const [few, checked] = await Promise.all([readers(BESIDE_A_CHECK), checkFor(side, service.pid ?? 0)]);
    const duringFew = collected - duringMany;
    const [code] = nights.exitCode === null ? await stopped(nights) : [nights.exitCode];
    const failed = code !== 0;
    return [
      ...saidOfMany(language, many, { collected: duringMany, failed }),
      ...saidOfFew(language, few, { collected: duringFew, failed, ...checked }),
    ];
  } finally {
    await Promise.all(sides.map(stopped));
    rmSync(folder, { recursive: true, force: true });
  }
}

type Checked = { readonly checks: number; readonly bytes: number };

/** Checks an edition again and again for as long as the load lasts; the most memory the service held meanwhile. */
async function checkFor({ url, publisher, edition }: Side, pid: number): Promise<Checked> {
  const until = performance.now() + LOAD_MS;
  let [checks, bytes] = [0, 0];
  const watch = setInterval(() => {
    bytes = Math.max(bytes, treeMemory(pid) ?? Number.NaN);
  }, 1_000);
  try {
    while (performance.now() < until) {
      const answer = await fetch(`${url}/api/v1/editions-desk/checks`, {
        method: 'POST',
        body: JSON.stringify({ edition }),
        headers: {
          cookie: publisher,
          'content-type': 'application/json',
          'sec-fetch-site': 'same-origin',
        },
      });
      if (answer.status !== 200)
        throw new Error(`a check was answered with ${answer.status}: ${await answer.text()}`);
      checks += 1;
    }
    return { checks, bytes };
  } finally {
    clearInterval(watch);
  }
}

async function stopped(side: ChildProcess): Promise<[number | null]> {
  if (side.exitCode !== null || side.signalCode !== null) return [side.exitCode];
  const ended = once(side, 'exit') as Promise<[number | null]>;
  side.kill('SIGTERM');
  return ended;
}

type Nights = { readonly collected: number; readonly failed: boolean };

const isClean = ({ errors, statuses }: Loaded, { collected, failed }: Nights): boolean =>
  errors === 0 && [...statuses.keys()].every((status) => status === 200) && !failed && collected > 0;

const othersOf = ({ statuses }: Loaded): string =>
  [...statuses]
    .filter(([status]) => status !== 200)
    .map(([status, count]) => `${status} × ${count}`)
    .join(', ') || '0';

function saidOfMany(language: Language, found: Loaded, nights: Nights): string[] {
  const { perSecond, statuses, errors } = found;
  const answered = statuses.get(200) ?? 0;
  const { collected, failed } = nights;
  const [rate, isKept] = [perSecond.toFixed(0), isClean(found, nights)];
  return language === 'fr'
    ? [
        `${CLIENTS} clients à la fois pendant une minute : ${answered} réponses (${rate} par seconde), ${errors} connexions coupées ou refusées, autres statuts : ${othersOf(found)}`,
        `nuits collectées et calculées pendant ce temps : ${collected}${failed ? ', la dernière en échec' : ''} (${isKept ? 'tenu' : 'MANQUÉ'} : aucune erreur)`,
      ]
    : [
        `${CLIENTS} clients at once for a minute: ${answered} answers (${rate} a second), ${errors} connections cut or refused, other statuses: ${othersOf(found)}`,
        `nights collected and worked out meanwhile: ${collected}${failed ? ', the last one failed' : ''} (${isKept ? 'kept' : 'MISSED'}: no error)`,
      ];
}

function saidOfFew(language: Language, found: Loaded, nights: Nights & Checked): string[] {
  const [p99, megabytes] = [found.p99.toFixed(0), (nights.bytes / 1e6).toFixed(0)];
  const isKept = isClean(found, nights) && found.p99 < P99_AT_MOST && !(nights.bytes >= BYTES_AT_MOST);
  const { checks, collected } = nights;
  return language === 'fr'
    ? [
        `${BESIDE_A_CHECK} clients pendant ${checks} contrôles d’une édition et ${collected} nuits : p99 ${p99} ms, ${megabytes} Mo au plus, le navigateur compris (${isKept ? 'tenu' : 'MANQUÉ'} : aucune erreur, moins de ${P99_AT_MOST} ms et de ${BYTES_AT_MOST / 1e6} Mo)`,
      ]
    : [
        `${BESIDE_A_CHECK} clients during ${checks} checks of an edition and ${collected} nights: p99 ${p99} ms, ${megabytes} MB at most, the browser among it (${isKept ? 'kept' : 'MISSED'}: no error, below ${P99_AT_MOST} ms and ${BYTES_AT_MOST / 1e6} MB)`,
      ];
}

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import type { Language } from '../../db/core/errors.ts';
import { load } from './load.ts';

const ROUNDS = 5;
const ROUND_MS = 2_000;
const CONNECTIONS = 32;
const LEAST = 0.8;

type Sides = { ours: string; bare: string; cookie: string; paths: string[] };

/**
 * The answers of the home page, signed in, beside a bare Express handler that sends the same bytes and looks at
 * nothing; then the same asked with the ETag of what was answered.
 */
export async function apiBench(language: Language): Promise<string[]> {
  const side = spawn(process.execPath, [fileURLToPath(new URL('api-side.ts', import.meta.url))], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const [line] = (await once(side.stdout, 'data')) as [Buffer];
    const sides = JSON.parse(line.toString()) as Sides;
    const whole = await ratioOf(sides, () => ({}));
    const tags = { ours: await tagsOf(sides, 'ours'), bare: await tagsOf(sides, 'bare') };
    const fresh = await ratioOf(sides, (of, path) => ({ 'if-none-match': tags[of].get(path) ?? '' }));
    return told(language, whole, fresh);
  } finally {
    side.kill('SIGTERM');
  }
}

type Side = 'ours' | 'bare';

/** The median of rounds taken in turn: what else the machine does weighs on both. */
async function ratioOf(
  sides: Sides,
  more: (of: Side, path: string) => Record<string, string>,
): Promise<{ ratio: number; status: number }> {
  const ask = async (of: Side) => {
    const { perSecond, statuses, errors } = await load({
      url: sides[of],
      paths: sides.paths,
      headers: { cookie: sides.cookie },
      connections: CONNECTIONS,
      ms: ROUND_MS,
      more: (path) => more(of, path),
    });
    if (statuses.size !== 1 || errors > 0) throw new Error(`${of}: ${[...statuses]}, ${errors} errors`);
    return { perSecond, status: [...statuses.keys()][0] ?? 0 };
  };
  await ask('bare');
  await ask('ours');
  const ratios: number[] = [];
  let status = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const bare = await ask('bare');
    const ours = await ask('ours');
    ratios.push(ours.perSecond / bare.perSecond);
    status = ours.status;
  }
  return { ratio: ratios.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0, status };
}

async function tagsOf(sides: Sides, of: Side): Promise<Map<string, string>> {
  const tags = new Map<string, string>();
  for (const path of sides.paths) {
    const answer = await fetch(sides[of] + path, { headers: { cookie: sides.cookie } });
    await answer.arrayBuffer();
    tags.set(path, answer.headers.get('etag') ?? '');
  }
  return tags;
}

type Found = { ratio: number; status: number };

function told(language: Language, whole: Found, fresh: Found): string[] {
  const verdict = (kept: boolean): string =>
    language === 'fr' ? (kept ? 'tenu' : 'MANQUÉ') : kept ? 'kept' : 'MISSED';
  const [of, of304] = [whole.ratio.toFixed(2), fresh.ratio.toFixed(2)];
  return language === 'fr'
    ? [
        `réponses de la page d’accueil par seconde, rapportées à Express nu qui envoie les mêmes octets : ${of} (${verdict(whole.ratio >= LEAST)} : ${LEAST} au moins)`,
        `redemandées avec leur ETag (${fresh.status}), des deux côtés : ${of304} (${verdict(fresh.ratio >= LEAST)} : ${LEAST} au moins)`,
      ]
    : [
        `answers of the home page per second, beside a bare Express that sends the same bytes: ${of} (${verdict(whole.ratio >= LEAST)}: ${LEAST} at least)`,
        `asked again with their ETag (${fresh.status}), on both sides: ${of304} (${verdict(fresh.ratio >= LEAST)}: ${LEAST} at least)`,
      ];
}

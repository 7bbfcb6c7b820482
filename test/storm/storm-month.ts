import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { addDays, Calendar, type Day, day, type Instant, instant } from '../../db/core/calendar.ts';
import type { Collective } from '../../db/core/collective.ts';
import { openStore } from '../../db/store.ts';
import { type Random, seededRandom } from '../demo/world/random.ts';
import { digestOf, rowsOf } from '../worlds/store-rows.ts';
import { createStorm, type Storm } from '../x-stand-in/http/storm.ts';
import { createStandIn, type StandIn } from '../x-stand-in/stand-in.ts';
import { judgeFigures, type Tally } from './judge-figures.ts';
import { judgeMoney, type LedgerDay, ledgerDays } from './judge-money.ts';
import { judgeRows } from './judge-rows.ts';
import type { StormNight } from './storm-setting.ts';
import { stormWorld } from './storm-world.ts';

const NIGHT = fileURLToPath(new URL('storm-night.ts', import.meta.url));
const FIRST_DAY = day('2015-09-26');
const PARIS = new Calendar('Europe/Paris');
const MINUTE = 60_000;
/** A night is begun again at most so often, and never after this hour of its UTC day. */
const MOST_ATTEMPTS = 14;
const LAST_HOUR = 20;

export type StormOptions = {
  readonly seed: number;
  readonly nights: number;
  readonly kills: number;
  readonly caps: Collective['caps'];
  /** For one answer of X; stalls last that long. */
  readonly deadlineMs?: number;
  readonly onNight?: (line: string) => void;
};

export type StormReport = {
  readonly problems: readonly string[];
  readonly kills: number;
  readonly attempts: number;
  /** Nights whose last attempt said that a task failed, and why. */
  readonly failures: readonly string[];
  readonly storm: Pick<Storm, 'calls' | 'faulty' | 'seen'>;
  readonly figures: Tally;
  readonly days: readonly LedgerDay[];
  /** SHA-256 of every row of the store. */
  readonly dump: string;
};

/**
 * Lives a month of nights through a storm, killing the service on its way, and holds what it says against the
 * truth and X's bill after every night; a calm night at the end reads what is left.
 */
export async function stormMonth(options: StormOptions): Promise<StormReport> {
  const { seed, nights, caps, deadlineMs = 2500, onNight = () => {} } = options;
  const random = seededRandom(seed, 99);
  const world = stormWorld(seed, nights + 2);
  const folder = await mkdtemp(join(tmpdir(), 'i4emploi-storm-'));
  const databaseUrl = `sqlite:${join(folder, 'storm.db')}`;
  await using standIn = createStandIn({
    world,
    now: PARIS.endOf(FIRST_DAY),
    rateLimit: 'documented',
    billExpandedUsers: true,
    itemised: true,
  });
  const xUrl = await standIn.listen();
  const storm = createStorm(seed, {
    now: () => Date.parse(standIn.now()),
    setDialect: (dialect) => standIn.setDialect(dialect),
  });
  const child = { databaseUrl, xUrl, seed, days: nights + 2, caps, deadlineMs };
  const killer = createKiller(random, options.kills);
  const [problems, failures, readings]: [string[], string[], Instant[]] = [[], [], []];
  const figures: Tally = { equal: 0, within: 0, silent: 0, wrong: 0 };
  let attempts = 0;

  async function live(last: Day, isLastNight: boolean): Promise<void> {
    standIn.setNow(nightTime(last, random));
    let left = random.between(0, 2);
    killer.begin();
    for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt += 1) {
      const now = standIn.now();
      readings.push(now);
      attempts += 1;
      const shot = killer.aim(nights, isLastNight);
      const ended = await attemptNight({ ...child, now, day: last }, standIn, storm, shot);
      if ('broken' in ended) problems.push(`${last}: the night’s process broke: ${ended.broken}`);
      killer.note(ended);
      problems.push(...(await judgeStore(databaseUrl, last)));
      const failed = 'failed' in ended ? ended.failed : null;
      if (failed) failures.push(`${last} ${failed.replaceAll('\n', ' | ')}`);
      const again = failed === null || (failed !== '' && left-- > 0) || (isLastNight && killer.left > 0);
      const isLate = new Date(standIn.now()).getUTCHours() >= LAST_HOUR;
      if (!again || (isLate && failed !== null)) break;
      const pause = (failed === null ? 1 : random.between(1, 40)) * MINUTE;
      standIn.setNow(instant(Date.parse(standIn.now()) + pause));
    }
  }

  try {
    for (let index = 0; index <= nights; index += 1) {
      const last = addDays(FIRST_DAY, index);
      const isCalm = index === nights;
      // A machine that was off: the next night catches up.
      if (!isCalm && index > 1 && index < nights - 1 && random.chance(0.06)) continue;
      if (isCalm) storm.calm();
      await live(last, index === nights - 1);
      await using store = await openStore(databaseUrl);
      const known = problems.length;
      const verdict = await judgeFigures(store, world, { cutoff: last, readings });
      for (const key of ['equal', 'within', 'silent', 'wrong'] as const) figures[key] += verdict.tally[key];
      problems.push(...verdict.problems.map((problem) => `night of ${last}: ${problem}`));
      const money = await judgeMoney(store, standIn, caps);
      problems.push(...money.filter((problem) => !problems.includes(problem)));
      onNight(
        `${last}: ${attempts} attempts, ${options.kills - killer.left} kills, ${standIn.requests.length} requests`,
      );
      for (const problem of problems.slice(known)) onNight(`PROBLEM ${problem}`);
    }
    await using store = await openStore(databaseUrl);
    problems.push(...(await judgeRows(store, world)));
    return {
      problems: [...new Set(problems)],
      kills: options.kills - killer.left,
      attempts,
      failures,
      storm: { calls: storm.calls, faulty: storm.faulty, seen: storm.seen },
      figures,
      days: await ledgerDays(store, standIn),
      dump: digestOf(await rowsOf(store)),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** In the small hours as a rule; sometimes just after 00:00 UTC, or before it, when the night has to wait. */
function nightTime(last: Day, random: Random): Instant {
  const midnight = Date.parse(`${addDays(last, 1)}T00:00:00Z`);
  const when = random.next();
  if (when < 0.15) return instant(midnight + random.between(1, 9) * MINUTE);
  const evening = Date.parse(PARIS.endOf(last)) + random.between(2, 50) * MINUTE;
  if (when < 0.3 && evening < midnight) return instant(evening);
  return instant(midnight + random.between(60, 200) * MINUTE);
}

type Shot = { readonly request: number | null; readonly made: boolean; readonly statement: number | null };
type Ended =
  | { readonly killed: true }
  | { readonly failed: string; readonly statements: number; readonly requests: number }
  | { readonly broken: string };

/** Draws when the next process dies: at a request, before or after X has made its answer, or at a statement. */
function createKiller(random: Random, kills: number) {
  let left = kills;
  let attempts = 0;
  let tonight = 0;
  let usual = { requests: 30, statements: 400 };
  return {
    get left() {
      return left;
    },
    begin() {
      tonight = 0;
    },
    aim(nights: number, isLastNight: boolean): Shot | null {
      attempts += 1;
      if (tonight > 2 + Math.ceil(kills / nights) && !isLastNight) return null;
      const chance = isLastNight ? 1 : Math.min(0.85, (1.3 * kills) / (nights + kills));
      if (left === 0 || !random.chance(chance)) return null;
      const most = isLastNight && attempts % 2 === 0 ? 4 : 1;
      const atRequest = random.chance(0.5);
      return {
        request: atRequest ? random.between(1, Math.max(1, Math.floor(usual.requests / most))) : null,
        made: random.chance(0.6),
        statement: atRequest ? null : random.between(1, Math.max(1, Math.floor(usual.statements / most))),
      };
    },
    note(ended: Ended) {
      if ('killed' in ended) [left, tonight] = [left - 1, tonight + 1];
      if ('statements' in ended && ended.requests > 3) usual = ended;
    },
  };
}

async function attemptNight(
  night: Omit<StormNight, 'dieAfter'>,
  standIn: StandIn,
  storm: Storm,
  shot: Shot | null,
): Promise<Ended> {
  let process_: ChildProcess | null = null;
  let requests = 0;
  standIn.setFault((call) => {
    requests += 1;
    if (requests === shot?.request) {
      process_?.kill('SIGKILL');
      return { kind: 'stall', ...(!shot.made && { made: false }) };
    }
    return storm.script(call);
  });
  const argument = JSON.stringify({ ...night, dieAfter: shot?.statement ?? null } satisfies StormNight);
  const started = spawn(process.execPath, [NIGHT, argument], { stdio: ['ignore', 'pipe', 'pipe'] });
  process_ = started;
  let [out, complaint] = ['', ''];
  started.stdout.on('data', (chunk) => (out += String(chunk)));
  started.stderr.on('data', (chunk) => (complaint += String(chunk)));
  const [code, signal] = await new Promise<[number | null, string | null]>((resolve) =>
    started.on('close', (...ended) => resolve(ended)),
  );
  if (signal === 'SIGKILL') return { killed: true };
  if (code !== 0) return { broken: complaint.slice(0, 2000) };
  return { ...(JSON.parse(out) as { failed: string; statements: number }), requests };
}

async function judgeStore(databaseUrl: string, last: Day): Promise<string[]> {
  await using store = await openStore(databaseUrl);
  const { rows } = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(store.db);
  return rows.flatMap(({ integrity_check }) =>
    integrity_check === 'ok' ? [] : [`${last}: the store is broken: ${integrity_check}`],
  );
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { addDays } from '../../db/core/calendar.ts';
import type { Language } from '../../db/core/errors.ts';
import { quantile } from '../../db/statistics/quantiles.ts';
import { openStore, type Store } from '../../db/store.ts';
import { lastDay, observe, observeNight, rollUpTo } from './history.ts';
import { watchTurns } from './turns.ts';

const NIGHTS = 21;
/**
 * Histories compared, in years. The longest holds a million posts. Requests, people and relays of a night are as
 * many in each, and as many of its people are new in the year. What no night on one year can have is the cohorts
 * that come of age: requests of a year ago, and curves that are followed for two years. They are new work, and it
 * does not grow: a night on three years has all of it. So both are told, the goal being held against one year.
 */
const [ONE, THREE, ELEVEN] = [1, 3, 11];
const AT_MOST = 1.1;
/** Nights missed in a row that one night then makes up for. */
const MISSED = 31;

type Night = { readonly milliseconds: number; readonly block: number; readonly wall: number };
type Side = {
  readonly store: Store;
  readonly years: number;
  readonly nights: Night[];
  first?: Night;
  caughtUp?: Night;
};

/** What a night's roll-up costs on eleven years of history and a million posts, beside the same night on fewer. */
export async function rollUpBench(language: Language): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'i4emploi-bench-'));
  try {
    await using one = await openStore(`sqlite:${join(folder, 'one.db')}`);
    await using three = await openStore(`sqlite:${join(folder, 'three.db')}`);
    await using eleven = await openStore(`sqlite:${join(folder, 'eleven.db')}`);
    const sides: Side[] = [
      { store: one, years: ONE, nights: [] },
      { store: three, years: THREE, nights: [] },
      { store: eleven, years: ELEVEN, nights: [] },
    ];
    const runs = new Map<Side, number>();
    for (const side of sides) runs.set(side, await history(side));
    for (let night = 1; night <= NIGHTS; night += 1) {
      for (const side of night % 2 === 0 ? sides : sides.toReversed())
        await live(side, runs.get(side) as number, night);
    }
    await catchUp(sides[2] as Side, runs.get(sides[2] as Side) as number);
    return told(language, sides);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const untilOf = ({ years }: Side) => lastDay(years, NIGHTS + MISSED + 20);

async function history(side: Side): Promise<number> {
  const runId = await observe(side.store, untilOf(side));
  await rollUpTo(side.store, runId, untilOf(side));
  return runId;
}

/** The first night warms what later ones find warm; the first of a month also puts the advice to the test. */
async function live(side: Side, runId: number, night: number): Promise<void> {
  const { store, nights } = side;
  const day = addDays(untilOf(side), night);
  await store.db.transaction().execute((db) => observeNight(db, day, runId));
  await copyLog(store);
  const spent = await cost(async () => {
    await rollUpTo(store, runId, day);
    await copyLog(store);
  });
  if (day.endsWith('-01')) side.first = spent;
  else if (night > 1) nights.push(spent);
}

async function catchUp(side: Side, runId: number): Promise<void> {
  const { store } = side;
  const last = addDays(untilOf(side), NIGHTS + MISSED);
  for (let night = MISSED - 1; night >= 0; night -= 1)
    await store.db.transaction().execute((db) => observeNight(db, addDays(last, -night), runId));
  await copyLog(store);
  side.caughtUp = await cost(() => rollUpTo(store, runId, last));
}

/**
 * SQLite copies its log into the file once it is long, in whoever's commit that falls: a night would pay for what was
 * read before it, or for nothing. So it pays for its own pages, all of them, each night.
 */
const copyLog = ({ db }: Store) => sql`pragma wal_checkpoint(truncate)`.execute(db);

/** Processor time: what others do on the machine is not in it. */
async function cost(work: () => Promise<unknown>): Promise<Night> {
  const turns = watchTurns();
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return { milliseconds: (user + system) / 1000, ...turns() };
}

const middle = ({ nights }: Side): number =>
  quantile(
    nights.map(({ milliseconds }) => milliseconds),
    0.5,
  ) ?? 0;

/** Beside the ratio of the medians, where half of the nights lie: on a shared machine they are far apart. */
function compared(long: Side, short: Side): { ratio: number; low: string; high: string } {
  const nightly = long.nights.map(
    (night, index) => night.milliseconds / (short.nights[index]?.milliseconds ?? 1),
  );
  const [low, high] = [0.25, 0.75].map((share) => (quantile(nightly, share) ?? 0).toFixed(2));
  return { ratio: middle(long) / middle(short), low: low as string, high: high as string };
}

function told(language: Language, sides: readonly Side[]): string[] {
  const [one, three, eleven] = sides as [Side, Side, Side];
  const goal = compared(eleven, one);
  const alike = compared(eleven, three);
  const kept = goal.ratio <= AT_MOST;
  const [a, b, c] = sides.map((side) => middle(side).toFixed(0));
  const [d, e] = [one, eleven].map(({ first }) => (first?.milliseconds ?? 0).toFixed(0));
  const worst = (nights: readonly Night[], of: 'block' | 'wall') =>
    Math.max(...nights.map((night) => night[of])).toFixed(0);
  const [block, wall] = [worst(eleven.nights, 'block'), worst(eleven.nights, 'wall')];
  const first = eleven.first ? [eleven.first] : [];
  const [firstBlock, firstWall] = [worst(first, 'block'), worst(first, 'wall')];
  const { milliseconds, block: late, wall: lateWall } = eleven.caughtUp as Night;
  const [caughtUp, lateBlock, lateByClock] = [milliseconds, late, lateWall].map((one) => one.toFixed(0));
  return language === 'fr'
    ? [
        `nuit sur ${ONE} an : ${a} ms ; sur ${THREE} ans : ${b} ms ; sur ${ELEVEN} ans et un million de publications : ${c} ms`,
        `${ELEVEN} ans / ${ONE} an : ${goal.ratio.toFixed(2)} (${kept ? 'tenu' : 'DÉPASSÉ'} : ${AT_MOST} au plus) ; la moitié des nuits entre ${goal.low} et ${goal.high}`,
        `${ELEVEN} ans / ${THREE} ans, à travail neuf égal : ${alike.ratio.toFixed(2)} ; la moitié des nuits entre ${alike.low} et ${alike.high}`,
        `plus long arrêt de la boucle d’événements : ${block} ms de calcul (${wall} ms à l’horloge)`,
        `première nuit d’un mois, conseils à l’épreuve : ${d} ms sur ${ONE} an, ${e} ms sur ${ELEVEN} ans ; plus long arrêt : ${firstBlock} ms de calcul (${firstWall} ms à l’horloge)`,
        `${MISSED} nuits manquées, rattrapées en une sur ${ELEVEN} ans : ${caughtUp} ms ; plus long arrêt : ${lateBlock} ms de calcul (${lateByClock} ms à l’horloge)`,
      ]
    : [
        `a night on ${ONE} year: ${a} ms; on ${THREE} years: ${b} ms; on ${ELEVEN} years and a million posts: ${c} ms`,
        `${ELEVEN} years / ${ONE} year: ${goal.ratio.toFixed(2)} (${kept ? 'kept' : 'EXCEEDED'}: ${AT_MOST} at most); half of the nights between ${goal.low} and ${goal.high}`,
        `${ELEVEN} years / ${THREE} years, whose new work is the same: ${alike.ratio.toFixed(2)}; half of the nights between ${alike.low} and ${alike.high}`,
        `longest block of the event loop: ${block} ms of processor time (${wall} ms by the clock)`,
        `first night of a month, with the advice put to the test: ${d} ms on ${ONE} year, ${e} ms on ${ELEVEN} years; longest block: ${firstBlock} ms of processor time (${firstWall} ms by the clock)`,
        `${MISSED} missed nights, made up for in one on ${ELEVEN} years: ${caughtUp} ms; longest block: ${lateBlock} ms of processor time (${lateByClock} ms by the clock)`,
      ];
}

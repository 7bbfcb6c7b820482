import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { addDays } from '../../db/core/calendar.ts';
import type { Language } from '../../db/core/errors.ts';
import { quantile } from '../../db/statistics/quantiles.ts';
import { openStore, type Store } from '../../db/store.ts';
import { lastDay, observe, observeDay, rollUpTo } from './history.ts';

const NIGHTS = 21;
/** Histories compared, in years: the longer one holds a million posts. */
const [SHORT, LONG] = [1, 11];
const AT_MOST = 1.1;

/** What a night's roll-up costs on eleven years of history and a million posts, beside the same night on one year. */
export async function rollUpBench(language: Language): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'i4emploi-bench-'));
  try {
    await using short = await openStore(`sqlite:${join(folder, 'short.db')}`);
    await using long = await openStore(`sqlite:${join(folder, 'long.db')}`);
    const stores = [
      { store: short, ...(await history(short, SHORT)) },
      { store: long, ...(await history(long, LONG)) },
    ];
    const costs: number[][] = [[], []];
    const blocks: number[] = [];
    for (let night = 1; night <= NIGHTS; night += 1) {
      for (const [index, { store, runId, until }] of stores.entries()) {
        const day = addDays(until, night);
        await store.db.transaction().execute((db) => observeDay(db, day, runId));
        const { milliseconds, block } = await cost(() => rollUpTo(store, runId, day));
        // The first night warms what later ones find warm.
        if (night > 1) costs[index]?.push(milliseconds);
        if (night > 1 && index === 1) blocks.push(block);
      }
    }
    const [one = 0, eleven = 0] = costs.map((some) => quantile(some, 0.5) ?? 0);
    const nightly = (costs[1] ?? []).map((long, index) => long / (costs[0]?.[index] ?? 1));
    const [low = 0, high = 0] = [0.25, 0.75].map((share) => quantile(nightly, share) ?? 0);
    return told(language, { one, eleven, block: Math.max(...blocks), low, high });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function history(store: Store, years: number) {
  const until = lastDay(years, NIGHTS + 20);
  const runId = await observe(store, until);
  await rollUpTo(store, runId, until);
  return { runId, until };
}

/** Processor time: what others do on the machine is not in it. The longest block of the event loop is. */
async function cost(work: () => Promise<unknown>): Promise<{ milliseconds: number; block: number }> {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  delay.disable();
  return { milliseconds: (user + system) / 1000, block: delay.max / 1e6 };
}

type Found = { one: number; eleven: number; block: number; low: number; high: number };

/** Beside the ratio of the medians, where half of the nights lie: on a shared machine they are far apart. */
function told(language: Language, { one, eleven, block, low, high }: Found): string[] {
  const ratio = (eleven / one).toFixed(2);
  const kept = eleven / one <= AT_MOST;
  return language === 'fr'
    ? [
        `nuit sur ${SHORT} an : ${one.toFixed(0)} ms ; sur ${LONG} ans et un million de publications : ${eleven.toFixed(0)} ms`,
        `rapport : ${ratio} (${kept ? 'tenu' : 'DÉPASSÉ'} : ${AT_MOST} au plus) ; la moitié des nuits entre ${low.toFixed(2)} et ${high.toFixed(2)}`,
        `plus long arrêt de la boucle d’événements : ${block.toFixed(0)} ms`,
      ]
    : [
        `a night on ${SHORT} year: ${one.toFixed(0)} ms; on ${LONG} years and a million posts: ${eleven.toFixed(0)} ms`,
        `ratio: ${ratio} (${kept ? 'kept' : 'EXCEEDED'}: ${AT_MOST} at most); half of the nights between ${low.toFixed(2)} and ${high.toFixed(2)}`,
        `longest block of the event loop: ${block.toFixed(0)} ms`,
      ];
}

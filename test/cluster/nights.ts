import { setTimeout as delay } from 'node:timers/promises';
import { addDays, type Day, day, type Instant, instant } from '../../db/core/calendar.ts';
import { isNightOver } from '../../db/queries/plans.ts';
import { openStore, type Store } from '../../db/store.ts';
import { runNightly } from '../../jobs/runner.ts';
import { type Known, openPaying, whatIsKnown } from '../crash/night.ts';
import { CALENDAR, sortAll } from '../integration/jobs/setting.ts';
import { smallWorld } from '../integration/jobs/small-world.ts';
import type { Cluster } from './cluster.ts';

export const world = smallWorld();
const FIRST = day('2019-03-20');
const LOOK_MS = 100;

/** When the n-th night takes place, and the day that it collects. */
export const nightOf = (index: number): { at: Instant; day: Day } => {
  const last = addDays(FIRST, index);
  return { at: instant(`${addDays(last, 1)}T01:00:00Z`), day: last };
};

/** One night after another, each shown to the workers once the one before it is over. */
export type Nights = {
  /** Lets the night under way end, and shows no other. @returns how many there were */
  stop(): Promise<number>;
};

/** @param signal aborted: the night under way is left as it is */
export function playNights(cluster: Cluster, signal?: AbortSignal): Nights {
  let over = false;
  let index = 0;
  const play = async (): Promise<number> => {
    for (;;) {
      const night = nightOf(index);
      await cluster.setNow(night.at);
      while (!(await isOver(cluster.primary.url, night.day))) {
        if (signal?.aborted) return index;
        await delay(LOOK_MS);
      }
      index += 1;
      if (over || signal?.aborted) return index;
    }
  };
  const played = play();
  return {
    stop() {
      over = true;
      return played;
    },
  };
}

/** Asked by a connection of its own each time: the server may have been killed since. */
async function isOver(url: string, night: Day): Promise<boolean> {
  try {
    await using store = await openStore(url, { asItIs: true });
    return await isNightOver(store.db, night, CALENDAR.endOf(night));
  } catch {
    return false;
  }
}

/** What so many nights leave that nothing happens to. */
export async function unharmed(count: number): Promise<Known> {
  await using store: Store = await openStore('sqlite::memory:');
  await using setting = await openPaying(store);
  for (let index = 0; index < count; index += 1) {
    const night = nightOf(index);
    setting.setNow(night.at);
    await sortAll(setting, world);
    await runNightly(setting, night.day, {
      afterTask: async (task) => (task === 'seeker-requests' ? sortAll(setting, world) : undefined),
    });
  }
  return await whatIsKnown(store);
}

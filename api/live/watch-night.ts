import { createHash } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Clock } from '../../db/core/clock.ts';
import type { Database } from '../../db/store.ts';
import type { NightAnswer } from '../contract/night.ts';
import { readNightAnswer } from './night-answer.ts';

/** A night as it was told at some moment; the version changes with anything that is told of it. */
type Told = { readonly version: string; readonly answer: NightAnswer };

export type NightWatch = AsyncDisposable & {
  /** The night as it is now. */
  look(): Promise<Told>;
  /**
   * Tells of the night now and whenever something of it has changed, until it is called back.
   * @param ended the watch is over: nothing more will be told
   */
  follow(tell: (told: Told) => void, ended: () => void): () => void;
};

/** How often the store is asked while a night runs, and while none does. */
const PACE_MS = { running: 2_000, otherwise: 15_000 };

/**
 * Follows the nights that the store tells of, whatever process runs them: one query a tick for all who listen,
 * and none while nobody does.
 */
export function watchNight({ db }: { db: Database }, clock: Clock, pace = PACE_MS): NightWatch {
  const followers = new Map<(told: Told) => void, () => void>();
  let last: Told | null = null;
  let asks = false;

  const look = async (): Promise<Told> => {
    const answer = await readNightAnswer(db, clock.now());
    return { answer, version: versionOf(answer) };
  };
  const ask = async (): Promise<void> => {
    asks = true;
    last = null;
    while (followers.size > 0) {
      // A store that does not answer is told of elsewhere; here, nothing is told until it does.
      const told = await look().catch(() => null);
      if (told && told.version !== last?.version) {
        last = told;
        for (const tell of followers.keys()) tell(told);
      }
      const isRunning = last?.answer.night?.state === 'running';
      await delay(isRunning ? pace.running : pace.otherwise, undefined, { ref: false });
    }
    asks = false;
  };
  return {
    look,
    follow(tell, ended) {
      followers.set(tell, ended);
      if (!asks) void ask();
      // What is known is at most a tick old.
      else if (last) tell(last);
      return () => void followers.delete(tell);
    },
    async [Symbol.asyncDispose]() {
      for (const ended of [...followers.values()]) ended();
    },
  };
}

const versionOf = (answer: NightAnswer): string =>
  createHash('sha256').update(JSON.stringify(answer)).digest('base64url').slice(0, 12);

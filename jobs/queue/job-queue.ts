import { setTimeout as delay } from 'node:timers/promises';
import type { Day } from '../../db/core/calendar.ts';
import type { Turn } from '../../db/dialect/turn.ts';
import type { Store } from '../../db/store.ts';

/** What a worker does: nights, each named by its day, and over once. */
export type Work = {
  /** The night to do now; null: there is none. Asked by every worker, again and again: it must be cheap. */
  due(): Promise<Day | null>;
  /** Does it. Resolves once the night is over; rejects when it is to be taken up again, here or elsewhere. */
  run(day: Day, turn: Turn): Promise<void>;
};

/** Gives each night to one worker at a time, and to another when that one dies or falls asleep, until it is over. */
export type JobQueue = {
  /** Works until the signal is aborted and the night under way has ended. */
  work(work: Work, signal: AbortSignal): Promise<void>;
};

/** How often a worker looks, and how long it leaves a night alone that it could not end. */
export type Pace = { readonly lookMs: number; readonly againMs: number; readonly turnSeconds?: number };

export const USUAL_PACE: Pace = { lookMs: 30_000, againMs: 300_000 };

/**
 * Does a night under the turn, unless it is over by then. Whoever had it before writes nothing any more.
 * @returns false when another process has the turn
 */
export async function runUnderTurn(
  store: Store,
  day: Day,
  { due, run }: Work,
  { turnSeconds }: Pace,
): Promise<boolean> {
  await using turn = await store.takeTurn(turnSeconds);
  if (!turn) return false;
  if ((await due()) === day) await run(day, turn);
  return true;
}

/** Waits, or until it is told to stop. */
export const pause = (milliseconds: number, signal: AbortSignal): Promise<unknown> =>
  delay(milliseconds, undefined, { signal }).catch(() => {});

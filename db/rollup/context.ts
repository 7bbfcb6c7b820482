import { setImmediate } from 'node:timers/promises';
import type { Calendar, Day, Instant } from '../core/calendar.ts';
import type { Collective } from '../core/collective.ts';
import type { Database } from '../store.ts';

/** What the rolling up of one night knows. */
export type RollUpContext = {
  readonly db: Database;
  readonly calendar: Calendar;
  readonly collective: Collective;
  /** The last day that the figures include. */
  readonly cutoff: Day;
  /** The end of that day. */
  readonly until: Instant;
  /** When what is found is known from. */
  readonly at: Instant;
  /** When all that comes from X was erased: what was collected before can not be counted again. */
  readonly erasedAt: Instant | null;
  /** Days some of whose people are forgotten: their tallies stand as they are. */
  readonly closed: ReadonlySet<Day>;
  /** The days that were tallied anew, whatever of them; what is told of other days stands. */
  readonly tallied: Set<Day>;
  /** What several families ask of the same period is worked out once; gone with the roll-up. */
  readonly remembered: Map<string, Promise<unknown>>;
};

/** The answer to a question of this roll-up, worked out when it is first asked. */
export function once<T>(
  { remembered }: RollUpContext,
  question: string,
  answer: () => Promise<T>,
): Promise<T> {
  const known = remembered.get(question) as Promise<T> | undefined;
  if (known) return known;
  const fresh = answer();
  remembered.set(question, fresh);
  return fresh;
}

/** Longest stretch of work between two turns of the event loop; a statement on SQLite is not cut. */
const TURN_MS = 10;

/** Lets the process do something else now and then: SQLite answers without ever leaving its turn. */
export function breather(): () => Promise<void> {
  let began = performance.now();
  return async () => {
    if (performance.now() - began < TURN_MS) return;
    await setImmediate();
    began = performance.now();
  };
}

import { type Instant, instant } from './calendar.ts';

/** Where a process reads the time. Only mains use the system's; tests and the demonstration set their own. */
export type Clock = { now(): Instant };

export const systemClock: Clock = { now: () => instant(Date.now()) };

export function fixedClock(at: string): Clock & { set(at: string): void } {
  let current = instant(at);
  return {
    now: () => current,
    set(next) {
      current = instant(next);
    },
  };
}

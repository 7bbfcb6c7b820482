import type { Millis } from '../../demo/world/model.ts';
import type { AuthKind } from './auth.ts';
import { tooManyRequests } from './problems.ts';

const WINDOW = 15 * 60_000;

export type RateLimits = {
  /** Counts one call; returns the headers of the answer, or throws the 429. */
  take(endpoint: string, auth: AuthKind, limit: number, now: Millis): Record<string, string>;
  /** Counts one call of an endpoint that takes one call a second; 429 although calls remain in the window. */
  takeSecond(endpoint: string, now: Millis, headers: Record<string, string>): void;
};

/** Windows of 15 minutes by the stand-in's clock, opened by the first call of each endpoint and kind of caller. */
export function rateLimits(): RateLimits {
  const windows = new Map<string, { opened: Millis; used: number }>();
  const last = new Map<string, Millis>();
  return {
    take(endpoint, auth, limit, now) {
      const key = `${endpoint} ${auth}`;
      let window = windows.get(key);
      if (!window || now >= window.opened + WINDOW || now < window.opened) {
        window = { opened: now, used: 0 };
        windows.set(key, window);
      }
      const isOver = window.used >= limit;
      if (!isOver) window.used += 1;
      const headers = {
        'x-rate-limit-limit': String(limit),
        'x-rate-limit-remaining': String(limit - window.used),
        'x-rate-limit-reset': String(Math.ceil((window.opened + WINDOW) / 1000)),
      };
      if (isOver) throw tooManyRequests(headers);
      return headers;
    },
    takeSecond(endpoint, now, headers) {
      const before = last.get(endpoint);
      if (before !== undefined && now >= before && now - before < 1000) throw tooManyRequests(headers);
      last.set(endpoint, now);
    },
  };
}

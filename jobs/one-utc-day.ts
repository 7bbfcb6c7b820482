import { type Instant, instant } from '../db/core/calendar.ts';

const DAY_MS = 86_400_000;
/** What a night may take. One that begins later than this before 00:00 UTC would end on another day of X's. */
export const NIGHT_MS = 2 * 3_600_000;

/**
 * When a night may begin: X bills what is read twice once a UTC day, so a night that would cross 00:00 UTC
 * waits for it. In Paris that is one or two in the morning.
 */
export function nightBegins(now: Instant): Instant {
  const next = Math.ceil(Date.parse(now) / DAY_MS) * DAY_MS;
  return next - Date.parse(now) < NIGHT_MS ? instant(next) : now;
}

import { type Instant, instant } from '../../db/core/calendar.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** How long a session and its cookie last in all: with a passkey, and with a link, which is for registering one. */
export const SESSION_MS = { passkey: 30 * DAY_MS, link: DAY_MS } as const;
/** How long somebody may read by a shared link before opening it again. */
export const SHARED_MS = { sponsor: 12 * HOUR_MS, public: 30 * DAY_MS } as const;

/** Until when a session that begins now lasts in all, and unless it is used before. */
export const sessionLife = (now: Instant, kind: keyof typeof SESSION_MS, idleHours: number) => ({
  sessionExpiresAt: instant(Date.parse(now) + SESSION_MS[kind]),
  idleAt: idleEnd(now, idleHours),
});

/** When a session that is used now ends unless it is used again. */
export const idleEnd = (now: Instant, idleHours: number): Instant =>
  instant(Date.parse(now) + idleHours * HOUR_MS);

/** A use is worth a write once it moves that end by a twelfth: an hour of twelve. */
export const movesEnd = (before: Instant, after: Instant, idleHours: number): boolean =>
  Date.parse(after) - Date.parse(before) >= (idleHours * HOUR_MS) / 12;

import pino, { type Logger } from 'pino';

export type Log = Logger;

/** One JSON line an event on standard error. Callers pass codes, counts and days: never a person, never a text. */
export function createLog(level: string): Log {
  return pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination({ fd: 2, sync: true }),
  );
}

/** For tests and quiet commands. */
export function silentLog(): Log {
  return pino({ level: 'silent' });
}

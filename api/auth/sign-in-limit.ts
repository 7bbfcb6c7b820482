import { isIPv6 } from 'node:net';
import type { Clock } from '../../db/core/clock.ts';

export const ATTEMPTS = 20;
export const WINDOW_MS = 60_000;

/**
 * Counts each client's attempts, minute by minute, in the memory of this process.
 * @returns counts one attempt from this address: 0 when it may go on, else the seconds to wait
 */
export function limitSignIn(clock: Clock): (address: string) => number {
  // Emptied as a whole: it never holds more clients than one minute brings.
  const attempts = new Map<string, number>();
  let since = Number.NEGATIVE_INFINITY;
  return (address) => {
    const now = Date.parse(clock.now());
    // A clock that was set back must not lock anybody out.
    if (now < since || now >= since + WINDOW_MS) {
      attempts.clear();
      since = now;
    }
    const client = clientOf(address);
    const count = (attempts.get(client) ?? 0) + 1;
    attempts.set(client, count);
    return count <= ATTEMPTS ? 0 : Math.ceil((since + WINDOW_MS - now) / 1000);
  };
}

/** Whoever has one IPv6 address has the 2^64 of its network: they are one client. */
export function clientOf(address: string): string {
  if (!isIPv6(address) || address.includes('.')) return address.replace(/^::ffff:/i, '');
  const [left = [], right] = address.split('::').map((half) => (half ? half.split(':') : []));
  const zeros = right ? Array<string>(8 - left.length - right.length).fill('0') : [];
  return [...left, ...zeros, ...(right ?? [])].slice(0, 4).join(':');
}

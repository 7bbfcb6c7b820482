import { createHmac } from 'node:crypto';
import { instant } from '../../db/core/calendar.ts';
import { storeTrouble } from '../../db/core/errors.ts';
import { withoutWaiting } from '../../db/dialect/waiting.ts';
import { countAttempt } from '../../db/queries/attempts.ts';
import type { Context } from '../context.ts';
import { serviceKey } from './service-key.ts';
import { ATTEMPTS, clientOf, limitSignIn, WINDOW_MS } from './sign-in-limit.ts';

/**
 * Limits what a client may try, however many processes answer it. Each counts in its own memory first, so that a
 * flood costs the store no more than a few writes a minute of each; a store that takes none just now leaves that count, at once.
 * @param what is tried: each has a count of its own
 * @returns counts one attempt from this address: 0 when it may go on, else the seconds to wait
 */
export function limitAttempts(
  { store, clock, sampleKey }: Pick<Context, 'store' | 'clock' | 'sampleKey'>,
  what: 'sign-in' | 'shared-link' | 'declaration' | 'own-declaration',
): (address: string) => Promise<number> {
  const here = limitSignIn(clock);
  const key = serviceKey(sampleKey, 'attempts');
  return async (address) => {
    const seconds = here(address);
    if (seconds > 0) return seconds;
    const now = Date.parse(clock.now());
    const minute = Math.floor(now / WINDOW_MS) * WINDOW_MS;
    const client = createHmac('sha256', key)
      .update(`${what} ${clientOf(address)}`)
      .digest('base64url');
    try {
      const count = await withoutWaiting(() => countAttempt(store.db, client, instant(minute)));
      return count <= ATTEMPTS ? 0 : Math.ceil((minute + WINDOW_MS - now) / 1000);
    } catch (error) {
      if (storeTrouble(error)) return 0;
      throw error;
    }
  };
}

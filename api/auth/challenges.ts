import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { instant } from '../../db/core/calendar.ts';
import type { Clock } from '../../db/core/clock.ts';
import { spendChallenge } from '../../db/queries/attempts.ts';
import type { Store } from '../../db/store.ts';
import { serviceKey } from './service-key.ts';

const LIFE_MS = 5 * 60_000;
const NONCE = 16;
const MAC = 32;

/**
 * What a device is asked to sign, each good once, for five minutes, for one purpose. Nothing is kept of those
 * handed out (a stranger may ask for any number of them), only of those that came back, until they expire.
 * With a key of the service's, one process may take what another handed out; without, after a restart one asks again.
 */
export type Challenges = {
  make(purpose: string): Uint8Array<ArrayBuffer>;
  /** @returns false when it is not ours, of another purpose, too old, or has been used. */
  spend(challenge: string, purpose: string): Promise<boolean>;
};

export function signedChallenges(
  { db }: Pick<Store, 'db'>,
  clock: Clock,
  pseudonymKey: string | null = null,
): Challenges {
  const key = serviceKey(pseudonymKey, 'challenges');
  const macOf = (told: Buffer, purpose: string) =>
    createHmac('sha256', key).update(told).update(purpose).digest();
  return {
    make(purpose) {
      const told = Buffer.alloc(NONCE + 8);
      randomBytes(NONCE).copy(told);
      told.writeDoubleBE(Date.parse(clock.now()) + LIFE_MS, NONCE);
      return new Uint8Array(Buffer.concat([told, macOf(told, purpose)]));
    },
    async spend(challenge, purpose) {
      const now = clock.now();
      const bytes = Buffer.from(challenge, 'base64url');
      if (bytes.length !== NONCE + 8 + MAC) return false;
      const told = bytes.subarray(0, NONCE + 8);
      const expires = told.readDoubleBE(NONCE);
      if (!timingSafeEqual(bytes.subarray(NONCE + 8), macOf(told, purpose))) return false;
      if (expires <= Date.parse(now)) return false;
      return spendChallenge(db, { nonce: told.toString('base64url'), expires_at: instant(expires) }, now);
    },
  };
}

import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Clock } from '../../db/core/clock.ts';

const LIFE_MS = 5 * 60_000;
const NONCE = 16;
const MAC = 32;

/**
 * What a device is asked to sign, each good once, for five minutes, for one purpose. Nothing is kept of those
 * handed out (a stranger may ask for any number of them), only of those that came back, until they expire.
 * The key lives as long as this process: after a restart one asks again.
 */
export type Challenges = {
  make(purpose: string): Uint8Array<ArrayBuffer>;
  /** @returns false when it is not ours, of another purpose, too old, or has been used. */
  spend(challenge: string, purpose: string): boolean;
};

export function signedChallenges(clock: Clock): Challenges {
  const key = randomBytes(32);
  const spent = new Map<string, number>();
  const macOf = (told: Buffer, purpose: string) =>
    createHmac('sha256', key).update(told).update(purpose).digest();
  return {
    make(purpose) {
      const told = Buffer.alloc(NONCE + 8);
      randomBytes(NONCE).copy(told);
      told.writeDoubleBE(Date.parse(clock.now()) + LIFE_MS, NONCE);
      return new Uint8Array(Buffer.concat([told, macOf(told, purpose)]));
    },
    spend(challenge, purpose) {
      const now = Date.parse(clock.now());
      const bytes = Buffer.from(challenge, 'base64url');
      if (bytes.length !== NONCE + 8 + MAC) return false;
      const told = bytes.subarray(0, NONCE + 8);
      const expires = told.readDoubleBE(NONCE);
      if (!timingSafeEqual(bytes.subarray(NONCE + 8), macOf(told, purpose))) return false;
      for (const [old, until] of spent) if (until <= now) spent.delete(old);
      const name = told.toString('base64url');
      if (expires <= now || spent.has(name)) return false;
      spent.set(name, expires);
      return true;
    },
  };
}

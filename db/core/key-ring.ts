import { createHmac } from 'node:crypto';
import { type Pseudonym, type Pseudonymise, pseudonymiser } from './pseudonym.ts';
import { type IdSeal, idSeal } from './sealed-id.ts';

/**
 * The key that is kept outside the store, and those it took the place of. The store does not know whose a pseudonym
 * is, so that another key can only be laid over it: what one key made goes through the next, the oldest first.
 */
export type KeyRing = {
  readonly pseudonymise: Pseudonymise;
  /** Of the newest key. */
  readonly idSeal: IdSeal;
  readonly size: number;
  /** From what the first `size` keys made of an account, or of anything else, to what all of them make of it. */
  renew(made: string, size: number): Pseudonym;
  /** The seal of the newest of the first `size` keys. */
  sealOf(size: number): IdSeal;
  /** Tells the first `size` keys from any others, and none of them. */
  checkOf(size: number): string;
};

/**
 * @param before the keys that came before, the oldest first
 * @throws AppError `pseudonym-key-short`
 */
export function keyRing(key: string, before: readonly string[] = []): KeyRing {
  const keys = [...before, key];
  const makers = keys.map(pseudonymiser);
  const [first = pseudonymiser(key), ...others] = makers;
  const through = (made: string, rest: readonly Pseudonymise[]): Pseudonym =>
    rest.reduce<string>((text, make) => make(text), made) as Pseudonym;
  return {
    pseudonymise: others.length === 0 ? first : (accountId) => through(first(accountId), others),
    idSeal: idSeal(key),
    size: keys.length,
    renew: (made, size) => through(made, makers.slice(size)),
    sealOf: (size) => idSeal(keys[size - 1] ?? key),
    checkOf(size) {
      const told = keys
        .slice(0, size)
        .map((one) => createHmac('sha256', one).update('i4emploi-mesure key check'));
      const digests = Buffer.concat(told.map((hmac) => hmac.digest()));
      return createHmac('sha256', digests).update(`${size}`).digest('base64url').slice(0, 22);
    },
  };
}

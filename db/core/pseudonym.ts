import { createHmac, createSecretKey } from 'node:crypto';
import { AppError } from './errors.ts';

/** An account as the store knows it: keyed outside the database, so that a copy of the database names nobody. */
export type Pseudonym = string & { readonly __brand: 'Pseudonym' };
export type Pseudonymise = (accountId: string) => Pseudonym;

/** Accounts remembered, and as many again of those met before them: most posts are by people met lately. 10 MB at most. */
const REMEMBERED = 40_000;

/**
 * HMAC-SHA-256 of the platform's account id, 128 bits in base64url (22 characters).
 * Cost: 3 µs for an account that was not met lately.
 * @param key at least 32 characters, kept outside the database (PSEUDONYM_KEY)
 */
export function pseudonymiser(key: string): Pseudonymise {
  if (key.length < 32) {
    throw new AppError({
      code: 'pseudonym-key-short',
      status: 400,
      field: 'PSEUDONYM_KEY',
      fr: 'PSEUDONYM_KEY doit compter au moins 32 caractères. Créez-la avec « openssl rand -hex 32 » et gardez-la hors de la base.',
      en: 'PSEUDONYM_KEY must have at least 32 characters. Make it with "openssl rand -hex 32" and keep it outside the database.',
    });
  }
  const secret = createSecretKey(key, 'utf8');
  let remembered = new Map<string, Pseudonym>();
  let before = new Map<string, Pseudonym>();
  const remember = (accountId: string, pseudonym: Pseudonym): Pseudonym => {
    if (remembered.size >= REMEMBERED) [before, remembered] = [remembered, new Map()];
    remembered.set(accountId, pseudonym);
    return pseudonym;
  };
  return (accountId) => {
    const known = remembered.get(accountId);
    if (known) return known;
    const older = before.get(accountId);
    if (older) return remember(accountId, older);
    // As text, since a Buffer of its own for each digest would cost as much as the digest.
    const digest = createHmac('sha256', secret).update(accountId).digest('binary');
    return remember(accountId, Buffer.from(digest.slice(0, 16), 'latin1').toString('base64url') as Pseudonym);
  };
}

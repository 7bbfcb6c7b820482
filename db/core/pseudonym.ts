import { createHmac } from 'node:crypto';
import { AppError } from './errors.ts';

/** An account as the store knows it: keyed outside the database, so that a copy of the database names nobody. */
export type Pseudonym = string & { readonly __brand: 'Pseudonym' };
export type Pseudonymise = (accountId: string) => Pseudonym;

/**
 * HMAC-SHA-256 of the platform's account id, 128 bits in base64url (22 characters).
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
  return (accountId) =>
    createHmac('sha256', key).update(accountId).digest().subarray(0, 16).toString('base64url') as Pseudonym;
}

import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { AppError } from './errors.ts';
import type { Pseudonym } from './pseudonym.ts';

/** Hides the platform's id of an account so that the store holds it and only the process reads it. */
export type IdSeal = {
  /** @returns base64url of nonce, AES-256-GCM text and tag; never twice the same */
  seal(accountId: string, account: Pseudonym): string;
  /** @throws AppError `sealed-id-unreadable` when another key, or another account, sealed it */
  open(sealed: string, account: Pseudonym): string;
};

const NONCE = 12;
const TAG = 16;

/** @param key the one of the pseudonyms (PSEUDONYM_KEY); what is used is derived from it, never the key itself */
export function idSeal(key: string): IdSeal {
  const derived = Buffer.from(hkdfSync('sha256', key, '', 'i4emploi-mesure sealed account id', 32));
  return {
    seal(accountId, account) {
      const nonce = randomBytes(NONCE);
      // Bound to its row: an id moved to another account does not open.
      const cipher = createCipheriv('aes-256-gcm', derived, nonce).setAAD(Buffer.from(account));
      const text = Buffer.concat([cipher.update(accountId, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, text, cipher.getAuthTag()]).toString('base64url');
    },
    open(sealed, account) {
      const bytes = Buffer.from(sealed, 'base64url');
      try {
        const decipher = createDecipheriv('aes-256-gcm', derived, bytes.subarray(0, NONCE))
          .setAAD(Buffer.from(account))
          .setAuthTag(bytes.subarray(-TAG));
        const text = decipher.update(bytes.subarray(NONCE, -TAG));
        return Buffer.concat([text, decipher.final()]).toString('utf8');
      } catch (cause) {
        throw new AppError({
          code: 'sealed-id-unreadable',
          fr: 'Les comptes connus ont été gardés avec une autre clé : remettez la PSEUDONYM_KEY d’origine.',
          en: 'Known accounts were kept with another key: put the original PSEUDONYM_KEY back.',
          cause,
        });
      }
    },
  };
}

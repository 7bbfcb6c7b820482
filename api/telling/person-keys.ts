import { AppError } from '../../db/core/errors.ts';
import { type KeyRing, keyRing } from '../../db/core/key-ring.ts';
import type { Context } from '../context.ts';
import { stampKeyOf } from './form-stamp.ts';

/** What is drawn from the key that is kept outside the store. */
export type PersonKeys = { readonly ring: KeyRing; readonly stampKey: Buffer };

/** @returns null when the service has no key: then it takes nothing from anybody */
export function personKeys({ sampleKey, keysBefore }: Context): PersonKeys | null {
  if (!sampleKey) return null;
  return { ring: keyRing(sampleKey, keysBefore), stampKey: stampKeyOf(sampleKey) };
}

export function formClosed(): AppError {
  return new AppError({
    code: 'form-closed',
    status: 503,
    fr: 'Ce formulaire n’est pas encore ouvert : le service attend sa clé (PSEUDONYM_KEY).',
    en: 'This form is not open yet: the service waits for its key (PSEUDONYM_KEY).',
  });
}

import { createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Instant } from '../../db/core/calendar.ts';

/** What a form carries so that it is known to be ours, when it was opened, and whether it was sent already. */
export type FormStamp = { readonly nonce: string; readonly ageMs: number };

/** The key of the stamps and of people's own links, drawn from the one kept outside the store. */
export const stampKeyOf = (pseudonymKey: string): Buffer =>
  Buffer.from(hkdfSync('sha256', pseudonymKey, '', 'i4emploi-mesure form stamp', 32));

export function newStamp(key: Buffer, now: Instant): string {
  const text = `${randomBytes(32).toString('base64url')}.${Date.parse(now).toString(36)}`;
  return `${text}.${sign(key, text)}`;
}

/** @returns null when the stamp is none of ours */
export function readStamp(key: Buffer, stamp: string, now: Instant): FormStamp | null {
  const [nonce = '', opened = '', signature = ''] = stamp.split('.');
  const expected = Buffer.from(sign(key, `${nonce}.${opened}`));
  const given = Buffer.from(signature);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
  return { nonce, ageMs: Date.parse(now) - Number.parseInt(opened, 36) };
}

/** The token of a person's own link, 256 bits: the same form sent twice is told the same link. */
export const ownToken = (key: Buffer, { nonce }: FormStamp): string => sign(key, `own link ${nonce}`);

const sign = (key: Buffer, text: string): string =>
  createHmac('sha256', key).update(text).digest('base64url');

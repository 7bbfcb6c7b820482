import { hkdfSync, randomBytes } from 'node:crypto';

/**
 * A key that all processes of a service share, drawn from the one kept outside the store. Without that one it is of
 * this process alone: what it made is worth nothing to another.
 */
export const serviceKey = (pseudonymKey: string | null | undefined, use: string): Buffer =>
  pseudonymKey
    ? Buffer.from(hkdfSync('sha256', pseudonymKey, '', `i4emploi-mesure ${use}`, 32))
    : randomBytes(32);

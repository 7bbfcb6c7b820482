import { hash, randomBytes } from 'node:crypto';

/** 256 random bits, as 43 characters that need no escaping in an address. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** What the store keeps of a token. It is random, so one round without salt is enough. */
export const hashToken = (token: string): string => hash('sha256', token, 'hex');

import { createHash } from 'node:crypto';
import { invalidRequest } from './problems.ts';

/** Where the next page begins; kept in the token, so that posts arriving meanwhile shift nothing. */
export type Position = Record<string, string | number>;

/** A fingerprint of what was asked: a token belongs to its request. */
export function askedFor(...parts: (string | null)[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 12);
}

/** An opaque token in base 36, as X's are. */
export function tokenOf(asked: string, position: Position): string {
  const text = JSON.stringify([asked, position]);
  const check = createHash('sha256').update(text).digest('hex').slice(0, 6);
  return BigInt(`0x01${Buffer.from(check + text).toString('hex')}`).toString(36);
}

function decode(token: string): [string, Position] | null {
  if (!/^[0-9a-z]{16,4000}$/.test(token)) return null;
  let value = 0n;
  for (const digit of token) value = value * 36n + BigInt(Number.parseInt(digit, 36));
  const hex = value.toString(16);
  const text = Buffer.from(hex.slice(1), 'hex').toString();
  const [check, json] = [text.slice(0, 6), text.slice(6)];
  if (createHash('sha256').update(json).digest('hex').slice(0, 6) !== check) return null;
  return JSON.parse(json) as [string, Position];
}

/** The position of the page asked for, null for the first; 400 for a token X did not give for this request. */
export function positionOf(
  query: URLSearchParams,
  allowed: readonly string[],
  asked: string,
): Position | null {
  const given = allowed.filter((name) => query.has(name));
  const name = given[0];
  if (name === undefined) return null;
  const token = query.get(name) as string;
  const decoded = given.length === 1 ? decode(token) : null;
  if (!decoded || decoded[0] !== asked) {
    throw invalidRequest(name, token, `The \`${name}\` query parameter value [${token}] is not valid`);
  }
  return decoded[1];
}

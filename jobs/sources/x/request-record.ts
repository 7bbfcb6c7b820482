import { createHash } from 'node:crypto';
import type { Instant } from '../../../db/core/calendar.ts';

/** What one answer carried, by id: X bills each resource once a UTC day. */
export type Reads = { readonly posts: readonly string[]; readonly users: readonly string[] };

/** One attempt of a request to X, as the ledger needs it. */
export type RequestRecord = {
  readonly endpoint: string;
  readonly at: Instant;
  readonly fingerprint: string;
  /** Units and micro-dollars set aside for it until it is answered, beyond what earlier attempts hold. */
  readonly held: { readonly units: number; readonly microdollars: number };
  /** Whether attempts before it, on this UTC day, were lost. */
  readonly again: boolean;
  /** Its row in the ledger, when it was written down before it was sent. */
  row: number | null;
  /** HTTP status; 0 when no whole answer came. */
  status: number;
  /** Null until an answer was read: X may have billed it all the same. */
  reads: Reads | null;
  /** Its row says how it ended. */
  settled: boolean;
};

export type XRequest = {
  /** The path below /2/, with `:name` for each of `params`. */
  readonly endpoint: string;
  /** X answers the account search to a user only; everything else to the app. */
  readonly auth?: 'app' | 'user';
  readonly params?: Record<string, string>;
  readonly query: Record<string, string | number>;
  /** Sent as JSON: the request is then a POST. */
  readonly body?: Record<string, string>;
  /** Goes to X's file storage instead, without credentials. */
  readonly storage?: Transfer;
};

/** A file that X lets us put (`upload`) or take. `most`: bytes that are read of one taken. */
export type Transfer = { readonly url: string; readonly upload?: string; readonly most?: number };

export const NO_READS: Reads = { posts: [], users: [] };

/**
 * Stands for the resources a request asks for and names nobody. Fields and expansions are no part of it:
 * asked for under other names, it is the same question.
 */
export function fingerprintOf({ endpoint, params = {}, query }: XRequest): string {
  const asked = Object.entries({ ...params, ...query })
    .filter(([name]) => name !== 'expansions' && !name.endsWith('.fields'))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256')
    .update(JSON.stringify([endpoint, asked]))
    .digest('base64url');
}

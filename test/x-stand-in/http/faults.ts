/** What goes wrong with one answer. */
export type FaultAction =
  | { kind: 'answer'; status: number; body: unknown; headers?: ChangedHeaders }
  | { kind: 'html'; status: number; body?: string }
  /** Cuts the connection: before any byte, after the headers, or after them and half of the body. */
  | { kind: 'reset'; after?: 'nothing' | 'headers' | 'half' }
  /** Never answers; the connection stays open. Unless `made`, the request never reached who would bill it. */
  | { kind: 'stall'; made?: false }
  /** Sends a byte now and then, for ever. */
  | { kind: 'trickle' }
  | { kind: 'truncate-gzip' }
  | { kind: 'corrupt-gzip' }
  | { kind: 'truncate-json' }
  /** The regular answer, changed on its way. */
  | { kind: 'rewrite'; change(body: unknown): unknown; headers?: ChangedHeaders };

/** Beside those of the regular answer, or in their place; null takes one away. */
export type ChangedHeaders = Record<string, string | null>;

export type FaultCall = {
  endpoint: string;
  /** Counts the calls of that endpoint from 1. */
  n: number;
  path: string;
  /** What the stand-in will read, too: a script may ask it something else than the client did. */
  query: URLSearchParams;
};

/** Asked before each answer. Null or undefined: no fault. */
export type FaultScript = (call: FaultCall) => FaultAction | null | undefined;

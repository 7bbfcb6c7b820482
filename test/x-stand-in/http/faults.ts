/** What goes wrong with one answer. */
export type FaultAction =
  | { kind: 'answer'; status: number; body: unknown; headers?: Record<string, string> }
  | { kind: 'html'; status: number; body?: string }
  /** Cuts the connection: before any byte, or after the headers and half of the body. */
  | { kind: 'reset'; after?: 'nothing' | 'half' }
  /** Never answers; the connection stays open. */
  | { kind: 'stall' }
  | { kind: 'truncate-gzip' }
  | { kind: 'corrupt-gzip' }
  | { kind: 'truncate-json' }
  /** The regular answer, changed on its way. */
  | { kind: 'rewrite'; change(body: unknown): unknown; headers?: Record<string, string> };

/** Asked before each answer; `n` counts the calls of that endpoint from 1. Null or undefined: no fault. */
export type FaultScript = (call: {
  endpoint: string;
  n: number;
  path: string;
  query: URLSearchParams;
}) => FaultAction | null | undefined;

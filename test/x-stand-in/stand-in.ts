import type { Instant } from '../../db/core/calendar.ts';
import type { World } from '../demo/world/model.ts';
import type { FaultScript } from './http/faults.ts';
import type { LoggedRequest } from './request-log.ts';

export type StandInOptions = {
  world: World;
  /** The stand-in's time at first; the end of the world unless told. It moves by setNow only. */
  now?: Instant;
  /** How posts are named on the wire; 'tweet' (specification 2.166) unless told. */
  dialect?: 'tweet' | 'post';
  /** Requests per window for every endpoint, or the documented table. */
  rateLimit?: number | 'documented';
  fault?: FaultScript;
};

export type StandIn = AsyncDisposable & {
  /** Loopback only; 0 takes a free port. Returns `http://127.0.0.1:PORT`. */
  listen(port?: number): Promise<string>;
  close(): Promise<void>;
  setNow(now: Instant): void;
  now(): Instant;
  requests: readonly LoggedRequest[];
  /** Replaces the fault script; null for none. */
  setFault(script: FaultScript | null): void;
};

export function createStandIn(_options: StandInOptions): StandIn {
  throw new Error('not built yet');
}

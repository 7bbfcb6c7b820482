import { monitorEventLoopDelay } from 'node:perf_hooks';

/** What has been answered since the start, by operation and status: never by address or person. */
export class RequestCounts {
  readonly #answered = new Map<
    string,
    { operation: string; status: number; count: number; seconds: number }
  >();
  readonly #delay = monitorEventLoopDelay({ resolution: 20 });

  constructor() {
    this.#delay.enable();
  }

  add(operation: string, status: number, milliseconds: number): void {
    const key = `${operation} ${status}`;
    const entry = this.#answered.get(key) ?? { operation, status, count: 0, seconds: 0 };
    entry.count += 1;
    entry.seconds += milliseconds / 1000;
    this.#answered.set(key, entry);
  }

  answered() {
    return [...this.#answered.values()];
  }

  /** How long the process was deaf, in seconds, at the 99th percentile since it was asked last. */
  takeDelay(): number {
    const seconds = this.#delay.percentile(99) / 1e9;
    this.#delay.reset();
    return seconds;
  }
}

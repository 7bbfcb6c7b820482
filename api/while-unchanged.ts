import type { Store } from '../db/store.ts';

/** Readers of one moment; far more than a collective has. */
const CAPACITY = 1_000;

/**
 * What was read of the store, kept until anything in it is committed, by this process or another. Where the engine
 * cannot tell that, everything is read each time.
 */
export class WhileUnchanged {
  readonly #mark: Store['vitals']['mark'];
  readonly #kept = new Map<string, unknown>();
  #of: string | null = null;

  constructor({ vitals }: Pick<Store, 'vitals'>) {
    this.#mark = vitals.mark;
  }

  /** What `read` answers for this question, read again once the store has changed. */
  async read<T>(question: string, read: () => Promise<T>): Promise<T> {
    const mark = this.#mark();
    if (mark === null) return read();
    if (mark !== this.#of || this.#kept.size > CAPACITY) this.#kept.clear();
    this.#of = mark;
    if (this.#kept.has(question)) return this.#kept.get(question) as T;
    const answer = await read();
    // What was committed while it was read may be in it or not.
    if (this.#of === mark) this.#kept.set(question, answer);
    return answer;
  }
}

/** Characters kept at most, over all answers: a dashboard's own are about a hundredth of it. */
const CAPACITY = 8_000_000;

/**
 * The answers given last, as JSON, by address. One is good for one version of the store only, so
 * nothing ever has to be thrown out for being old; the one not asked for longest goes when room is needed.
 */
export class AnswerCache {
  readonly #answers = new Map<string, { version: string; body: string }>();
  readonly #capacity: number;
  #size = 0;

  constructor(capacity = CAPACITY) {
    this.#capacity = capacity;
  }

  find(address: string, version: string): string | null {
    const answer = this.#answers.get(address);
    if (answer?.version !== version) return null;
    // A map keeps its order of insertion: put again, it is the newest.
    this.#answers.delete(address);
    this.#answers.set(address, answer);
    return answer.body;
  }

  keep(address: string, version: string, body: string): void {
    this.#drop(address);
    if (body.length > this.#capacity / 4) return;
    this.#answers.set(address, { version, body });
    this.#size += body.length;
    for (const [oldest] of this.#answers) {
      if (this.#size <= this.#capacity) return;
      this.#drop(oldest);
    }
  }

  #drop(address: string): void {
    this.#size -= this.#answers.get(address)?.body.length ?? 0;
    this.#answers.delete(address);
  }
}

/** Bytes kept at most, over all questions and answers: a dashboard's own are about a hundredth of it. */
const CAPACITY = 8_000_000;

/**
 * The answers given last, as JSON, by what was asked. One is good for one version of the store only, so
 * nothing ever has to be thrown out for being old; the one not asked for longest goes when room is needed.
 */
export class AnswerCache {
  readonly #answers = new Map<string, { version: string; body: Buffer }>();
  readonly #capacity: number;
  #size = 0;

  constructor(capacity = CAPACITY) {
    this.#capacity = capacity;
  }

  /** The answer to this question at this very version of the store, or null. */
  find(question: string, version: string): Buffer | null {
    const answer = this.#answers.get(question);
    if (answer?.version !== version) return null;
    // A map keeps its order of insertion: put again, it is the newest.
    this.#answers.delete(question);
    this.#answers.set(question, answer);
    return answer.body;
  }

  /** Takes the place of what was kept for this question; too large for the cache, it is not kept. */
  keep(question: string, version: string, body: Buffer): void {
    this.#drop(question);
    const size = question.length + body.length;
    if (size > this.#capacity / 4) return;
    this.#answers.set(question, { version, body });
    this.#size += size;
    for (const [oldest] of this.#answers) {
      if (this.#size <= this.#capacity) return;
      this.#drop(oldest);
    }
  }

  #drop(question: string): void {
    const answer = this.#answers.get(question);
    if (!answer) return;
    this.#answers.delete(question);
    this.#size -= question.length + answer.body.length;
  }
}

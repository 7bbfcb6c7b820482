/**
 * What somebody can work out of a running total that never falls, at some moments, from bounds that they were told
 * of its differences: the tightest bounds of every difference (difference constraints, closed under shortest paths).
 * For whole numbers these bounds are exact: any value inside them is possible. Cost: n² a thing told.
 */
export class PublicKnowledge {
  readonly #size: number;
  /** At [i, j] the most that total j can exceed total i by. */
  readonly #most: Float64Array;

  private constructor(size: number, most: Float64Array) {
    this.#size = size;
    this.#most = most;
  }

  /** Nothing told yet: only that the total at a later moment is not smaller. */
  static ofNothing(size: number): PublicKnowledge {
    const most = new Float64Array(size * size).fill(Number.POSITIVE_INFINITY);
    for (let later = 0; later < size; later += 1) {
      for (let earlier = 0; earlier <= later; earlier += 1) most[later * size + earlier] = 0;
    }
    return new PublicKnowledge(size, most);
  }

  /** What is known once bounds of the difference between two moments are told as well, both included. */
  told(from: number, to: number, low: number, high: number): PublicKnowledge {
    const next = new PublicKnowledge(this.#size, this.#most.slice());
    next.#atMost(from, to, high);
    next.#atMost(to, from, -low);
    return next;
  }

  /** The bounds of the difference between two moments, both possible; `high` is Infinity when it has none. */
  bounds(from: number, to: number): { low: number; high: number } {
    return { low: -this.#at(to, from), high: this.#at(from, to) };
  }

  #at(from: number, to: number): number {
    return this.#most[from * this.#size + to] ?? Number.POSITIVE_INFINITY;
  }

  #atMost(from: number, to: number, difference: number): void {
    for (let start = 0; start < this.#size; start += 1) {
      const before = this.#at(start, from) + difference;
      if (before === Number.POSITIVE_INFINITY) continue;
      for (let end = 0; end < this.#size; end += 1) {
        const through = before + this.#at(to, end);
        if (through < this.#at(start, end)) this.#most[start * this.#size + end] = through;
      }
    }
  }
}

import type { Day } from '../core/calendar.ts';
import { PublicKnowledge } from './public-knowledge.ts';
import { FEWEST_PEOPLE } from './rules.ts';

/** People told of the days from one, up to the eve of another. */
export type Told = { readonly from: Day; readonly to: Day; readonly people: number };

/**
 * What is public of people who may come back: how many came for the first time in some stretches of days. Whoever
 * knows that, and how many were there in a period, knows by subtraction how many had come before or came no more.
 * A cell is given away when it can only hold one to four people.
 */
export class Newcomers {
  readonly #days: readonly Day[];
  readonly #at: ReadonlyMap<Day, number>;
  readonly #knowledge: PublicKnowledge;

  /**
   * @param firsts as they were told, the newest first: what an older one says otherwise was corrected since
   * @param days between which something may be asked
   */
  constructor(firsts: readonly Told[], days: readonly Day[]) {
    const named = firsts.flatMap(({ from, to }) => [from, to]);
    this.#days = [...new Set([...named, ...days])].sort();
    this.#at = new Map(this.#days.map((day, index) => [day, index]));
    this.#knowledge = firsts.reduce((known, { from, to, people }) => {
      const [start, end] = [this.#index(from), this.#index(to)];
      const { low, high } = known.bounds(start, end);
      return start < end && people >= low && people <= high ? known.told(start, end, people) : known;
    }, PublicKnowledge.ofNothing(this.#days.length));
  }

  /** Whether they give a stretch of few newcomers away by themselves. */
  areFewSomewhere(): boolean {
    return this.#days.some((_, start) =>
      this.#days.some((__, end) => {
        if (end <= start) return false;
        const { low, high } = this.#knowledge.bounds(start, end);
        return areFew(low, high);
      }),
    );
  }

  /** Whether few people can be told apart once everybody who was there in a period is told, beside other periods. */
  giveAway(present: Told, others: readonly Told[]): boolean {
    return (
      this.#amongThose(present) ||
      this.#besideThose(present) ||
      others.some((other) => {
        const [inner, outer] = isWithin(present, other) ? [present, other] : [other, present];
        const rest = outer.people - inner.people;
        return isWithin(inner, outer) && areFew(rest, rest);
      })
    );
  }

  /**
   * Whether few people can be told apart once some of those who were there in a period are told, such as the ones who
   * were relayed: those who had come by then, or were there in a period that holds it, and are not among them.
   */
  giveAwayPart(part: Told, wholes: readonly Told[]): boolean {
    const isFewOf = (whole: Told): boolean => {
      const rest = whole.people - part.people;
      return isWithin(part, whole) && areFew(rest, rest);
    };
    return this.#besideThose(part) || wholes.some(isFewOf);
  }

  /** Of those who were there, the ones who did not come for the first time in some stretch of it. */
  #amongThose({ from, to, people }: Told): boolean {
    const [first, last] = [this.#index(from), this.#index(to)];
    for (let start = first; start < last; start += 1) {
      for (let end = start + 1; end <= last; end += 1) {
        const { low, high } = this.#knowledge.bounds(start, end);
        if (areFew(people - Math.min(high, people), people - low)) return true;
      }
    }
    return false;
  }

  /** Of those who had come by some day after it, the ones who were not there. */
  #besideThose({ to, people }: Told): boolean {
    return this.#days.slice(this.#index(to)).some((day) => {
      const { low, high } = this.#knowledge.bounds(0, this.#index(day));
      return areFew(low - people, high - people);
    });
  }

  #index(day: Day): number {
    const index = this.#at.get(day);
    if (index === undefined) throw new Error(`nothing is known of ${day}`);
    return index;
  }
}

const areFew = (low: number, high: number): boolean => low >= 1 && high < FEWEST_PEOPLE;

const isWithin = (inner: Told, outer: Told): boolean => inner.from >= outer.from && inner.to <= outer.to;

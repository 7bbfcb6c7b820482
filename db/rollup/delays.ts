import type { Period } from '../core/period.ts';
import { once, type RollUpContext } from './context.ts';
import {
  DELAY,
  DELAY_EARLIER,
  delayKey,
  inQuarters,
  QUARTER_MS,
  UNREAD_LATEST,
  UNREAD_SOONEST,
  WAITS,
  type WaitName,
} from './projections/requests.ts';
import { WINDOW_MS } from './request-readings.ts';

/** The two ranks, from 0, whose mean a figure is, out of so many waits. */
export type Ranks = (waits: number) => readonly [number, number];

/**
 * The wait of a rank in a whole period, in minutes: exact where all was read and sorted, else between what it would
 * be if what is missing had come as soon, and as late, as it may. What would not lower it, or not raise it, may as
 * well never have come. Work: the 672 quarters of a week and the waits of a few, however many the requests.
 * @param unsorted posts that may each be a request that waited any time
 */
export async function delayBounds(
  context: RollUpContext,
  period: Period,
  unsorted: number,
  ranks: Ranks,
): Promise<{ low: number; high: number }> {
  const { grain, start } = period;
  const waits = await once(context, `waits ${grain} ${start}`, () => readWaits(context, period));
  const known = await waits.at(ranks, [{ name: DELAY }]);
  if (unsorted === 0 && waits.allRead) return { low: known.minutes, high: known.minutes };
  const low = await waits.at(ranks, [
    { name: DELAY },
    { name: DELAY_EARLIER },
    { name: UNREAD_SOONEST, within: (wait) => wait < known.wait },
    { wait: 0, amount: known.wait > 0 ? unsorted : 0 },
  ]);
  const high = await waits.at(ranks, [
    { name: DELAY },
    { name: UNREAD_LATEST, within: (wait) => wait > known.wait },
    { wait: WINDOW_MS, amount: known.wait < WINDOW_MS ? unsorted : 0 },
  ]);
  return { low: low.minutes, high: high.minutes };
}

/** Tallied waits, all or those on one side of a wait; or so many of one wait. */
type Part =
  | { readonly name: WaitName; readonly within?: (wait: number) => boolean }
  | { readonly wait: number; readonly amount: number };
type Amounts = ReadonlyMap<number, number>;
/** What each tally holds, by quarter of an hour or by wait. */
type Tallied = ReadonlyMap<WaitName, Amounts>;

async function readWaits(context: RollUpContext, period: Period): Promise<Waits> {
  return new Waits(context, period, await readKeys(context, period, inQuarters, '', '~'));
}

class Waits {
  readonly #context: RollUpContext;
  readonly #period: Period;
  readonly #quarters: Tallied;
  readonly #inside = new Map<number, Promise<Tallied>>();
  /** Nothing was left unread. */
  readonly allRead: boolean;

  constructor(context: RollUpContext, period: Period, quarters: Tallied) {
    this.#context = context;
    this.#period = period;
    this.#quarters = quarters;
    this.allRead = [...quarters.keys()].every((name) => name === DELAY);
  }

  /** The mean of two ranks, in milliseconds and, each of them turned first, in minutes. */
  async at(ranks: Ranks, parts: readonly Part[]): Promise<{ wait: number; minutes: number }> {
    const quarters = inOrder(await this.#byQuarter(parts));
    const total = quarters.reduce((sum, [, amount]) => sum + amount, 0);
    const [first, second] = ranks(total);
    const lower = await this.#locate(quarters, first, parts);
    const upper = second === first ? lower : await this.#locate(quarters, second, parts);
    return { wait: (lower + upper) / 2, minutes: (lower / 60_000 + upper / 60_000) / 2 };
  }

  async #locate(quarters: Ordered, rank: number, parts: readonly Part[]): Promise<number> {
    const { key, before } = ofRank(quarters, rank);
    return ofRank(inOrder(await this.#within(key, parts)), rank - before).key;
  }

  async #byQuarter(parts: readonly Part[]): Promise<Map<number, number>> {
    const sum = new Map<number, number>();
    for (const part of parts) {
      if ('wait' in part) {
        add(sum, Math.floor(part.wait / QUARTER_MS), part.amount);
        continue;
      }
      for (const [quarter, amount] of this.#quarters.get(part.name) ?? []) {
        const { within = () => true } = part;
        const [first, last] = [within(quarter * QUARTER_MS), within((quarter + 1) * QUARTER_MS - 1)];
        if (first && last) add(sum, quarter, amount);
        else if (first || last) {
          for (const some of (await this.#within(quarter, [part])).values()) add(sum, quarter, some);
        }
      }
    }
    return sum;
  }

  /** The waits of one quarter. */
  async #within(quarter: number, parts: readonly Part[]): Promise<Map<number, number>> {
    const first = quarter * QUARTER_MS;
    const known =
      this.#inside.get(quarter) ??
      readKeys(
        this.#context,
        this.#period,
        (name) => name,
        delayKey(first),
        delayKey(first + QUARTER_MS - 1),
      );
    this.#inside.set(quarter, known);
    const tallied = await known;
    const sum = new Map<number, number>();
    for (const part of parts) {
      if ('wait' in part) {
        if (Math.floor(part.wait / QUARTER_MS) === quarter) add(sum, part.wait, part.amount);
        continue;
      }
      const { within = () => true } = part;
      for (const [wait, amount] of tallied.get(part.name) ?? []) if (within(wait)) add(sum, wait, amount);
    }
    return sum;
  }
}

type Ordered = readonly (readonly [key: number, amount: number])[];

const add = (sum: Map<number, number>, key: number, amount: number) =>
  sum.set(key, (sum.get(key) ?? 0) + amount);
const inOrder = (amounts: Amounts): Ordered => [...amounts].sort(([one], [other]) => one - other);

function ofRank(ordered: Ordered, rank: number): { key: number; before: number } {
  let before = 0;
  for (const [key, amount] of ordered) {
    if (before + amount > rank) return { key, before };
    before += amount;
  }
  throw new Error(`no wait has rank ${rank}`);
}

async function readKeys(
  { db }: RollUpContext,
  { grain, start }: Period,
  tallyOf: (name: WaitName) => string,
  from: string,
  to: string,
): Promise<Tallied> {
  const names = new Map(WAITS.map((name) => [tallyOf(name), name]));
  const rows = await db
    .selectFrom('tally')
    .select(['name', 'key', 'amount'])
    .where('name', 'in', [...names.keys()])
    .where('grain', '=', grain)
    .where('start_day', '=', start)
    .where('key', '>=', from)
    .where('key', '<=', to)
    .where('amount', '!=', 0)
    .execute();
  const found = new Map<WaitName, Map<number, number>>();
  for (const { name, key, amount } of rows) {
    const wait = names.get(name) as WaitName;
    const amounts = found.get(wait) ?? new Map<number, number>();
    found.set(wait, amounts.set(Number(key), amount));
  }
  return found;
}

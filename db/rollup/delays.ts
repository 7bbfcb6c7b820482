import type { Period } from '../core/period.ts';
import { between, placeOf } from '../statistics/quantiles.ts';
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

/**
 * The wait below which `percent` of the waits of a whole period lie (db/statistics/quantiles.ts), in minutes: exact
 * where all was read and sorted, else between two bounds. What is missing may have come at once, late, or never;
 * whichever of them did, the figure lies between the bounds. Work: the 672 quarters of a week and the waits of a
 * few, however many the requests.
 * @param unsorted posts that may each be a request that waited any time
 */
export async function delayBounds(
  context: RollUpContext,
  period: Period,
  unsorted: number,
  percent: number,
): Promise<{ low: number; high: number }> {
  const { grain, start } = period;
  const waits = await once(context, `waits ${grain} ${start}`, () => readWaits(context, period));
  return {
    low: await waits.bound('low', percent, {
      known: [{ name: DELAY }, { name: DELAY_EARLIER }],
      maybe: [{ name: UNREAD_SOONEST }, { wait: 0, amount: unsorted }],
    }),
    high: await waits.bound('high', percent, {
      known: [{ name: DELAY }],
      maybe: [{ name: UNREAD_LATEST }, { wait: WINDOW_MS, amount: unsorted }],
    }),
  };
}

/** Tallied waits, all or those on one side of a wait; or so many of one wait. Each counts for a hundred unless told. */
type Part = ({ readonly name: WaitName } | { readonly wait: number; readonly amount: number }) & {
  readonly within?: (wait: number) => boolean;
  readonly weight?: number;
};
type Amounts = ReadonlyMap<number, number>;
/** What each tally holds, by quarter of an hour or by wait. */
type Tallied = ReadonlyMap<WaitName, Amounts>;

async function readWaits(context: RollUpContext, period: Period): Promise<Waits> {
  return new Waits(context, period, await readKeys(context, period, inQuarters, '', '~'));
}

/** Waits are counted in hundredths of one. */
const WHOLE = 100;
const MINUTE_MS = 60_000;

class Waits {
  readonly #context: RollUpContext;
  readonly #period: Period;
  readonly #quarters: Tallied;
  readonly #inside = new Map<number, Promise<Tallied>>();

  constructor(context: RollUpContext, period: Period, quarters: Tallied) {
    this.#context = context;
    this.#period = period;
    this.#quarters = quarters;
  }

  /**
   * The least or the greatest quantile that there may be, in minutes, when some of the waits that may have come did.
   * Each of those moves a rank by less than one: from below by 100 - percent hundredths, from above by percent.
   */
  async bound(
    side: 'low' | 'high',
    percent: number,
    { known, maybe }: { readonly known: readonly Part[]; readonly maybe: readonly Part[] },
  ): Promise<number> {
    const ordered = rising(await this.#byQuarter(known));
    const n = sumOf(ordered) / WHOLE;
    const { below, above, part } = placeOf(n, percent / WHOLE);
    const lower = await this.#locate(known, below * WHOLE, rising);
    const upper = above === below ? lower : await this.#locate(known, above * WHOLE, rising);
    const within = side === 'low' ? (wait: number) => wait < upper : (wait: number) => wait > lower;
    const weight = side === 'low' ? WHOLE - percent : percent;
    const parts = [...known, ...maybe.map((one): Part => ({ ...one, within, weight }))];
    if (sumOf(rising(await this.#byQuarter(parts))) === n * WHOLE)
      return between(lower / MINUTE_MS, upper / MINUTE_MS, part);
    const found =
      side === 'low'
        ? await this.#locate(parts, (n - 1) * percent, rising)
        : await this.#locate(parts, (n - 1) * (WHOLE - percent), falling);
    return found / MINUTE_MS;
  }

  /** The first wait, in this order, with which more than this is passed. */
  async #locate(
    parts: readonly Part[],
    passed: number,
    inOrder: (amounts: Amounts) => Ordered,
  ): Promise<number> {
    const { key, before } = firstPast(inOrder(await this.#byQuarter(parts)), passed);
    return firstPast(inOrder(await this.#within(key, parts)), passed - before).key;
  }

  async #byQuarter(parts: readonly Part[]): Promise<Map<number, number>> {
    const sum = new Map<number, number>();
    for (const part of parts) {
      const { within = () => true, weight = WHOLE } = part;
      if ('wait' in part) {
        if (within(part.wait)) add(sum, Math.floor(part.wait / QUARTER_MS), part.amount * weight);
        continue;
      }
      for (const [quarter, amount] of this.#quarters.get(part.name) ?? []) {
        const [first, last] = [within(quarter * QUARTER_MS), within((quarter + 1) * QUARTER_MS - 1)];
        if (first && last) add(sum, quarter, amount * weight);
        else if (first || last) {
          for (const some of (await this.#within(quarter, [part])).values()) add(sum, quarter, some);
        }
      }
    }
    return sum;
  }

  /** The waits of one quarter. */
  async #within(quarter: number, parts: readonly Part[]): Promise<Map<number, number>> {
    const tallied = await this.#readInside(quarter);
    const sum = new Map<number, number>();
    for (const part of parts) {
      const { within = () => true, weight = WHOLE } = part;
      const waits: Iterable<readonly [number, number]> =
        'wait' in part ? [[part.wait, part.amount]] : (tallied.get(part.name) ?? []);
      for (const [wait, amount] of waits)
        if (within(wait) && Math.floor(wait / QUARTER_MS) === quarter) add(sum, wait, amount * weight);
    }
    return sum;
  }

  #readInside(quarter: number): Promise<Tallied> {
    const first = quarter * QUARTER_MS;
    const [from, to] = [delayKey(first), delayKey(first + QUARTER_MS - 1)];
    const known =
      this.#inside.get(quarter) ?? readKeys(this.#context, this.#period, (name) => name, from, to);
    this.#inside.set(quarter, known);
    return known;
  }
}

type Ordered = readonly (readonly [key: number, amount: number])[];

const add = (sum: Map<number, number>, key: number, amount: number) =>
  sum.set(key, (sum.get(key) ?? 0) + amount);
const rising = (amounts: Amounts): Ordered => [...amounts].sort(([one], [other]) => one - other);
const falling = (amounts: Amounts): Ordered => rising(amounts).toReversed();

const sumOf = (ordered: Ordered): number => ordered.reduce((sum, [, amount]) => sum + amount, 0);

function firstPast(ordered: Ordered, passed: number): { key: number; before: number } {
  let before = 0;
  for (const [key, amount] of ordered) {
    if (before + amount > passed) return { key, before };
    before += amount;
  }
  throw new Error(`no wait lies past ${passed}`);
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

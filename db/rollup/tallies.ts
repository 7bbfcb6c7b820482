import type { Day } from '../core/calendar.ts';
import { type Grain, periodOf } from '../core/period.ts';
import { insertRows } from '../queries/insert-rows.ts';
import type { Database } from '../store.ts';

const GRAINS = ['month', 'year', 'all'] as const satisfies Grain[];
const ADD = { add: 'amount', key: ['name', 'grain', 'start_day', 'key'] };

/** Where a day's figures go besides the day itself: the first days of its month and its i4Emploi year, and the first of all. */
export type Homes = { readonly month: Day; readonly year: Day; readonly all: Day };

/**
 * Changes to tallies, gathered and written together. What changes on a day changes by as much in its month,
 * its year and since the start: no period is ever counted again from its days.
 */
export class TallyChanges {
  readonly startDay: Day;
  readonly #changes = new Map<string, { row: [string, Grain, Day, string]; amount: number }>();
  readonly #homes = new Map<Day, Homes>();
  readonly #changedDays = new Map<string, Set<Day>>();

  constructor(startDay: Day) {
    this.startDay = startDay;
  }

  /** Adds to a day and to every period that holds it. */
  add(name: string, day: Day, key: string, amount: number): void {
    this.addTo(name, 'day', day, key, amount);
    const homes = this.homesOf(day);
    for (const grain of GRAINS) this.addTo(name, grain, homes[grain], key, amount);
  }

  /** Adds to one period only: what its days do not sum to, as with people who count once. */
  addTo(name: string, grain: Grain, start: Day, key: string, amount: number): void {
    if (amount === 0) return;
    const id = `${name} ${grain} ${start} ${key}`;
    const known = this.#changes.get(id);
    if (known) known.amount += amount;
    else this.#changes.set(id, { row: [name, grain, start, key], amount });
  }

  homesOf(day: Day): Homes {
    const known = this.#homes.get(day);
    if (known) return known;
    const [month, year, all] = GRAINS.map((grain) => periodOf(grain, day, this.startDay).start);
    const homes = { month, year, all } as Homes;
    this.#homes.set(day, homes);
    return homes;
  }

  /** Work: a row for each amount that changed. */
  async write(db: Database): Promise<void> {
    const rows = [];
    for (const { row, amount } of this.#changes.values()) {
      const [name, grain, start_day, key] = row;
      if (amount === 0) continue;
      rows.push({ name, grain, start_day, key, amount });
      if (grain !== 'day') continue;
      const days = this.#changedDays.get(name) ?? new Set();
      this.#changedDays.set(name, days.add(start_day));
    }
    await insertRows(db, 'tally', rows, ADD);
    this.#changes.clear();
  }

  /** The days whose amounts under this name were changed by what was written. */
  changedDays(name: string): ReadonlySet<Day> {
    return this.#changedDays.get(name) ?? new Set();
  }
}

/** What a day holds of something, as the observations say now. */
export type DayAmount = {
  readonly name: string;
  readonly day: Day;
  readonly key?: string;
  readonly amount: number;
};

/** Puts these amounts in the place of what the days held under these names. */
export async function replaceDays(
  db: Database,
  changes: TallyChanges,
  { names, days }: { names: readonly string[]; days: readonly Day[] },
  fresh: readonly DayAmount[],
): Promise<void> {
  const before = await db
    .selectFrom('tally')
    .select(['name', 'start_day', 'key', 'amount'])
    .where('name', 'in', names)
    .where('grain', '=', 'day')
    .where('start_day', 'in', days)
    .execute();
  for (const { name, start_day, key, amount } of before) changes.add(name, start_day, key, -amount);
  for (const { name, day, key = '', amount } of fresh) changes.add(name, day, key, amount);
}

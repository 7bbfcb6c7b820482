import { sql } from 'kysely';
import type { Day } from '../core/calendar.ts';
import { type Grain, periodOf } from '../core/period.ts';
import type { Pseudonym } from '../core/pseudonym.ts';
import { chunks } from '../queries/chunks.ts';
import { insertRows } from '../queries/insert-rows.ts';
import type { Database } from '../store.ts';
import type { Homes, TallyChanges } from './tallies.ts';

/** Days have an index of their own, which an engine takes only for what it can read in the text. */
export const ON_DAYS = sql.lit('day' as const);

/** A person on a day, and for how much she counts there; null: counts, but for an unknown amount. */
export type PersonDay = { readonly person: Pseudonym; readonly day: Day; readonly amount: number | null };

/** People who count once a period, however many of its days they are in: what one adds to which tallies. */
export type Membership = {
  readonly name: string;
  readonly counts: (amount: number | null) => Readonly<Record<string, number>>;
  /** Tallies by value in which one counts once, and under which value. */
  readonly keyed?: (amount: number | null) => Readonly<Record<string, string>>;
};

/** Undefined: not there. */
type Amount = number | null | undefined;
type Change = {
  readonly person: Pseudonym;
  readonly start: Day;
  readonly before: Amount;
  readonly after: Amount;
};
/** After any day that there is. */
const AFTER_ALL = '~' as Day;

/**
 * Puts these people in the place of who was there on these days. In each month, each year and since the start
 * a person counts once, for the greatest amount of her days. Kept are her days and her years: a month is known
 * from its days, all time from the years. Work: the people whose days changed.
 */
export async function replaceMembers(
  db: Database,
  tallies: TallyChanges,
  membership: Membership,
  days: readonly Day[],
  fresh: readonly PersonDay[],
): Promise<void> {
  const { name } = membership;
  const known = await db
    .selectFrom('member')
    .select(['person', 'start_day as day', 'amount'])
    .where('name', '=', name)
    .where('grain', '=', ON_DAYS)
    .where('start_day', 'in', days)
    .execute();
  const changed: Record<Grain, Change[]> = { day: differences(known, fresh), month: [], year: [], all: [] };
  const byHome = (grain: Grain, changes: readonly Change[]) =>
    Map.groupBy(changes, ({ start }) => tallies.homesOf(start)[grain as keyof Homes]);
  for (const [start, touched] of byHome('month', changed.day)) {
    const { end } = periodOf('month', start, tallies.startDay);
    changed.month.push(...(await settle(db, name, { parts: 'day', start, end }, touched)));
  }
  for (const [start, touched] of byHome('year', changed.day)) {
    const { end } = periodOf('year', start, tallies.startDay);
    changed.year.push(...(await settleYear(db, name, { parts: 'day', start, end }, touched)));
  }
  const all = { parts: 'year', start: tallies.startDay, end: AFTER_ALL } as const;
  changed.all.push(...(await settle(db, name, all, changed.year)));
  for (const grain of ['day', 'year'] as const) await writeMembers(db, name, grain, changed[grain]);
  for (const [grain, changes] of Object.entries(changed)) tell(tallies, membership, grain as Grain, changes);
}

/** As replaceMembers, for what is known of people rather than of days: each of these is on these days and on no other. */
export async function replacePeople(
  db: Database,
  tallies: TallyChanges,
  membership: Membership,
  people: readonly Pseudonym[],
  fresh: readonly PersonDay[],
): Promise<void> {
  const changes = differences(await daysOf(db, membership, people), fresh);
  await writeMembers(db, membership.name, 'day', changes);
  for (const { start, before, after } of changes) {
    each(membership, before, (of, key, amount) => tallies.add(of, start, key, -amount));
    each(membership, after, (of, key, amount) => tallies.add(of, start, key, amount));
  }
}

/** The days on which these people count. */
export async function daysOf(
  db: Database,
  { name }: Membership,
  people: readonly Pseudonym[],
): Promise<PersonDay[]> {
  const found: PersonDay[] = [];
  for (const some of chunks(people, 400)) {
    const rows = await db
      .selectFrom('member')
      .select(['person', 'start_day as day', 'amount'])
      .where('person', 'in', some)
      .where('name', '=', name)
      .where('grain', '=', 'day')
      .execute();
    found.push(...rows);
  }
  return found;
}

function tell(tallies: TallyChanges, membership: Membership, grain: Grain, changes: readonly Change[]): void {
  for (const { start, before, after } of changes) {
    each(membership, before, (of, key, amount) => tallies.addTo(of, grain, start, key, -amount));
    each(membership, after, (of, key, amount) => tallies.addTo(of, grain, start, key, amount));
  }
}

function each(
  { counts, keyed }: Membership,
  amount: Amount,
  add: (of: string, key: string, amount: number) => void,
): void {
  if (amount === undefined) return;
  for (const [of, value] of Object.entries(counts(amount))) add(of, '', value);
  for (const [of, key] of Object.entries(keyed?.(amount) ?? {})) add(of, key, 1);
}

function differences(before: readonly PersonDay[], after: readonly PersonDay[]): Change[] {
  const keyOf = ({ person, day }: PersonDay) => `${day} ${person}`;
  const old = new Map(before.map((row) => [keyOf(row), row]));
  const changes: Change[] = [];
  for (const row of after) {
    const known = old.get(keyOf(row));
    old.delete(keyOf(row));
    if (known?.amount === row.amount) continue;
    changes.push({ person: row.person, start: row.day, before: known?.amount, after: row.amount });
  }
  for (const { person, day, amount } of old.values())
    changes.push({ person, start: day, before: amount, after: undefined });
  return changes;
}

/** A period and what it is made of. */
type Made = { readonly parts: 'day' | 'year'; readonly start: Day; readonly end: Day };

/** What these people count for in a period before and after some of its parts change. */
async function settle(
  db: Database,
  name: string,
  { parts, start, end }: Made,
  touched: readonly Change[],
): Promise<Change[]> {
  const byPerson = Map.groupBy(touched, ({ person }) => person);
  const changes: Change[] = [];
  for (const people of chunks([...byPerson.keys()], 400)) {
    const rows = await db
      .selectFrom('member')
      .select(['person', 'start_day', 'amount'])
      .where('person', 'in', people)
      .where('name', '=', name)
      .where('grain', '=', parts)
      .where('start_day', '>=', start)
      .where('start_day', '<', end)
      .execute();
    const known = Map.groupBy(rows, ({ person }) => person);
    for (const person of people) {
      const before = new Map<Day, Amount>(
        (known.get(person) ?? []).map(({ start_day, amount }) => [start_day, amount]),
      );
      const after = new Map(before);
      for (const change of byPerson.get(person) ?? []) after.set(change.start, change.after);
      changes.push({ person, start, before: greatest(before.values()), after: greatest(after.values()) });
    }
  }
  return changes.filter(({ before, after }) => before !== after);
}

/** The same for a year, which is known as it was: its days are read only where one has become less. */
async function settleYear(
  db: Database,
  name: string,
  made: Made,
  touched: readonly Change[],
): Promise<Change[]> {
  const changes: Change[] = [];
  const falling: Change[] = [];
  for (const some of chunks([...Map.groupBy(touched, ({ person }) => person)], 400)) {
    const known = await db
      .selectFrom('member')
      .select(['person', 'amount'])
      .where(
        'person',
        'in',
        some.map(([person]) => person),
      )
      .where('name', '=', name)
      .where('grain', '=', 'year')
      .where('start_day', '=', made.start)
      .execute();
    const years = new Map(known.map(({ person, amount }) => [person, amount]));
    for (const [person, days] of some) {
      const before = years.get(person);
      const after = greatest([before, ...days.map((day) => day.after)]);
      if (days.every((day) => greatest([day.before, day.after]) === day.after))
        changes.push({ person, start: made.start, before, after });
      else falling.push(...days);
    }
  }
  changes.push(...(await settle(db, name, made, falling)));
  return changes.filter(({ before, after }) => before !== after);
}

/** An unknown amount is less than any known one, and more than not being there. */
function greatest(amounts: Iterable<Amount>): Amount {
  let most: Amount;
  for (const amount of amounts) {
    if (amount === undefined || most === amount) continue;
    if (most === undefined || most === null || (amount !== null && amount > most)) most = amount;
  }
  return most;
}

async function writeMembers(
  db: Database,
  name: string,
  grain: 'day' | 'year',
  changes: readonly Change[],
): Promise<void> {
  const gone = changes.filter(({ before }) => before !== undefined);
  for (const [start, group] of Map.groupBy(gone, (change) => change.start)) {
    for (const some of chunks(group, 400)) {
      await db
        .deleteFrom('member')
        .where('name', '=', name)
        .where('grain', '=', grain)
        .where('start_day', '=', start)
        .where(
          'person',
          'in',
          some.map(({ person }) => person),
        )
        .execute();
    }
  }
  const rows = changes.flatMap(({ person, start, after }) =>
    after === undefined ? [] : [{ name, grain, start_day: start, person, amount: after }],
  );
  await insertRows(db, 'member', rows);
}

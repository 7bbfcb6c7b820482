import type { Day } from '../core/calendar.ts';
import { type Grain, periodOf } from '../core/period.ts';
import type { Pseudonym } from '../core/pseudonym.ts';
import { chunks } from '../queries/chunks.ts';
import { insertRows } from '../queries/insert-rows.ts';
import type { Database } from '../store.ts';
import type { TallyChanges } from './tallies.ts';

/** A person on a day, and for how much she counts there; null: counts, but for an unknown amount. */
export type PersonDay = { readonly person: Pseudonym; readonly day: Day; readonly amount: number | null };

/** People who count once a period, however many of its days they are in: what one adds to which tallies. */
export type Membership = {
  readonly name: string;
  readonly counts: (amount: number | null) => Readonly<Record<string, number>>;
  /** Tallies by value in which one counts once, and under which value. */
  readonly keyed?: (amount: number | null) => Readonly<Record<string, string>>;
};

type Change = {
  readonly person: Pseudonym;
  readonly start: Day;
  /** Undefined: was not there, is not there. */
  readonly before: number | null | undefined;
  readonly after: number | null | undefined;
};

/** What each grain is made of: nobody's whole history is read to know all time. */
const MADE_OF = [
  ['month', 'day'],
  ['year', 'day'],
  ['all', 'year'],
] as const satisfies [Grain, Grain][];

/**
 * Puts these people in the place of who was there on these days. In each month, each year and since the start
 * a person counts once, for the greatest amount of her days. Work: the people whose days changed.
 */
export async function replaceMembers(
  db: Database,
  tallies: TallyChanges,
  membership: Membership,
  days: readonly Day[],
  fresh: readonly PersonDay[],
): Promise<void> {
  const { name } = membership;
  const before = await db
    .selectFrom('member')
    .select(['person', 'start_day as day', 'amount'])
    .where('name', '=', name)
    .where('grain', '=', 'day')
    .where('start_day', 'in', days)
    .execute();
  const changed: Record<Grain, Change[]> = { day: differences(before, fresh), month: [], year: [], all: [] };
  await writeMembers(db, name, 'day', changed.day);
  for (const [grain, parts] of MADE_OF) {
    const touched = Map.groupBy(changed[parts], ({ start }) => tallies.homesOf(start)[grain]);
    for (const [home, people] of touched) {
      changed[grain].push(
        ...(await settle(db, name, { grain, parts, home, startDay: tallies.startDay }, people)),
      );
    }
    await writeMembers(db, name, grain, changed[grain]);
  }
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
  const { name } = membership;
  const before: PersonDay[] = [];
  for (const some of chunks(people, 400)) {
    const rows = await db
      .selectFrom('member')
      .select(['person', 'start_day as day', 'amount'])
      .where('person', 'in', some)
      .where('name', '=', name)
      .where('grain', '=', 'day')
      .execute();
    before.push(...rows);
  }
  const changes = differences(before, fresh);
  await writeMembers(db, name, 'day', changes);
  for (const { start, before, after } of changes) {
    each(membership, before, (of, key, amount) => tallies.add(of, start, key, -amount));
    each(membership, after, (of, key, amount) => tallies.add(of, start, key, amount));
  }
}

function tell(tallies: TallyChanges, membership: Membership, grain: Grain, changes: readonly Change[]): void {
  for (const { start, before, after } of changes) {
    each(membership, before, (of, key, amount) => tallies.addTo(of, grain, start, key, -amount));
    each(membership, after, (of, key, amount) => tallies.addTo(of, grain, start, key, amount));
  }
}

function each(
  { counts, keyed }: Membership,
  amount: number | null | undefined,
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

/** What these people now count for in one period, where that is something else than before. */
async function settle(
  db: Database,
  name: string,
  of: { grain: Grain; parts: Grain; home: Day; startDay: Day },
  touched: readonly Change[],
): Promise<Change[]> {
  const { grain, parts, home, startDay } = of;
  const changes: Change[] = [];
  for (const people of chunks([...new Set(touched.map(({ person }) => person))], 400)) {
    const within = db.selectFrom('member').where('person', 'in', people).where('name', '=', name);
    const known = await within
      .select(['person', 'amount'])
      .where('grain', '=', grain)
      .where('start_day', '=', home)
      .execute();
    const inParts = within.where('grain', '=', parts).where('start_day', '>=', home);
    const bounded =
      grain === 'all' ? inParts : inParts.where('start_day', '<', periodOf(grain, home, startDay).end);
    const made = await bounded
      .select((eb) => ['person', eb.fn.max('amount').as('amount')])
      .groupBy('person')
      .execute();
    const dated = (rows: typeof known) => rows.map((row) => ({ ...row, day: home }));
    changes.push(...differences(dated(known), dated(made)));
  }
  return changes;
}

async function writeMembers(
  db: Database,
  name: string,
  grain: Grain,
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

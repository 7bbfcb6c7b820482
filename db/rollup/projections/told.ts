import type { Day } from '../../core/calendar.ts';
import type { RollUpContext } from '../context.ts';
import { replaceMembers } from '../members.ts';
import { type DayAmount, replaceDays } from '../tallies.ts';
import type { Projection } from './projection.ts';

export const CONTACTS = ['recruiter', 'network', 'interview'] as const;
export const FOLLOW_UP_MONTHS = [3, 6] as const;

export const TOLD_SUMS = [
  'contacts',
  'contacts recruiter',
  'contacts network',
  'contacts interview',
  'invited 3',
  'invited 6',
  'answered 3',
  'answered 6',
  'still employed known',
  'still employed',
] as const;
const FOLLOWED = TOLD_SUMS.slice(4);

/** Contacts that people told of, once a person and period; and what came of invitations, by the day they left. */
export const TOLD: Projection = {
  name: 'told',
  version: 1,
  follows: ['placements'],
  async project(context, tallies, days) {
    const { db } = context;
    const news = await contactsOn(context, days);
    for (const kind of [null, ...CONTACTS]) {
      const name = kind === null ? 'contacts' : `contacts ${kind}`;
      const people = new Map(
        news
          .filter((one) => kind === null || one[kind] === 1)
          .map(({ person, day }) => [`${day} ${person}`, { person, day, amount: null }]),
      );
      const membership = { name, counts: () => ({ [name]: 1 }) };
      await replaceMembers(db, tallies, membership, days, [...people.values()]);
    }
    await replaceDays(db, tallies, { names: FOLLOWED, days }, await followedOn(context, days));
  },
};

async function contactsOn({ db }: RollUpContext, days: readonly Day[]) {
  return db
    .selectFrom('seeker_news')
    .select(['person', 'day', ...CONTACTS])
    .where('day', 'in', days)
    .where((eb) => eb.or(CONTACTS.map((kind) => eb(kind, '=', 1))))
    .execute();
}

/** Answers count up to the cutoff, and only for declarations that stand. */
async function followedOn({ db, cutoff }: RollUpContext, days: readonly Day[]): Promise<DayAmount[]> {
  const rows = await db
    .selectFrom('follow_up')
    .innerJoin('declaration', 'declaration.id', 'follow_up.declaration_id')
    .select(['month', 'invited_day', 'answered_day', 'still_employed'])
    .where('invited_day', 'in', days)
    .where('state', '=', 'confirmed')
    .execute();
  const sums = new Map<string, DayAmount>();
  const add = (name: string, day: Day): void => {
    const id = `${name} ${day}`;
    sums.set(id, { name, day, amount: (sums.get(id)?.amount ?? 0) + 1 });
  };
  for (const { month, invited_day, answered_day, still_employed } of rows) {
    const day = invited_day as Day;
    add(`invited ${month}`, day);
    if (answered_day === null || answered_day > cutoff) continue;
    add(`answered ${month}`, day);
    if (month !== 6 || still_employed === null) continue;
    add('still employed known', day);
    if (still_employed === 1) add('still employed', day);
  }
  return [...sums.values()];
}

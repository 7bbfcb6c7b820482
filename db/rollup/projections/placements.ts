import type { Day, Instant } from '../../core/calendar.ts';
import type { Pseudonym } from '../../core/pseudonym.ts';
import { chunks } from '../../queries/chunks.ts';
import type { RollUpContext } from '../context.ts';
import { type Membership, type PersonDay, replacePeople } from '../members.ts';
import type { Projection } from './projection.ts';

/** How long after her first request a person's report is counted with her cohort. */
export const COHORT_DAYS = 180;

/** People by the day of their first confirmed declaration. */
const DECLARED: Membership = { name: 'declared first', counts: () => ({ 'declared first': 1 }) };
/** People by the day of their first request; 1 when they reported within the window. */
const ASKED: Membership = {
  name: 'asked first',
  counts: (declared) => ({ 'asked first': 1, 'asked first and declared': declared ?? 0 }),
};

/** What is first for a person: the people of these days are looked at whole, whatever day it falls on. */
export const FIRSTS: Projection = {
  name: 'placements',
  version: 1,
  follows: ['seeker-requests', 'placements'],
  async project(context, tallies, days) {
    const people = await peopleOf(context, days);
    const declarations = await declarationsOf(context, people);
    const requests = await firstRequestsOf(context, people);
    const declared: PersonDay[] = [];
    for (const [person, of] of declarations) {
      const first = of.reduce((earliest, one) => (one.day < earliest.day ? one : earliest));
      declared.push({ person, day: first.day, amount: null });
    }
    const asked = [...requests].map(([person, { asked_at, day }]): PersonDay => {
      const reported = declarations.get(person)?.some(({ declared_at }) => inWindow(asked_at, declared_at));
      return { person, day, amount: reported ? 1 : 0 };
    });
    await replacePeople(context.db, tallies, DECLARED, people, declared);
    await replacePeople(context.db, tallies, ASKED, people, asked);
  },
};

const inWindow = (asked: Instant, declared: Instant): boolean =>
  declared >= asked && Date.parse(declared) - Date.parse(asked) <= COHORT_DAYS * 86_400_000;

/** Who wrote or declared something on these days, or is counted on one of them. */
async function peopleOf({ db }: RollUpContext, days: readonly Day[]): Promise<Pseudonym[]> {
  const [wrote, declared, counted] = await Promise.all([
    db.selectFrom('request').select('seeker as person').distinct().where('day', 'in', days).execute(),
    db.selectFrom('declaration').select('person').distinct().where('day', 'in', days).execute(),
    db
      .selectFrom('member')
      .select('person')
      .distinct()
      .where('name', 'in', [DECLARED.name, ASKED.name])
      .where('grain', '=', 'day')
      .where('start_day', 'in', days)
      .execute(),
  ]);
  return [...new Set([...wrote, ...declared, ...counted].map(({ person }) => person))];
}

type Declared = { day: Day; declared_at: Instant };

async function declarationsOf(
  { db, cutoff }: RollUpContext,
  people: readonly Pseudonym[],
): Promise<Map<Pseudonym, Declared[]>> {
  const found = new Map<Pseudonym, Declared[]>();
  for (const some of chunks(people, 400)) {
    const rows = await db
      .selectFrom('declaration')
      .select(['person', 'day', 'declared_at'])
      .where('person', 'in', some)
      .where('state', '=', 'confirmed')
      .where('day', '<=', cutoff)
      .execute();
    for (const { person, ...row } of rows) found.set(person, [...(found.get(person) ?? []), row]);
  }
  return found;
}

async function firstRequestsOf(
  { db, cutoff }: RollUpContext,
  people: readonly Pseudonym[],
): Promise<Map<Pseudonym, { asked_at: Instant; day: Day }>> {
  const found = new Map<Pseudonym, { asked_at: Instant; day: Day }>();
  for (const some of chunks(people, 400)) {
    const rows = await db
      .selectFrom('request')
      .select((eb) => ['seeker', eb.fn.min('asked_at').as('asked_at'), eb.fn.min('day').as('day')])
      .where('seeker', 'in', some)
      .where('day', '<=', cutoff)
      .groupBy('seeker')
      .execute();
    for (const { seeker, ...first } of rows) found.set(seeker, first);
  }
  return found;
}

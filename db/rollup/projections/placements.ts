import { CONTRIBUTIONS, type Contribution, DURABLE } from '../../core/answers.ts';
import { addDays, type Day, daysBetween } from '../../core/calendar.ts';
import type { Pseudonym } from '../../core/pseudonym.ts';
import { firstRequestsOf } from '../../queries/first-requests.ts';
import { type CohortWindow, isWithin } from '../../statistics/cohort.ts';
import type { RollUpContext } from '../context.ts';
import { type Membership, ON_DAYS, type PersonDay, replacePeople } from '../members.ts';
import { type Declared, declarationsOf, newsOf } from './people-told.ts';
import type { Projection } from './projection.ts';
import { delayKey } from './requests.ts';

/** How long after the day of her first request a person’s report is counted with her cohort. */
export const COHORT_DAYS = 180 satisfies CohortWindow;
/** Told beside it. */
export const OTHER_WINDOWS = [90, 365] as const satisfies CohortWindow[];
/** Tallies by value: how many people had declared after so many days, or were last known to be without work. */
export const DECLARED_AFTER = 'episode declared after';
export const KNOWN_UNTIL = 'episode known until';

/** What people's first declarations hold, by the days of these. */
export const DECLARED_SUMS = [
  'declared first',
  'declared began',
  'declared E1',
  'declared E2',
  'declared E3',
  'declared for long',
  'contribution decisive',
  'contribution helped',
  'contribution no_part',
  'contribution do_not_know',
] as const;

/** What is known of those who asked, by the days of their first requests. */
export const ASKED_SUMS = [
  'asked first',
  'asked first and declared',
  'asked first and declared within 90',
  'asked first and declared within 365',
  'asked first and gave other news',
] as const;

/** And how their search ended: of those of whom it is not known. */
export const EPISODE_OPEN = 'episode open';

/** A first declaration in one number: its evidence, whether the job is meant to last, the answer about the relay. */
const codeOf = ({ evidence, facts }: Declared): number =>
  Number(evidence.slice(1)) * 100 +
  (facts?.contract && DURABLE.includes(facts.contract) ? 10 : 0) +
  (facts?.contribution ? 1 + CONTRIBUTIONS.indexOf(facts.contribution) : 0);

/** People by the day of their first confirmed declaration, with what is known of that one. */
const DECLARED: Membership = {
  name: 'declared first',
  counts(code) {
    const evidence = Math.floor((code ?? 0) / 100);
    const isLong = evidence >= 2 && Math.floor(((code ?? 0) % 100) / 10) === 1;
    const answer: Contribution | undefined = CONTRIBUTIONS[((code ?? 0) % 10) - 1];
    return {
      'declared first': 1,
      [`declared E${evidence}`]: 1,
      ...(isLong && { 'declared for long': 1 }),
      ...(answer && { [`contribution ${answer}`]: 1 }),
    };
  },
};

/** The same people by the day on which the job began, where that is known and has come. */
const BEGAN: Membership = { name: 'declared began', counts: () => ({ 'declared began': 1 }) };

const [NO_NEWS, REPORTED, OTHER_NEWS] = [0, 1, 2] as const;
/** What is known once the window has closed, and the other windows within which she reported: 4 the first, 8 the second. */
const windowCode = (index: number): number => 4 << index;
/** People by the day of their first request, and what is known of them. */
export const ASKED: Membership = {
  name: 'asked first',
  counts(code) {
    const known = (code ?? 0) % windowCode(0);
    const others = OTHER_WINDOWS.filter((_, index) => ((code ?? 0) & windowCode(index)) !== 0);
    return {
      'asked first': 1,
      ...(known === REPORTED && { 'asked first and declared': 1 }),
      ...(known === OTHER_NEWS && { 'asked first and gave other news': 1 }),
      ...Object.fromEntries(others.map((days) => [`asked first and declared within ${days}`, 1])),
    };
  },
};

const OPEN = 0;
/** The same people, by how their search ended: 1 + twice the days to a declaration, 2 + twice those to their last news. */
const EPISODE: Membership = {
  name: 'episode',
  counts: (end) => ({ [EPISODE_OPEN]: end === OPEN ? 1 : 0 }),
  keyed: (end) =>
    !end ? {} : { [end % 2 ? DECLARED_AFTER : KNOWN_UNTIL]: delayKey(Math.floor((end - 1) / 2)) },
};

/** What is first for a person: the people of these days are looked at whole, whatever day it falls on. */
export const FIRSTS: Projection = {
  name: 'placements',
  version: 5,
  follows: ['seeker-requests', 'placements'],
  async project(context, tallies, days) {
    const { collective, cutoff, closed } = context;
    const people = await peopleOf(context, days);
    const declarations = await declarationsOf(context, people);
    const requests = await firstRequestsOf(context.db, people, cutoff);
    const news = await newsOf(context, people);
    const declared = [...declarations].map(([person, [first]]): PersonDay => {
      return { person, day: (first as Declared).day, amount: codeOf(first as Declared) };
    });
    const began = [...declarations].flatMap(([person, [first]]): PersonDay[] => {
      const start = first?.facts?.start_day;
      const isCounted = start && start >= collective.startDay && start <= cutoff && !closed.has(start);
      return isCounted ? [{ person, day: start, amount: 1 }] : [];
    });
    const asked: PersonDay[] = [];
    const episodes: PersonDay[] = [];
    for (const [person, day] of requests) {
      const told = declarations.get(person) ?? [];
      const other = news.get(person) ?? [];
      const isReported = (window: CohortWindow) => told.some((one) => isWithin(day, one.day, window));
      // Only what is said once the window has closed tells that nothing was found within it.
      const isKnown = other.some((one) => one.day >= addDays(day, COHORT_DAYS));
      const known = isReported(COHORT_DAYS) ? REPORTED : isKnown ? OTHER_NEWS : NO_NEWS;
      const others = OTHER_WINDOWS.map((window, index) => (isReported(window) ? windowCode(index) : 0));
      asked.push({ person, day, amount: others.reduce((code, bit) => code + bit, known as number) });
      episodes.push({ person, day, amount: endOf(day, told, other.at(-1)?.day) });
    }
    await replacePeople(context.db, tallies, DECLARED, people, declared);
    await replacePeople(context.db, tallies, BEGAN, people, began);
    await replacePeople(context.db, tallies, ASKED, people, asked);
    await replacePeople(context.db, tallies, EPISODE, people, episodes);
  },
};

/** A job that had begun by the time it was declared counts from its start, any other from the declaration. */
function endOf(asked: Day, told: readonly Declared[], lastNews: Day | undefined): number {
  const first = told.find(({ day }) => day >= asked);
  if (first) {
    const start = first.facts?.start_day;
    const isBetween = start && start >= asked && start <= first.day;
    return 1 + 2 * daysBetween(asked, isBetween ? start : first.day);
  }
  return lastNews && lastNews >= asked ? 2 + 2 * daysBetween(asked, lastNews) : OPEN;
}

/** Who wrote, declared, gave news or began a job on these days, or is counted on one of them. */
async function peopleOf({ db }: RollUpContext, days: readonly Day[]): Promise<Pseudonym[]> {
  const [wrote, declared, told, began, counted] = await Promise.all([
    db.selectFrom('request').select('seeker as person').distinct().where('day', 'in', days).execute(),
    db.selectFrom('declaration').select('person').distinct().where('day', 'in', days).execute(),
    db.selectFrom('seeker_news').select('person').distinct().where('day', 'in', days).execute(),
    db
      .selectFrom('declaration_fact')
      .innerJoin('declaration', 'declaration.id', 'declaration_fact.declaration_id')
      .select('declaration.person')
      .distinct()
      .where('declaration_fact.start_day', 'in', days)
      .execute(),
    db
      .selectFrom('member')
      .select('person')
      .distinct()
      .where('name', 'in', [DECLARED.name, ASKED.name])
      .where('grain', '=', ON_DAYS)
      .where('start_day', 'in', days)
      .execute(),
  ]);
  return [...new Set([...wrote, ...declared, ...told, ...began, ...counted].map(({ person }) => person))];
}

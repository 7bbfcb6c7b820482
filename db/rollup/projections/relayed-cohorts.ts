import { addDays, type Day, daysBetween } from '../../core/calendar.ts';
import type { Pseudonym } from '../../core/pseudonym.ts';
import { isWithin } from '../../statistics/cohort.ts';
import type { RollUpContext } from '../context.ts';
import { daysOf, type Membership, ON_DAYS, type PersonDay, replacePeople } from '../members.ts';
import {
  inTime,
  isUnread,
  type RequestReading,
  relayedRequestsOf,
  WINDOW_DAYS,
} from '../request-readings.ts';
import { ASKED, COHORT_DAYS } from './placements.ts';
import type { Projection } from './projection.ts';
import { RELAYED, SEEKERS, UNREAD } from './requests.ts';

export const RELAYED_SUMS = ['asked first and relayed', 'asked first and unread'] as const;

/** People by the day of their first request, who were relayed within the window, or may have been. */
const RELAYED_COHORT: Membership = {
  name: 'asked first, relayed',
  counts: (state) => ({
    'asked first and relayed': state === RELAYED ? 1 : 0,
    'asked first and unread': state === UNREAD ? 1 : 0,
  }),
};

/**
 * What became of the requests of people within the window of their first: the people of these days are looked at
 * whole, as long as it lasts, by what their own days were counted for. Requests and relays are read only of those who
 * were relayed so near its end that it may have been after it.
 */
export const RELAYED_COHORTS: Projection = {
  name: 'relayed-cohorts',
  version: 1,
  follows: ['seeker-requests', 'placements', 'retweet-reach'],
  matures: WINDOW_DAYS + 1,
  async project(context, tallies, days) {
    const people: Pseudonym[] = [];
    const fresh: PersonDay[] = [];
    const late: Pseudonym[] = [];
    for (const { person, first, asked } of await whoAsked(context, days)) {
      people.push(person);
      if (!first) continue;
      const within = asked.filter(({ day }) => isWithin(first, day, COHORT_DAYS));
      const relayed = within.filter(({ amount }) => amount === RELAYED);
      if (relayed.some(({ day }) => isWithin(first, addDays(day, WINDOW_DAYS + 1), COHORT_DAYS)))
        fresh.push({ person, day: first, amount: RELAYED });
      else if (relayed.length > 0) late.push(person);
      else if (within.some(({ amount }) => amount === UNREAD))
        fresh.push({ person, day: first, amount: UNREAD });
    }
    const requests = await relayedRequestsOf(context, late);
    for (const [person, asked] of Map.groupBy(requests, ({ seeker }) => seeker)) {
      const day = asked.reduce((first, request) => (request.day < first ? request.day : first), '~' as Day);
      const state = Math.max(...asked.map((request) => stateOf(context, day, request)));
      if (state > 0) fresh.push({ person, day, amount: state });
    }
    await replacePeople(context.db, tallies, RELAYED_COHORT, people, fresh);
  },
};

function stateOf({ calendar }: RollUpContext, first: Day, request: RequestReading): number {
  if (!isWithin(first, request.day, COHORT_DAYS)) return 0;
  if (request.first !== null && inTime(request))
    return isWithin(first, calendar.dayOf(request.first), COHORT_DAYS) ? RELAYED : 0;
  return isUnread(request) ? UNREAD : 0;
}

/** A person, the day of her first request, and what became of those of each of her days. */
type Asking = {
  readonly person: Pseudonym;
  readonly first: Day | undefined;
  readonly asked: readonly PersonDay[];
};

/**
 * Who asked on these days, or is counted on one of them. Not those whose window was over before: what comes later
 * changes nothing.
 */
async function whoAsked({ db }: RollUpContext, days: readonly Day[]): Promise<Asking[]> {
  const found = await db
    .selectFrom('member')
    .select('person')
    .distinct()
    .where('name', 'in', [SEEKERS.name, RELAYED_COHORT.name])
    .where('grain', '=', ON_DAYS)
    .where('start_day', 'in', days)
    .execute();
  const people = found.map(({ person }) => person);
  const firsts = new Map((await daysOf(db, ASKED, people)).map(({ person, day }) => [person, day]));
  const earliest = days.reduce((first, day) => (day < first ? day : first));
  const isOver = (first: Day) => daysBetween(first, earliest) > COHORT_DAYS;
  const asked = await daysOf(
    db,
    SEEKERS,
    people.filter((person) => firsts.has(person) && !isOver(firsts.get(person) as Day)),
  );
  const theirs = Map.groupBy(asked, ({ person }) => person);
  return people
    .map((person) => ({ person, first: firsts.get(person), asked: theirs.get(person) ?? [] }))
    .filter(({ first }) => first === undefined || !isOver(first));
}

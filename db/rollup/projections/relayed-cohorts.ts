import { addDays, type Day, daysBetween } from '../../core/calendar.ts';
import type { Pseudonym } from '../../core/pseudonym.ts';
import { chunks } from '../../queries/chunks.ts';
import { isWithin } from '../../statistics/cohort.ts';
import type { RollUpContext } from '../context.ts';
import { type Membership, ON_DAYS, type PersonDay, replacePeople } from '../members.ts';
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
    const [earliest] = [...days].sort() as [Day];
    const people: Pseudonym[] = [];
    const fresh: PersonDay[] = [];
    const late: Pseudonym[] = [];
    for (const { person, first, asked } of await whoAsked(context, days)) {
      // Once her window was over before these days, what comes later changes nothing.
      if (first && daysBetween(first, earliest) > COHORT_DAYS) continue;
      people.push(person);
      if (!first) continue;
      const within = asked.filter(({ day }) => isWithin(first, day, COHORT_DAYS));
      const relayed = within.filter(({ state }) => state === RELAYED);
      if (relayed.some(({ day }) => isWithin(first, addDays(day, WINDOW_DAYS + 1), COHORT_DAYS)))
        fresh.push({ person, day: first, amount: RELAYED });
      else if (relayed.length > 0) late.push(person);
      else if (within.some(({ state }) => state === UNREAD))
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
  readonly asked: readonly { readonly day: Day; readonly state: number | null }[];
};

/** Who asked on these days, or is counted on one of them. */
async function whoAsked({ db }: RollUpContext, days: readonly Day[]): Promise<Asking[]> {
  const found = await db
    .selectFrom('member')
    .select('person')
    .distinct()
    .where('name', 'in', [SEEKERS.name, RELAYED_COHORT.name])
    .where('grain', '=', ON_DAYS)
    .where('start_day', 'in', days)
    .execute();
  const people: Asking[] = [];
  for (const some of chunks(found, 400)) {
    const rows = await db
      .selectFrom('member')
      .select(['person', 'name', 'start_day as day', 'amount as state'])
      .where(
        'person',
        'in',
        some.map(({ person }) => person),
      )
      .where('name', 'in', [ASKED.name, SEEKERS.name])
      .where('grain', '=', 'day')
      .execute();
    const byPerson = Map.groupBy(rows, ({ person }) => person);
    for (const { person } of some) {
      const theirs = byPerson.get(person) ?? [];
      const first = theirs.find(({ name }) => name === ASKED.name)?.day;
      people.push({ person, first, asked: theirs.filter(({ name }) => name === SEEKERS.name) });
    }
  }
  return people;
}

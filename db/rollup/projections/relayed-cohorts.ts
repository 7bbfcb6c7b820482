import { type Day, daysBetween } from '../../core/calendar.ts';
import type { Pseudonym } from '../../core/pseudonym.ts';
import { firstRequestsOf } from '../../queries/first-requests.ts';
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
import { COHORT_DAYS } from './placements.ts';
import type { Projection } from './projection.ts';

export const RELAYED_SUMS = ['asked first and relayed', 'asked first and unread'] as const;
const [UNREAD, RELAYED] = [1, 2] as const;

/** People by the day of their first request, who were relayed within the window, or may have been. */
const RELAYED_COHORT: Membership = {
  name: 'asked first, relayed',
  counts: (state) => ({
    'asked first and relayed': state === RELAYED ? 1 : 0,
    'asked first and unread': state === UNREAD ? 1 : 0,
  }),
};

/** What became of the requests of people within the window of their first: the people of these days are looked at whole, as long as it lasts. */
export const RELAYED_COHORTS: Projection = {
  name: 'relayed-cohorts',
  version: 1,
  follows: ['seeker-requests', 'placements', 'retweet-reach'],
  matures: WINDOW_DAYS + 1,
  async project(context, tallies, days) {
    const people = await whoseWindowHolds(context, days, await peopleOf(context, days));
    const requests = await relayedRequestsOf(context, people);
    const fresh: PersonDay[] = [];
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

/** Of these people, those whose window was not over before these days: what comes later changes nothing of the others. */
async function whoseWindowHolds(
  context: RollUpContext,
  days: readonly Day[],
  people: readonly Pseudonym[],
): Promise<Pseudonym[]> {
  const [earliest] = [...days].sort();
  const firsts = await firstRequestsOf(context.db, people, context.cutoff);
  return people.filter((person) => {
    const first = firsts.get(person);
    return !first || !earliest || daysBetween(first, earliest) <= COHORT_DAYS;
  });
}

/** Who asked on these days, or is counted on one of them. */
async function peopleOf({ db }: RollUpContext, days: readonly Day[]): Promise<Pseudonym[]> {
  const [asked, counted] = await Promise.all([
    db.selectFrom('request').select('seeker as person').distinct().where('day', 'in', days).execute(),
    db
      .selectFrom('member')
      .select('person')
      .where('name', '=', RELAYED_COHORT.name)
      .where('grain', '=', ON_DAYS)
      .where('start_day', 'in', days)
      .execute(),
  ]);
  return [...new Set([...asked, ...counted].map(({ person }) => person))];
}

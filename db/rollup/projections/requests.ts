import type { Day } from '../../core/calendar.ts';
import type { RollUpContext } from '../context.ts';
import { type Membership, replaceMembers } from '../members.ts';
import {
  between,
  inTime,
  isUnread,
  type RequestReading,
  relayedRequests,
  unreadWait,
  WINDOW_DAYS,
} from '../request-readings.ts';
import { type DayAmount, replaceDays } from '../tallies.ts';
import type { Projection } from './projection.ts';

/** Waits for a first relay, in milliseconds. */
export const DELAY = 'first relay after';
/** What that would be if what nobody has read yet came first: waits that go (negative) and that come instead. */
export const DELAY_EARLIER = 'first relay earlier by';
/** Of requests that were not read to the end, and of which no relay is known. */
export const UNREAD_SOONEST = 'first relay unread, from';
export const UNREAD_LATEST = 'first relay unread, until';
export const WAITS = [DELAY, DELAY_EARLIER, UNREAD_SOONEST, UNREAD_LATEST] as const;
export type WaitName = (typeof WAITS)[number];

/** Each has two tallies: to the quarter of an hour, to find a rank in, and exactly. */
export const inQuarters = (name: WaitName) => `${name}, in quarters` as const;
export const QUARTER_MS = 900_000;

/** A key that sorts as the number does. */
export const delayKey = (value: number): string => String(Math.max(0, value)).padStart(9, '0');

/** What became of a person's requests of a day. */
const NOT_RELAYED = 0;
export const UNREAD = 1;
export const RELAYED = 2;

/** Who asked: once relayed in time she is a person relayed; else she may have been, if a request of hers went unread. */
export const SEEKERS: Membership = {
  name: 'seeker',
  counts: (state) => ({
    seekers: 1,
    'seekers relayed': state === RELAYED ? 1 : 0,
    'seekers unread': state === UNREAD ? 1 : 0,
  }),
};

/** Requests by the day they were made on, what became of them, and who made them. */
export const REQUESTS: Projection = {
  name: 'requests',
  version: 1,
  follows: ['seeker-requests', 'retweet-reach'],
  matures: WINDOW_DAYS + 1,
  async project(context, tallies, days) {
    const requests = await relayedRequests(context, days);
    const fresh: DayAmount[] = [];
    for (const [day, ofDay] of Map.groupBy(requests, (request) => request.day)) {
      fresh.push(
        { name: 'requests', day, amount: ofDay.length },
        { name: 'requests relayed', day, amount: ofDay.filter(inTime).length },
        { name: 'requests unread', day, amount: ofDay.filter(isUnread).length },
      );
      for (const request of ofDay) fresh.push(...waitsOf(context, request));
    }
    await replaceDays(context.db, tallies, { names: NAMES, days }, fresh);
    await replaceMembers(context.db, tallies, SEEKERS, days, seekersOf(requests));
  },
};

const NAMES = [
  'requests',
  'requests relayed',
  'requests unread',
  ...WAITS.flatMap((name) => [name, inQuarters(name)]),
];

function waitsOf(context: RollUpContext, request: RequestReading): DayAmount[] {
  const unread = unreadWait(context, request);
  const add = (name: WaitName, wait: number, amount = 1): DayAmount[] => [
    { name, day: request.day, key: delayKey(wait), amount },
    { name: inQuarters(name), day: request.day, key: delayKey(Math.floor(wait / QUARTER_MS)), amount },
  ];
  if (request.first === null) {
    return unread ? [...add(UNREAD_SOONEST, unread.soonest), ...add(UNREAD_LATEST, unread.latest)] : [];
  }
  if (!inTime(request)) return [];
  const wait = between(request.asked_at, request.first);
  const known = add(DELAY, wait);
  if (!unread) return known;
  return [...known, ...add(DELAY_EARLIER, wait, -1), ...add(DELAY_EARLIER, unread.soonest)];
}

function seekersOf(requests: readonly RequestReading[]) {
  const people = new Map<string, { person: RequestReading['seeker']; day: Day; amount: number }>();
  for (const request of requests) {
    const state = inTime(request) ? RELAYED : isUnread(request) ? UNREAD : NOT_RELAYED;
    const key = `${request.day} ${request.seeker}`;
    const known = people.get(key);
    if (known) known.amount = Math.max(known.amount, state);
    else people.set(key, { person: request.seeker, day: request.day, amount: state });
  }
  return [...people.values()];
}

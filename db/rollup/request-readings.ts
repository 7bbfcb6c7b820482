import { addDays, type Day, type Instant, instant } from '../core/calendar.ts';
import type { Pseudonym } from '../core/pseudonym.ts';
import { chunks } from '../queries/chunks.ts';
import type { RollUpContext } from './context.ts';

/** Relays are read for seven days; a later one may have gone unread and counts for no request. */
export const WINDOW_DAYS = 7;
export const WINDOW_MS = WINDOW_DAYS * 86_400_000;

/**
 * Requests made before this moment have had their seven days: a relay at the very end of those still lies before
 * the end of the figures.
 */
export const ripeBefore = ({ until }: RollUpContext): Instant => instant(Date.parse(until) - WINDOW_MS);

/** The first day that holds no such request. Where the clocks changed, the day before it may hold an hour of them. */
export function ripeUntil(context: RollUpContext): Day {
  const { calendar } = context;
  const before = ripeBefore(context);
  const day = calendar.dayOf(before);
  return calendar.startOf(day) < before ? addDays(day, 1) : day;
}

export type RequestReading = {
  seeker: Pseudonym;
  asked_at: Instant;
  day: Day;
  /** Null until its relays were read. */
  read_at: Instant | null;
  /** When they were read for the last time; null while they still are. */
  final_at: Instant | null;
  /** The first relay by somebody else that a reading found. */
  first: Instant | null;
};

/**
 * The requests of these days with what their readings found. A night reads on after the day that its figures
 * end with: what was relayed since belongs to the next, or a figure would depend on the hour of its night.
 */
export async function relayedRequests(
  context: RollUpContext,
  days: readonly Day[],
): Promise<RequestReading[]> {
  return days.length === 0 ? [] : readings(context).where('request.day', 'in', days).execute();
}

/** The same of everything that these people asked up to the cutoff. */
export async function relayedRequestsOf(
  context: RollUpContext,
  people: readonly Pseudonym[],
): Promise<RequestReading[]> {
  const found: RequestReading[] = [];
  for (const some of chunks(people, 400)) {
    const theirs = readings(context).where('request.seeker', 'in', some);
    found.push(...(await theirs.where('request.day', '<=', context.cutoff).execute()));
  }
  return found;
}

const readings = ({ db, until }: RollUpContext) =>
  db
    .selectFrom('request')
    .leftJoin('relay', (join) =>
      join
        .onRef('relay.post_id', '=', 'request.post_id')
        .onRef('relay.account', '!=', 'request.seeker')
        .on('relay.relayed_at', '<', until),
    )
    .select((eb) => [
      'request.seeker',
      'request.asked_at',
      'request.day',
      'request.relays_read_at as read_at',
      'request.relays_final_at as final_at',
      eb.fn.min('relay.relayed_at').as('first'),
    ])
    .groupBy([
      'request.post_id',
      'request.seeker',
      'request.asked_at',
      'request.day',
      'request.relays_read_at',
      'request.relays_final_at',
    ]);

export const inTime = ({ asked_at, first }: RequestReading): boolean =>
  first !== null && between(asked_at, first) <= WINDOW_MS;

export const isUnread = ({ read_at }: RequestReading): boolean => read_at === null;

/**
 * When a first relay that nobody has read yet may have come: from the last reading on, before a relay that the
 * collective's own timeline told, until its days or the figures end. Null when nothing is left to read.
 */
export function unreadWait(
  { until }: RollUpContext,
  { asked_at, read_at, final_at, first }: RequestReading,
): { readonly soonest: number; readonly latest: number } | null {
  const closes = instant(Date.parse(asked_at) + WINDOW_MS);
  const end = closes < until ? closes : until;
  if (final_at !== null || (read_at !== null && read_at >= (first ?? end))) return null;
  return { soonest: read_at ? between(asked_at, read_at) : 0, latest: between(asked_at, first ?? end) };
}

/** Milliseconds. */
export const between = (from: Instant, until: Instant): number => Date.parse(until) - Date.parse(from);

import { addDays, type Calendar, type Day, eachDay, type Instant, instant } from '../../db/core/calendar.ts';
import { readCursor, readPageCursor } from '../../db/queries/cursors.ts';
import type { JobContext, PlanSetting } from '../job-context.ts';
import type { Reach, Span } from '../sources/x/endpoints.ts';

/** Where an unfinished set of pages goes on: a phase, and X's token in it (null = its first page). */
export type Place = { readonly phase: string; readonly token: string | null };
export type Window = Span & { readonly place: Place | null };

const HOUR_MS = 3_600_000;
/** X indexes what is posted within half a minute. */
const SETTLED_MS = 30_000;
/** An hour less than the seven days of X's recent endpoints, which move on while pages are read. */
const RECENT_MS = 7 * 24 * HOUR_MS - HOUR_MS;

/**
 * What a task has still to read up to the end of `day`: the set that was under way, else from its
 * cursor (at first the collective's first day) to the end of that day or the last whole hour. Null: nothing.
 */
export async function nextWindow(context: JobContext, task: string, day: Day): Promise<Window | null> {
  const { store, calendar, collective, clock } = context;
  const under = await readPageCursor(store.db, task);
  if (under) {
    const [phase = '', ...token] = under.next_token.split(':');
    return { from: under.from_at, until: under.until_at, place: { phase, token: token.join(':') || null } };
  }
  const from = (await readCursor(store.db, task)) ?? calendar.startOf(collective.startDay);
  const until = latestEnd(calendar, clock.now(), day);
  return from < until ? { from, until, place: null } : null;
}

/**
 * All that a task has to read up to the end of `day`, what is under way included; null: nothing.
 * `first` tells that nothing of it was ever whole: there is no past to judge by.
 */
export async function spanAhead(
  { store, calendar, collective, clock }: PlanSetting,
  task: string,
  day: Day,
): Promise<(Span & { readonly first: boolean; readonly resumed: boolean }) | null> {
  const [under, cursor] = [await readPageCursor(store.db, task), await readCursor(store.db, task)];
  const from = under?.from_at ?? cursor ?? calendar.startOf(collective.startDay);
  const until = latestEnd(calendar, clock.now(), day);
  const end = under && under.until_at > until ? under.until_at : until;
  return from < end ? { from, until: end, first: cursor === null, resumed: under !== null } : null;
}

/** The end of the day, or of the last hour that X has indexed. */
function latestEnd(calendar: Calendar, now: Instant, day: Day): Instant {
  const settled = Math.floor((Date.parse(now) - SETTLED_MS) / HOUR_MS) * HOUR_MS;
  return instant(Math.min(Date.parse(calendar.endOf(day)), settled));
}

export const placeText = ({ phase, token }: Place): string => `${phase}:${token ?? ''}`;

/** History comes from the archive and nights from the recent endpoints; the same path serves both. */
export function reachOf(context: Pick<PlanSetting, 'clock'>, from: Instant): Reach {
  return Date.parse(context.clock.now()) - Date.parse(from) <= RECENT_MS ? 'recent' : 'all';
}

/** The Paris days a window touches. */
export function daysOf({ calendar }: JobContext, { from, until }: Span): Day[] {
  const last = calendar.dayOf(Date.parse(until) - 1);
  return [...eachDay(calendar.dayOf(from), addDays(last, 1))];
}

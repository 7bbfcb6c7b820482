import { addDays, type Day } from '../core/calendar.ts';

/** Days after the first request within which an outcome counts. */
export const COHORT_WINDOWS = [90, 180, 365] as const;
export type CohortWindow = (typeof COHORT_WINDOWS)[number];

/** A person with the civil days (of the collective's time zone) of what they told. */
export type Followed = {
  /** The day of the very first request: who comes back keeps it. */
  readonly first: Day;
  /** Days of a return to work: the start, or else the day it was told. In any order; none is an empty list. */
  readonly outcomes: readonly Day[];
};

export type MaturedCohort = {
  /** People whose window has closed: the denominator. */
  readonly n: number;
  /** Of these, how many had an outcome from their first request to `window` days after it, both included. */
  readonly within: number;
  /** People of the period who are left out because their window is still open at the cutoff. */
  readonly immature: number;
};

/** The earliest request of each person, whatever the order of the rows. */
export function firstRequests(requests: Iterable<{ person: string; day: Day }>): Map<string, Day> {
  const first = new Map<string, Day>();
  for (const { person, day } of requests) {
    const known = first.get(person);
    if (known === undefined || day < known) first.set(person, day);
  }
  return first;
}

/**
 * The last day on which a first request is mature at the cutoff (the last day included): the window
 * counts civil days, so that a change to summer time neither opens nor closes it.
 */
export const lastMatureDay = (cutoff: Day, window: CohortWindow): Day => addDays(cutoff, -window);

export const isMature = (first: Day, window: CohortWindow, cutoff: Day): boolean =>
  first <= lastMatureDay(cutoff, window);

/** Whether an outcome falls from the first request to the last day of its window, both included. */
export const isWithin = (first: Day, outcome: Day, window: CohortWindow): boolean =>
  outcome >= first && outcome <= addDays(first, window);

/**
 * Of the people whose first request falls in [from, to], how many had an outcome within the window, among
 * those who had the whole of it. An outcome older than the request, or not known at the cutoff, is none.
 */
export function maturedCohort(
  people: Iterable<Followed>,
  { from, to, window, cutoff }: { from: Day; to: Day; window: CohortWindow; cutoff: Day },
): MaturedCohort {
  let [n, within, immature] = [0, 0, 0];
  for (const { first, outcomes } of people) {
    if (first < from || first > to || first > cutoff) continue;
    if (!isMature(first, window, cutoff)) {
      immature += 1;
      continue;
    }
    n += 1;
    if (outcomes.some((outcome) => isWithin(first, outcome, window))) within += 1;
  }
  return { n, within, immature };
}

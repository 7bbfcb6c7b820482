import { addDays, type Day } from '../core/calendar.ts';

/** Days after the first request within which an outcome counts. */
export const COHORT_WINDOWS = [90, 180, 365] as const;
export type CohortWindow = (typeof COHORT_WINDOWS)[number];

/**
 * The last day on which a first request is mature at the cutoff (the last day included): the window
 * counts civil days, so that a change to summer time neither opens nor closes it.
 */
export const lastMatureDay = (cutoff: Day, window: CohortWindow): Day => addDays(cutoff, -window);

/** Whether an outcome falls from the first request to the last day of its window, both included. */
export const isWithin = (first: Day, outcome: Day, window: CohortWindow): boolean =>
  outcome >= first && outcome <= addDays(first, window);

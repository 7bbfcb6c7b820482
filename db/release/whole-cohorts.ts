import { addDays, type Day } from '../core/calendar.ts';
import { lastDayOf, periodOf } from '../core/period.ts';
import type { Reading } from '../queries/series.ts';
import { LONGEST_DELAY } from '../rollup/declared-delays.ts';
import { COHORT_DAYS } from '../rollup/projections/placements.ts';
import { ANSWER_DAYS } from '../rollup/told.ts';
import { hidden, isMeasured, type PublicCell, type PublicTable, shown } from './cell.ts';
import type { ToldDays } from './line-tables.ts';

/** Why a figure that is known is not told yet: those whom it counts are still followed. */
const STILL_FOLLOWED = 'still_followed';
/**
 * Whoever declares on the last day of a year is asked six months later how it went on, and has time to answer. So long
 * people also tell more of themselves.
 */
const ANSWERED_DAYS = 184 + ANSWER_DAYS;

/** Shares of people who are followed for so many days before they enter it: so long it grows once its period is over. */
const COHORTS: ReadonlyMap<string, number> = new Map([
  ['declared_share_cohort', COHORT_DAYS],
  ['declared_bounds', COHORT_DAYS],
  ['followup_response_rate', ANSWER_DAYS],
  ['still_employed_6m', ANSWER_DAYS],
]);
/** And parts of a total, of which people tell more for so long, and what their delays are worked out from. */
const FOLLOWED: ReadonlyMap<string, number> = new Map([
  ...COHORTS,
  ['time_to_declaration', LONGEST_DELAY],
  ['evidence_mix', ANSWERED_DAYS],
  ['contribution_answer', ANSWERED_DAYS],
  ['durable_job_share', ANSWERED_DAYS],
  ['requests_by_profile', ANSWERED_DAYS],
]);

/**
 * Whether whom a figure counts up to a day has been followed to the end. A share told sooner, and again with the few
 * who asked in a month more, would tell what became of these: shares are told of whole cohorts only. So would parts
 * of a total, of whoever tells more of a job.
 */
export const isWholeCohort = (indicator: string, end: Day, until: Day): boolean => {
  const followed = FOLLOWED.get(indicator);
  return followed === undefined || addDays(end, followed) <= until;
};

/** The last day of the month that a period is told with once it was followed; null of a figure that waits for nobody. */
export function toldWith(indicator: string, end: Day): Day | null {
  const followed = FOLLOWED.get(indicator);
  if (followed === undefined) return null;
  const followedBy = addDays(end, followed);
  return lastDayOf(periodOf('month', followedBy, followedBy));
}

/** The same figure, not told yet. */
export const stillFollowed = (indicator: string, reading: Reading): PublicCell => ({
  ...hidden(shown(reading)),
  reason: STILL_FOLLOWED,
  toldWith: toldWith(indicator, reading.period.end) ?? reading.period.end,
});

export const isStillFollowed = ({ reason }: Pick<PublicCell, 'reason'>): boolean => reason === STILL_FOLLOWED;

/**
 * Days of whose people an earlier version, which did not wait, told a share while they were followed: the whole one
 * beside it would tell of the rest.
 */
export function toldEarly(tables: readonly PublicTable[], until: Day): Record<string, ToldDays> {
  const early = [...COHORTS].flatMap(([indicator, followed]) => {
    const from = addDays(until, 1 - followed);
    const cells = tables.find((table) => table.indicator === indicator)?.cells ?? [];
    const ends = cells
      .filter((cell) => isMeasured(cell) && cell.period.end >= from)
      .map(({ period }) => period.end);
    const last = ends.sort().at(-1);
    return last ? [[indicator, [[from, addDays(last, 1)]]] as const] : [];
  });
  return Object.fromEntries(early);
}

/** The cells without those of people of whom too much was told already. */
export const withoutEarly = (cells: readonly PublicCell[], early: ToldDays): PublicCell[] =>
  cells.map((cell) => {
    const { start, end } = cell.period;
    const isEarly = early.some(([from, to]) => start < to && end >= from);
    return isEarly && isMeasured(cell) ? hidden(cell) : cell;
  });

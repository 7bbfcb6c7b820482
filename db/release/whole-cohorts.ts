import { addDays, type Day } from '../core/calendar.ts';
import { COHORT_DAYS } from '../rollup/projections/placements.ts';
import { ANSWER_DAYS } from '../rollup/told.ts';
import { hidden, isMeasured, type PublicCell, type PublicTable } from './cell.ts';
import type { ToldDays } from './line-tables.ts';

/** Figures of people who are followed for so many days before they enter it: so long it grows once its period is over. */
const FOLLOWED_DAYS: ReadonlyMap<string, number> = new Map([
  ['declared_share_cohort', COHORT_DAYS],
  ['declared_bounds', COHORT_DAYS],
  ['followup_response_rate', ANSWER_DAYS],
  ['still_employed_6m', ANSWER_DAYS],
]);

/**
 * Whether whom a figure counts up to a day has been followed to the end. A share told sooner, and again with the few
 * who asked in a month more, would tell what became of these: shares are told of whole cohorts only.
 */
export const isWholeCohort = (indicator: string, end: Day, until: Day): boolean => {
  const followed = FOLLOWED_DAYS.get(indicator);
  return followed === undefined || addDays(end, followed) <= until;
};

/**
 * Days of whose people an earlier version, which did not wait, told a share while they were followed: the whole one
 * beside it would tell of the rest.
 */
export function toldEarly(tables: readonly PublicTable[], until: Day): Record<string, ToldDays> {
  const early = [...FOLLOWED_DAYS].flatMap(([indicator, followed]) => {
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

import type { Measure } from '../../api/contract/measure.ts';
import { dayAfter } from '../i18n/format.ts';
import { counted, type Words } from '../i18n/words.ts';
import { whyText } from './figure-text.ts';

/** Days from the first request within which a report counts; the dimension under which the share is kept. */
export const COHORT_WINDOWS = [
  { days: 90, dimension: '90' },
  { days: 180, dimension: '' },
  { days: 365, dimension: '365' },
] as const;

export type CohortCell = {
  /** « au moins 14,5 % », or why there is no share. */
  readonly main: string;
  /** Of how many people, and up to which first request when others are too recent. */
  readonly detail: string | null;
  /** What is certain and the most it can be, both 0..1; null without a share. */
  readonly bounds: { readonly low: number; readonly high: number } | null;
};
export type CohortRow = { readonly head: string; readonly cells: readonly CohortCell[] };

/**
 * The same cohorts within each window, a row an i4Emploi year of the first request and one since the start.
 * @param measures of the share, by year and since the start, every dimension
 */
export function cohortRows(measures: readonly Measure[], cutoff: string, words: Words): CohortRow[] {
  const { t } = words;
  const periods = new Map(measures.map(({ period }) => [`${period.grain} ${period.start}`, period]));
  return [...periods.values()]
    .toSorted((a, b) => Number(a.grain === 'all') - Number(b.grain === 'all') || (a.start < b.start ? -1 : 1))
    .filter(({ start }) => start <= cutoff)
    .map(({ grain, start, end }) => ({
      head: grain === 'all' ? t.cohortsSinceStart : `${start.slice(0, 4)}–${end.slice(0, 4)}`,
      cells: COHORT_WINDOWS.map(({ days, dimension }) => {
        const measure = measures.find(
          (one) => one.dimension === dimension && one.period.grain === grain && one.period.start === start,
        );
        return cellOf(
          measure,
          { start, end: end < cutoff ? end : cutoff },
          dayAfter(cutoff, -days),
          days,
          words,
        );
      }),
    }));
}

function cellOf(
  measure: Measure | undefined,
  period: { start: string; end: string },
  lastMature: string,
  days: number,
  words: Words,
): CohortCell {
  const { t, format } = words;
  const low = measure?.low ?? measure?.value ?? null;
  if (measure === undefined || low === null) {
    if (lastMature < period.start)
      return {
        main: t.cohortNotMature,
        detail: t.cohortMatureFrom(format.day(dayAfter(period.start, days))),
        bounds: null,
      };
    const why = measure ? whyText(measure, words) : null;
    return { main: t.notMeasured, detail: why, bounds: null };
  }
  const { n, high } = measure;
  const people = n === null ? null : t.cohortOf(counted(words, n, t.personWord));
  const part = lastMature < period.end ? t.cohortUpTo(format.day(lastMature)) : null;
  return {
    main: `${t.atLeast} ${format.share(low, n, 'low')}`,
    detail: [people, part].filter((one) => one !== null).join(', ') || null,
    bounds: { low, high: high ?? low },
  };
}

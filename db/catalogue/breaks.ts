import type { Day } from '../core/calendar.ts';
import type { Indicator } from './indicator.ts';

/** Where a series changes its definition: figures before and after are not of the same thing. */
export type Break = Indicator['versions'][number];

/** The breaks of an indicator after the first of these days and up to the last, oldest first. */
export function breaksBetween({ versions }: Pick<Indicator, 'versions'>, first: Day, last: Day): Break[] {
  return versions.slice(1).filter(({ from }) => from > first && from <= last);
}

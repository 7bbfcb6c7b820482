import type { Measure } from '../../api/contract/measure.ts';
import { dayCount } from '../i18n/format.ts';

/**
 * How a column is drawn. `partial`: the period is not over, began late, or reaches out of the frame;
 * `hatched`: part of it was not collected; `gap`, `hidden` and `failed` have no value at all.
 */
export type Look = 'full' | 'partial' | 'shared' | 'hatched' | 'gap' | 'hidden' | 'failed';

/** One column. `value` is null where nothing was measured: never 0. */
export type Point = {
  readonly label: string;
  readonly tick: string;
  readonly value: number | null;
  /** The upper bound when `value` is a lower one. */
  readonly upper: number | null;
  readonly look: Look;
};

/** What the chart covers, both days included, and the days on which the whole series begins and ends. */
export type Frame = {
  readonly from: string;
  readonly to: string;
  readonly startDay: string;
  readonly cutoff: string;
};

export function pointOf(
  measure: Measure,
  frame: Frame,
  say: (measure: Measure) => { label: string; tick: string },
): Point {
  const look = lookOf(measure, frame);
  const value = hasNoValue(look) ? null : drawnValue(measure);
  const upper = value !== null && measure.high !== null && measure.high > value ? measure.high : null;
  return { ...say(measure), value, upper, look: value === null && !hasNoValue(look) ? 'gap' : look };
}

export const hasNoValue = (look: Look): boolean => look === 'gap' || look === 'hidden' || look === 'failed';

/** The value to draw: the exact one, else the lower bound. */
export function drawnValue(measure: Measure): number | null {
  if (measure.state === 'not_measured' || measure.state === 'failed' || measure.state === 'hidden')
    return null;
  return measure.value ?? measure.low;
}

export function lookOf({ state, coverage, period }: Measure, frame: Frame): Look {
  if (state === 'failed') return 'failed';
  if (state === 'not_measured') return 'gap';
  if (state === 'hidden') return 'hidden';
  const [first, last] = wholePeriod(period);
  const [from, to] = [
    first < frame.startDay ? frame.startDay : first,
    last > frame.cutoff ? frame.cutoff : last,
  ];
  const cut = from > first || to < last;
  // A month cut by the first day is no fault of the collection: only what lacks beyond the cut is hatched.
  const lived = dayCount(from, to) / dayCount(first, last);
  if (coverage !== null && coverage < (cut ? lived - 0.01 : 1)) return 'hatched';
  if (cut) return 'partial';
  if (period.grain === 'month' && (first < frame.from || last > frame.to)) return 'shared';
  return 'full';
}

/** First and last day of the period; a month is whole even when an answer clips it to the collective’s first day. */
function wholePeriod({ grain, start, end }: Measure['period']): readonly [string, string] {
  return grain === 'month' ? [`${start.slice(0, 7)}-01`, lastOfMonth(start)] : [start, end];
}

function lastOfMonth(text: string): string {
  const [year, month] = text.split('-').map(Number) as [number, number];
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

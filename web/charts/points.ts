import type { Measure } from '../../api/contract/measure.ts';

/**
 * How a column is drawn. `partial`: the period is not over, began late, or reaches out of the frame;
 * `hatched`: part of it was not collected; `gap` and `failed` have no value at all.
 */
export type Look = 'full' | 'partial' | 'shared' | 'hatched' | 'gap' | 'failed';

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
  const value = look === 'gap' || look === 'failed' ? null : drawnValue(measure);
  const upper = value !== null && measure.high !== null && measure.high > value ? measure.high : null;
  return { ...say(measure), value, upper, look: value === null && look !== 'failed' ? 'gap' : look };
}

/** The value to draw: the exact one, else the lower bound. */
export function drawnValue(measure: Measure): number | null {
  if (measure.state === 'not_measured' || measure.state === 'failed') return null;
  return measure.value ?? measure.low;
}

export function lookOf({ state, coverage, period }: Measure, frame: Frame): Look {
  if (state === 'failed') return 'failed';
  if (state === 'not_measured') return 'gap';
  if (coverage !== null && coverage < 1) return 'hatched';
  const last = period.grain === 'month' ? lastOfMonth(period.start) : period.end;
  if (monthStart(period) < frame.startDay || last > frame.cutoff) return 'partial';
  if (period.grain === 'month' && (period.start < frame.from || last > frame.to)) return 'shared';
  return 'full';
}

/** The first of the month even when the answer clips a month to the first day of the collective. */
function monthStart(period: Measure['period']): string {
  return period.grain === 'month' ? `${period.start.slice(0, 7)}-01` : period.start;
}

function lastOfMonth(text: string): string {
  const [year, month] = text.split('-').map(Number) as [number, number];
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

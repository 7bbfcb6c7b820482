import { versionAt } from '../db/catalogue/index.ts';
import type { Indicator } from '../db/catalogue/indicator.ts';
import { type Day, daysBetween } from '../db/core/calendar.ts';
import { lastDayOf, periodOf } from '../db/core/period.ts';
import { type Reading, readSeries, type SeriesArgs } from '../db/queries/series.ts';
import type { Database } from '../db/store.ts';
import type { Measure } from './contract/measure.ts';
import type { Window } from './window.ts';

type Place = Pick<SeriesArgs, 'startDay' | 'knownBy'>;

/** What is counted once a day, so that days add up; distinct people, shares and medians do not. */
const ADDED_UNITS: readonly Indicator['unit'][] = ['posts', 'requests', 'relays', 'views'];

/**
 * One figure of a window: the measure of its month or year, else the sum of its days, else none and why.
 * Work: one range of an index.
 */
export async function readWindowFigure(
  db: Database,
  indicator: Indicator,
  window: Window,
  place: Place,
): Promise<Measure> {
  const { grain, start, end } = window;
  const read = (grain: SeriesArgs['grain'], from: Day) =>
    readSeries(db, { indicator, grain, from, to: end, ...place });
  if (grain !== 'days' && indicator.grains.includes(grain)) {
    const [reading] = await read(grain, start);
    if (reading) return { ...reading, period: { grain, start, end } };
  }
  if (indicator.kind === 'stock') {
    const month = periodOf('month', end, place.startDay);
    if (indicator.grains.includes('month') && lastDayOf(month) === end) {
      const [reading] = await read('month', month.start);
      if (reading) return reading;
    }
    if (!indicator.grains.includes('day')) return none(indicator, window, 'window_stock');
    const readings = await read('day', start);
    return readings.findLast(isKnown) ?? none(indicator, window, 'no_reading');
  }
  const addsUp = indicator.grains.includes('day') && ADDED_UNITS.includes(indicator.unit);
  if (!addsUp) return none(indicator, window, whyNot(indicator));
  return sumOfDays(indicator, window, await read('day', start));
}

/**
 * The days of a window added up. A day without a figure leaves the sum a minimum, and lowers its coverage;
 * it never counts as zero.
 */
export function sumOfDays(indicator: Indicator, window: Window, days: readonly Reading[]): Measure {
  const known = days.filter(isKnown);
  if (known.length === 0) {
    const failed = days.find(({ state }) => state === 'failed');
    const lost = failed ?? days[0];
    const measure = none(indicator, window, lost?.reason ?? 'no_reading');
    return failed ? { ...measure, state: 'failed' } : measure;
  }
  const total = (pick: (day: Reading) => number | null): number | null =>
    known.reduce<number | null>((sum, day) => {
      const count = pick(day);
      return sum === null || count === null ? null : sum + count;
    }, 0);
  const missing = known.length < daysBetween(window.start, window.end) + 1;
  const value = missing ? null : total((day) => day.value);
  const coverage = total((day) => day.coverage);
  return {
    ...none(indicator, window, missing ? 'partial_coverage' : null),
    state: value === 0 ? 'measured_zero' : 'measured',
    value,
    low: total((day) => day.value ?? day.low),
    high: missing ? null : total((day) => day.value ?? day.high),
    coverage: coverage === null ? null : Math.min(1, coverage / (daysBetween(window.start, window.end) + 1)),
    ...(!missing && { reason: known.find(({ reason }) => reason !== null)?.reason ?? null }),
    knownAt:
      known
        .map(({ knownAt }) => knownAt)
        .toSorted()
        .at(-1) ?? null,
  };
}

const isKnown = ({ state, value, low }: Reading): boolean =>
  (state === 'measured' || state === 'measured_zero') && (value ?? low) !== null;

function none(indicator: Indicator, { start, end }: Window, reason: string | null): Measure {
  return {
    period: { grain: 'days', start, end },
    dimension: '',
    state: 'not_measured',
    value: null,
    low: null,
    high: null,
    n: null,
    coverage: null,
    reason,
    version: versionAt(indicator, end),
    knownAt: null,
  };
}

function whyNot({ unit }: Indicator): string {
  if (unit === 'persons' || unit === 'accounts' || unit === 'followers') return 'window_distinct';
  if (unit === 'share') return 'window_share';
  return unit === 'minutes' || unit === 'interactions' ? 'window_median' : 'window_no_days';
}

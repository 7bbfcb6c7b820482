import { breaksBetween } from '../db/catalogue/breaks.ts';
import type { Indicator } from '../db/catalogue/indicator.ts';
import { compare } from './comparison.ts';
import type { Figure } from './contract/figures.ts';
import type { Measure } from './contract/measure.ts';
import type { Window } from './window.ts';

/** A figure of a window beside the same window a year before, wherever both are read from. */
export async function compareWindows(
  indicator: Indicator,
  window: Window,
  earlier: Window | null,
  read: (stretch: Window) => Promise<Measure>,
): Promise<Figure> {
  const measure = await read(window);
  const alone = (notCompared: Figure['notCompared']): Figure => ({
    indicator: indicator.key,
    measure,
    earlier: null,
    notCompared,
    breaks: breaksBetween(indicator, window.start, window.end),
  });
  if (!earlier) return alone(window.grain === 'all' ? 'whole' : 'before_start');
  const breaks = breaksBetween(indicator, earlier.start, window.end);
  if (breaks.length > 0) return { ...alone('series_break'), breaks };
  // A year under way is compared day for day: its months so far never stand against a whole year.
  const later = window.over ? measure : await read({ ...window, grain: 'days' });
  const before = await read(earlier);
  const changed = compare(before, later);
  if (changed.difference === null) return alone(window.over ? 'no_figure' : 'not_over');
  return { ...alone(null), earlier: { measure: before, ...changed } };
}

import type { PublishedFigure } from '../../api/contract/summary.ts';
import type { OpenMark } from '../charts/line-chart.ts';
import type { Words } from '../i18n/words.ts';

const DAY_MS = 86_400_000;

export function dayNumber(text: string): number {
  return Date.parse(`${text}T00:00:00Z`) / DAY_MS;
}

export function dayOfNumber(count: number): string {
  return new Date(count * DAY_MS).toISOString().slice(0, 10);
}

/**
 * The published figures of one indicator that a time axis can hold, between two days. A month stands
 * at its middle; a year alone, or no date at all, has no honest place on the axis.
 */
export function publishedMarks(
  figures: readonly PublishedFigure[],
  indicator: string,
  { from, to }: { from: string; to: string },
  words: Words,
): { marks: OpenMark[]; unplaced: number } {
  const own = figures.filter((figure) => figure.indicator === indicator);
  let unplaced = 0;
  const marks = own.flatMap((figure): OpenMark[] => {
    const at = placeOf(figure);
    if (at === null || figure.low === null) {
      unplaced += 1;
      return [];
    }
    if (at < from || at > to) return [];
    const text = `${dateText(figure, words)} – ${words.format.quote(figure.wording)}`;
    return [{ x: dayNumber(at), low: figure.low, high: figure.high, shape: shapeOf(figure), text }];
  });
  return { marks, unplaced };
}

/** The published interval that a column of the whole time can stand beside: the newest with both bounds. */
export function publishedInterval(
  figures: readonly PublishedFigure[],
  indicator: string,
): PublishedFigure | null {
  const closed = figures.filter(
    ({ indicator: key, low, high }) => key === indicator && low !== null && high !== null && high > low,
  );
  return closed.toSorted((a, b) => (a.date ?? '').localeCompare(b.date ?? '')).at(-1) ?? null;
}

/** The date as precisely as the source gives it. */
export function dateText({ date, datePrecision }: PublishedFigure, { t, format }: Words): string {
  if (date === null || datePrecision === 'unknown') return t.undated;
  if (datePrecision === 'year') return date.slice(0, 4);
  return datePrecision === 'month' ? format.month(date) : format.day(date);
}

/** What the wording allows, in numbers. */
export function boundsText({ low, high }: PublishedFigure, { t, format }: Words): string {
  if (low === null) return t.qualifierUnknown;
  if (high === null) return t.qualifierMoreThan(format.number(low));
  if (low === high) return t.qualifierExactly(format.number(low));
  return t.qualifierBetween(format.number(low), format.number(high));
}

function placeOf({ date, datePrecision }: PublishedFigure): string | null {
  if (date === null || datePrecision === 'unknown' || datePrecision === 'year') return null;
  return datePrecision === 'month' ? `${date.slice(0, 7)}-15` : date;
}

function shapeOf({ low, high }: PublishedFigure): OpenMark['shape'] {
  if (high === null) return 'more_than';
  return low === high ? 'exactly' : 'interval';
}

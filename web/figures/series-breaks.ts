import type { Indicator } from '../../api/contract/indicator.ts';
import type { Measure } from '../../api/contract/measure.ts';
import type { BreakLine } from '../charts/break-lines.ts';
import type { Frame } from '../charts/points.ts';
import { dayCount } from '../i18n/format.ts';
import type { Words } from '../i18n/words.ts';
import type { Swatch } from './chart-view.ts';
import { dayNumber } from './published-marks.ts';

type Version = Indicator['versions'][number];

/** The changes of definition inside the frame of a chart. */
export function breaksIn({ versions }: Indicator, { from, to }: Pick<Frame, 'from' | 'to'>): Version[] {
  return versions.slice(1).filter((version) => version.from > from && version.from <= to);
}

/** Their places on an axis of columns: between two periods, or inside the one that holds the day. */
export function breaksAmongColumns(
  breaks: readonly Version[],
  measures: readonly Measure[],
  { t, format }: Words,
): BreakLine[] {
  return breaks.flatMap(({ from }) => {
    const index = measures.findIndex(({ period }) => from <= period.end);
    const period = measures[index]?.period;
    if (!period) return [];
    const before = from <= period.start ? 0 : dayCount(period.start, from) - 1;
    const at = index - 0.5 + before / dayCount(period.start, period.end);
    return [{ at, label: t.seriesBreak(format.day(from)) }];
  });
}

/** Their places on an axis of days. */
export const breaksAmongDays = (breaks: readonly Version[], { t, format }: Words): BreakLine[] =>
  breaks.map(({ from }) => ({ at: dayNumber(from), label: t.seriesBreak(format.day(from)) }));

/** What changed, to stand under the chart. */
export const breakNotes = (breaks: readonly Version[], { format }: Words): string[] =>
  breaks.map(({ note }) => format.tidy(note[format.language]));

export const breakLegend = (breaks: readonly Version[], { t }: Words): { swatch: Swatch; label: string }[] =>
  breaks.length > 0 ? [{ swatch: 'break', label: t.legendBreak }] : [];

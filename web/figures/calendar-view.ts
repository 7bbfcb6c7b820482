import type { ChartConfiguration } from 'chart.js';
import type { Measure } from '../../api/contract/measure.ts';
import { type Cell, cellChart } from '../charts/cell-chart.ts';
import { drawnValue } from '../charts/points.ts';
import type { Words } from '../i18n/words.ts';
import { annotated } from './annotated.ts';
import { type ChartMark, drawnFrom, readAloud } from './chart-reading.ts';
import type { ChartView, Swatch } from './chart-view.ts';
import type { ColumnInput } from './column-views.ts';
import { valueText } from './figure-text.ts';
import { withPeriod } from './period-text.ts';
import { dayNumber } from './published-marks.ts';
import { valueTable } from './value-table.ts';

/** Days of the week, weeks across: which days saw something, how much, and which nobody measured. */
export function dayCalendar(input: ColumnInput, words: Words): ChartView {
  const { t, format } = words;
  const { indicator, measures } = input;
  const subtitle = withPeriod(t.perDay(input.unit), input.frame, words);
  const most = Math.max(0, ...measures.map((measure) => drawnValue(measure) ?? 0));
  const say = (value: number | null) =>
    value === null ? t.notMeasured : valueText(indicator.unit, value, words);
  const first = dayNumber(measures[0]?.period.start ?? input.frame.from);
  const offset = weekdayOf(first);
  const marks = measures.map((measure): ChartMark => {
    const value = drawnValue(measure);
    return { label: format.day(measure.period.start), text: say(value), rank: value };
  });
  const cells = measures.map((measure, index): Cell => {
    const place = dayNumber(measure.period.start) - first + offset;
    const value = drawnValue(measure);
    const mark = marks[index] as ChartMark;
    return {
      column: Math.floor(place / 7),
      row: place % 7,
      step: value === null ? null : stepOf(value, most),
      look: value === null ? (measure.state === 'failed' ? 'failed' : 'gap') : 'full',
      text: t.pointText(mark.label, mark.text),
    };
  });
  const ticks = measures.flatMap(({ period }, index) => {
    const isFirst = period.start.endsWith('-01');
    const label =
      period.start.slice(5, 7) === '01' ? period.start.slice(0, 4) : format.monthTick(period.start);
    return isFirst ? [{ column: (cells[index] as Cell).column, label }] : [];
  });
  const legend: { swatch: Swatch; label: string }[] = [
    { swatch: 'column', label: t.legendMore },
    { swatch: 'light', label: t.legendFewer },
  ];
  if (cells.some(({ step }) => step === null)) legend.push({ swatch: 'gap', label: t.legendGap });
  const points = measures.map((measure, index) => ({
    label: marks[index]?.label ?? '',
    look: cells[index]?.look ?? ('full' as const),
    value: drawnValue(measure),
  }));
  const main = t.calendarDays(format.number(activeDays(measures)), format.number(known(measures)));
  const drawn: ChartView = {
    id: input.id,
    unit: t.perDay(input.unit),
    subtitle,
    alt: t.chartAlt(subtitle, main),
    legend,
    notes: [],
    marks,
    reading: `${main}. ${readAloud(marks, words)}`,
    from: drawnFrom(input),
    table: valueTable({ caption: subtitle, head: t.colDay, indicator, measures, points }, words),
    build: (theme) =>
      cellChart(
        {
          cells,
          columns: (cells.at(-1)?.column ?? 0) + 1,
          rows: Array.from({ length: 7 }, (_, row) => format.weekday(row)),
          ticks,
        },
        theme,
      ) as ChartConfiguration,
  };
  const { annotations = [], frame } = input;
  return annotated(drawn, { annotations, measures, frame, axis: 'none' }, words);
}

const activeDays = (measures: readonly Measure[]) =>
  measures.filter((one) => (drawnValue(one) ?? 0) > 0).length;
const known = (measures: readonly Measure[]) => measures.filter((one) => drawnValue(one) !== null).length;

/** Monday is 0; 1 January 1970 was a Thursday. */
export const weekdayOf = (dayCount: number): number => (((dayCount + 3) % 7) + 7) % 7;

/** Nothing, then quarters of the most. */
export function stepOf(value: number, most: number): 0 | 1 | 2 | 3 | 4 {
  if (value <= 0 || most === 0) return 0;
  return Math.min(4, Math.ceil((value / most) * 4)) as 1 | 2 | 3 | 4;
}

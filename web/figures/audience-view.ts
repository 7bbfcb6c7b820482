import type { ChartConfiguration } from 'chart.js';
import type { Measure } from '../../api/contract/measure.ts';
import { lookOf } from '../charts/points.ts';
import { type RangePoint, rangeChart } from '../charts/range-chart.ts';
import type { Words } from '../i18n/words.ts';
import { annotated } from './annotated.ts';
import { type ChartMark, drawnFrom, readAloud } from './chart-reading.ts';
import type { ChartView } from './chart-view.ts';
import type { ColumnInput } from './column-views.ts';
import { withPeriod } from './period-text.ts';
import { breakLegend, breakNotes, breaksAmongColumns, breaksIn } from './series-breaks.ts';
import { valueTable } from './value-table.ts';

/** Audience bounds as floating columns: low and high always together, or nothing. */
export function audienceRanges(input: ColumnInput, words: Words): ChartView {
  const { t, format } = words;
  const monthly = input.measures[0]?.period.grain === 'month';
  const points = input.measures.map((measure): RangePoint => {
    const { start } = measure.period;
    const label = monthly ? format.month(start) : format.yearSpan(start);
    const range = rangeOf(measure);
    return {
      label,
      tick: monthly ? format.monthTick(start) : label.replace('–', '–\n'),
      range,
      look: range === null ? 'gap' : lookOf(measure, input.frame),
      text:
        range === null
          ? measure.state === 'hidden'
            ? t.hidden
            : t.notMeasured
          : t.fromTo(format.number(range[0]), format.number(range[1])),
    };
  });
  const last = points.findLast(({ range }) => range !== null);
  const unit = monthly ? t.perMonth(input.unit) : t.perYear(input.unit);
  const subtitle = withPeriod(unit, input.frame, words);
  const head = monthly ? t.colMonth : t.colYear;
  const breaks = breaksIn(input.indicator, input.frame);
  const lines = breaksAmongColumns(breaks, input.measures, words);
  const marks = points.map(
    ({ label, text, range }): ChartMark => ({ label, text, rank: range?.[1] ?? null }),
  );
  const gap = points.some(({ range }) => range === null);
  const drawn: ChartView = {
    id: input.id,
    unit,
    subtitle,
    alt: t.chartAlt(subtitle, last ? t.altLast(last.label, last.text) : t.altNothing),
    legend: [
      { swatch: 'floating', label: t.legendRange },
      ...(gap
        ? [
            {
              swatch: 'gap' as const,
              label: input.measures.some(({ state }) => state === 'hidden') ? t.hidden : t.legendGap,
            },
          ]
        : []),
      ...breakLegend(breaks, words),
    ],
    notes: [t.reachSentence, ...breakNotes(breaks, words)],
    marks,
    reading: readAloud(marks, words, false),
    from: drawnFrom(input),
    table: valueTable(
      { caption: subtitle, head, indicator: input.indicator, measures: input.measures, points },
      words,
    ),
    build: (theme) => rangeChart(points, lines, theme, words) as ChartConfiguration,
  };
  const { annotations = [], measures, frame } = input;
  return annotated(drawn, { annotations, measures, frame, axis: 'columns' }, words);
}

function rangeOf({ state, low, high }: Measure): readonly [number, number] | null {
  if (state === 'not_measured' || state === 'failed' || low === null || high === null) return null;
  return [low, high];
}

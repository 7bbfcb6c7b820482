import type { Annotation } from '../../api/contract/annotation.ts';
import type { Measure } from '../../api/contract/measure.ts';
import { type AnnotationMark, annotationMarks } from '../charts/annotation-marks.ts';
import { dayCount } from '../i18n/format.ts';
import type { Words } from '../i18n/words.ts';
import type { ChartView } from './chart-view.ts';
import { dayNumber } from './published-marks.ts';

type Drawn = {
  readonly annotations: readonly Annotation[];
  /** Those of the rows of the view's table, in their order. */
  readonly measures: readonly Measure[];
  readonly frame: { readonly from: string; readonly to: string };
  /** Columns stand one beside the other, a line on its days; a calendar has no mark of its own. */
  readonly axis: 'columns' | 'days' | 'none';
};

/**
 * The same chart with what happened in its days: a number at the top, its text below, in the words of the
 * place it falls on, and in the table. They say what else was so; they explain nothing.
 */
export function annotated(view: ChartView, drawn: Drawn, words: Words): ChartView {
  const { t } = words;
  const { measures, frame } = drawn;
  const shown = drawn.annotations.filter(({ start, end }) => start <= frame.to && end >= frame.from);
  if (shown.length === 0) return view;
  const texts = shown.map((one, index) => `${index + 1}. ${annotationText(one, words)}`);
  const during = ({ period }: Measure): string[] =>
    shown.flatMap(({ start, end, text }) =>
      start <= period.end && end >= period.start ? [words.format.tidy(text[words.format.language])] : [],
    );
  const places = drawn.axis === 'none' ? [] : placesOf(shown, drawn);
  const rows = view.table.rows.map((row, index) => {
    const measure = measures[index];
    const told = measure ? during(measure).join(' ') : '';
    return { ...row, cells: [...row.cells, told === '' ? t.noValue : told] };
  });
  const sameOrder = view.marks.length === measures.length;
  return {
    ...view,
    annotations: texts,
    marks: view.marks.map((mark, index) => {
      const measure = sameOrder ? measures[index] : undefined;
      const told = measure ? during(measure) : [];
      return told.length === 0 ? mark : { ...mark, text: t.markWith(mark.text, told.join(' ')) };
    }),
    table: { ...view.table, columns: [...view.table.columns, t.colAnnotations], rows },
    build: (theme) => {
      const config = view.build(theme);
      return { ...config, plugins: [...(config.plugins ?? []), annotationMarks(places, theme)] };
    },
  };
}

/** « 4 mars 2019, média : Un article dans la presse (La Dépêche). » */
function annotationText({ start, end, kind, text, source }: Annotation, words: Words): string {
  const { t, format } = words;
  const when = start === end ? format.day(start) : t.phraseBetween(format.day(start), format.day(end));
  return t.annotationLine(when, t[`annotation_${kind}`], format.tidy(text[format.language]), source);
}

function placesOf(shown: readonly Annotation[], { measures, axis, frame }: Drawn): AnnotationMark[] {
  return shown.flatMap(({ start, end }, index) => {
    const [first, last] = [start < frame.from ? frame.from : start, end > frame.to ? frame.to : end];
    const [at, to] =
      axis === 'days'
        ? [dayNumber(first), dayNumber(last)]
        : [amongColumns(first, measures), amongColumns(last, measures)];
    return at === null || to === null ? [] : [{ at, to, number: String(index + 1) }];
  });
}

/** A place within the column that holds the day. */
function amongColumns(day: string, measures: readonly Measure[]): number | null {
  const index = measures.findIndex(({ period }) => day >= period.start && day <= period.end);
  const period = measures[index]?.period;
  if (!period) return null;
  const days = dayCount(period.start, period.end);
  return index - 0.5 + (dayCount(period.start, day) - 0.5) / days;
}

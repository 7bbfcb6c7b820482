import type { Indicator } from '../../api/contract/indicator.ts';
import type { Measure } from '../../api/contract/measure.ts';
import type { Look, Point } from '../charts/points.ts';
import type { Bound } from '../i18n/format.ts';
import type { Words } from '../i18n/words.ts';
import type { TableView } from './chart-view.ts';
import { hiddenWord, valueText } from './figure-text.ts';

type Rows = {
  readonly caption: string;
  readonly head: string;
  readonly indicator: Indicator;
  readonly measures: readonly Measure[];
  /** Same order as `measures`; points past them (a published interval) have no row. */
  readonly points: readonly { readonly label: string; readonly look: Look }[];
};

/** Period, value or bounds, coverage, state: what the chart draws, in words. */
export function valueTable({ caption, head, indicator, measures, points }: Rows, words: Words): TableView {
  const { t } = words;
  const bounded = measures.some(({ low, high }) => low !== null || high !== null);
  const cell = (value: number | null, bound: Bound) =>
    value === null ? t.noValue : valueText(indicator.unit, value, words, { bound });
  const minimum = indicator.shown === 'lower_bound' ? 'low' : null;
  const rows = measures.map((measure, index) => {
    const point = points[index];
    const absent = absentWord(measure, words);
    const low = measure.low ?? measure.value;
    const high = measure.high ?? (indicator.shown === 'exact' || measure.low === null ? measure.value : null);
    const apart = low !== high;
    const values = bounded
      ? [cell(low, apart ? 'low' : minimum), cell(high, apart ? 'high' : null)]
      : [cell(measure.value, minimum)];
    return {
      head: point?.label ?? '',
      cells: [
        ...(absent === null ? values : values.map(() => absent)),
        coverageCell(measure, words),
        stateText(measure, point?.look ?? 'full', words),
      ],
    };
  });
  const values = bounded ? [t.colLow, t.colHigh] : [t.colValue];
  return { caption, columns: [head, ...values, t.colCoverage, t.colState], rows };
}

/** What stands where there is no value to tell; null: there is one. */
function absentWord(measure: Measure, words: Words): string | null {
  const { state } = measure;
  if (state === 'failed') return words.t.failed;
  if (state === 'hidden') return hiddenWord(measure, words);
  return state === 'not_measured' ? words.t.notMeasured : null;
}

function coverageCell({ coverage }: Measure, { t, format }: Words): string {
  return coverage === null ? t.noValue : format.coverage(coverage);
}

function stateText(measure: Measure, look: Point['look'], words: Words): string {
  const { t } = words;
  const absent = absentWord(measure, words);
  if (absent !== null) return absent;
  if (look === 'hatched') return t.stateUnderCovered;
  if (look === 'partial') return t.statePartial;
  if (look === 'shared') return t.stateShared;
  return measure.state === 'measured_zero' ? t.stateZero : t.stateMeasured;
}

/** Months down, calendar years across: four years in twelve lines, for a printed page. */
export function monthMatrix(
  caption: string,
  indicator: Indicator,
  measures: readonly Measure[],
  words: Words,
): TableView {
  const { t, format } = words;
  const years = [...new Set(measures.map(({ period }) => period.start.slice(0, 4)))];
  const found = new Map(measures.map((measure) => [measure.period.start.slice(0, 7), measure]));
  const rows = Array.from({ length: 12 }, (_, index) => {
    const month = String(index + 1).padStart(2, '0');
    return {
      head: format.monthAlone(`2015-${month}-01`),
      cells: years.map((year) => matrixCell(found.get(`${year}-${month}`), indicator, words)),
    };
  });
  return { caption, columns: [t.colMonth, ...years], rows };
}

function matrixCell(measure: Measure | undefined, indicator: Indicator, words: Words): string {
  const { t, format } = words;
  if (!measure) return '';
  // Two words would take a second line in each of twelve rows: the note under the table spells them out.
  const absent = measure.state === 'hidden' ? t.hiddenShort : absentWord(measure, words);
  if (absent !== null) return absent;
  const low = measure.value ?? measure.low;
  if (low === null) return t.noValue;
  const say = (value: number, bound: Bound) => valueText(indicator.unit, value, words, { bound });
  const exact = measure.value !== null && indicator.shown !== 'lower_bound';
  const bounds =
    measure.high !== null && measure.high > low
      ? `${say(low, 'low')}–${say(measure.high, 'high')}`
      : say(low, exact ? null : 'low');
  const partial = measure.coverage !== null && measure.coverage < 1;
  return partial ? `${bounds} (${format.coverage(measure.coverage ?? 0)})` : bounds;
}

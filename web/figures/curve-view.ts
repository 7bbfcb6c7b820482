import type { ChartConfiguration } from 'chart.js';
import type { Measure } from '../../api/contract/measure.ts';
import { drawnValue } from '../charts/points.ts';
import { type StepPoint, stepChart } from '../charts/step-chart.ts';
import type { Bound } from '../i18n/format.ts';
import { counted, type Words } from '../i18n/words.ts';
import { type ChartMark, drawnFrom } from './chart-reading.ts';
import type { ChartView } from './chart-view.ts';
import type { ColumnInput } from './column-views.ts';
import { withPeriod } from './period-text.ts';

/** What the curve names under its axis: few enough for a telephone. */
const NAMED = [0, 180, 365, 545, 730];

/**
 * The share who declared, by delay (Kaplan and Meier): steps between the days on which it is told, with its
 * band and the people still followed.
 * @param input the measures of one period, by dimension: `030` is what was declared within 30 days
 * @param median the median delay of the same people; null or without a value where half have not declared
 */
export function declaredCurve(
  input: ColumnInput & { readonly median: Measure | null },
  words: Words,
): ChartView | null {
  const { t, format } = words;
  const told = input.measures
    .filter(({ dimension }) => /^\d+$/.test(dimension))
    .toSorted((a, b) => Number(a.dimension) - Number(b.dimension));
  if (!told.some((one) => drawnValue(one) !== null)) return null;
  const people = input.median?.n ?? null;
  const rows = [
    { day: 0, share: 0, band: [0, 0] as const, n: people, measure: null },
    ...told.map((measure) => {
      const share = drawnValue(measure);
      const band = share !== null && measure.low !== null && measure.high !== null;
      return {
        day: Number(measure.dimension),
        share,
        band: band ? ([measure.low as number, measure.high as number] as const) : null,
        n: measure.n,
        measure,
      };
    }),
  ];
  const share = (value: number, n: number | null, bound?: Bound) => format.share(value, n, bound);
  const marks = rows.map(({ day, share: value, band, n }): ChartMark => {
    const label = counted(words, day, t.dayWord);
    if (value === null) return { label, text: t.curveStopped, rank: null };
    const range =
      band && day > 0 ? ` (${t.bandText(share(band[0], n, 'low'), share(band[1], n, 'high'))})` : '';
    const followed = n === null ? '' : `, ${counted(words, n, t.followedWord)}`;
    return { label, text: `${share(value, n)}${range}${followed}`, rank: value };
  });
  const subtitle = withPeriod(input.unit, input.frame, words);
  const last = rows.findLast((row) => row.share !== null);
  const main =
    last && last.share !== null
      ? t.altLast(counted(words, last.day, t.dayWord), share(last.share, last.n))
      : t.altNothing;
  const reached = input.median && drawnValue(input.median);
  const medianSentence =
    typeof reached === 'number' ? t.medianReached(counted(words, reached, t.dayWord)) : t.medianNotReached;
  const points = rows.map(({ day, share: value, band }, index): StepPoint => {
    const mark = marks[index] as ChartMark;
    return { x: day, share: value, band, text: t.pointText(mark.label, mark.text) };
  });
  // No empty years after the last day that is told.
  const until = NAMED.find((day) => day >= (last?.day ?? 0)) ?? Infinity;
  const ticks = rows
    .filter(({ day }) => NAMED.includes(day) && day <= until)
    .map(({ day, n }) => ({
      x: day,
      lines: [format.number(day), n === null ? t.noValue : format.number(n)],
    }));
  const medians =
    typeof reached === 'number'
      ? [{ at: reached, label: t.medianLine(counted(words, reached, t.dayWord)) }]
      : [];
  return {
    id: input.id,
    unit: input.unit,
    subtitle,
    alt: t.chartAlt(subtitle, main),
    legend: [
      { swatch: 'line', label: t.legendCurve },
      { swatch: 'band', label: t.legendBand },
      ...(medians.length > 0 ? [{ swatch: 'break' as const, label: t.legendMedian }] : []),
    ],
    notes: [t.curveAxis, t.curveSilent],
    marks,
    reading: readingOf(marks, medianSentence, words),
    from: { ...drawnFrom(input), dimension: '*' },
    table: {
      caption: subtitle,
      columns: [t.colDelay, t.colShare, t.colLow95, t.colHigh95, t.colFollowed],
      rows: rows.map(({ day, share: value, band, n }) => ({
        head: counted(words, day, t.dayWord),
        cells: [
          value === null ? t.curveStopped : share(value, n),
          band === null ? t.noValue : share(band[0], n, 'low'),
          band === null ? t.noValue : share(band[1], n, 'high'),
          n === null ? t.noValue : format.number(n),
        ],
      })),
    },
    build: (theme) => stepChart({ points, ticks, medians }, theme, words) as ChartConfiguration,
  };
}

/** Half a year, a year and the last day told, then the median or why there is none. */
function readingOf(marks: readonly ChartMark[], median: string, words: Words): string {
  const { t } = words;
  const known = marks.filter(({ rank }) => rank !== null);
  const told = new Set([
    known.find(({ label }) => label === counted(words, 180, t.dayWord)),
    known.find(({ label }) => label === counted(words, 365, t.dayWord)),
    known.at(-1),
  ]);
  const sentences = [...told].flatMap((mark) => (mark ? [t.curveAfter(mark.label, mark.text)] : []));
  return [...sentences, median].join(' ');
}

import type { ChartConfiguration } from 'chart.js';
import type { Measure } from '../../api/contract/measure.ts';
import { type Cell, cellChart } from '../charts/cell-chart.ts';
import { drawnValue } from '../charts/points.ts';
import type { Words } from '../i18n/words.ts';
import { stepOf } from './calendar-view.ts';
import { type ChartMark, drawnFrom } from './chart-reading.ts';
import type { ChartView } from './chart-view.ts';
import type { ColumnInput } from './column-views.ts';
import { valueText } from './figure-text.ts';
import { withPeriod } from './period-text.ts';

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
const WEEKDAYS = [0, 1, 2, 3, 4, 5, 6];
const NIGHT = (hour: number): boolean => hour < 6 || hour >= 22;

/**
 * Hours across, days of the week down, on a clock in Paris: when people write. Null where the whole is not measured;
 * an hour that is not told then had none.
 */
export function hourWeek(input: ColumnInput, words: Words): ChartView | null {
  const { t, format } = words;
  const { indicator, measures } = input;
  const all = measures.find(({ dimension }) => dimension === '');
  const told = new Map(measures.map((measure) => [measure.dimension, drawnValue(measure) ?? 0]));
  const places = WEEKDAYS.flatMap((weekday) =>
    HOURS.map((hour) => ({
      weekday,
      hour,
      value: told.get(`${weekday + 1} ${String(hour).padStart(2, '0')}`) ?? 0,
    })),
  );
  const total = places.reduce((sum, { value }) => sum + value, 0);
  if (!all || total === 0) return null;
  const busiest = places.reduce((most, place) => (place.value > most.value ? place : most));
  const when = ({ weekday, hour }: (typeof places)[number]) =>
    t.hourOfDay(format.weekdayName(weekday), format.hour(hour), format.hour(hour + 1));
  const say = (value: number) => valueText(indicator.unit, value, words);
  const share = (is: (place: (typeof places)[number]) => boolean): string => {
    const some = places.reduce((sum, place) => (is(place) ? sum + place.value : sum), 0);
    return format.share(some / total, total);
  };
  const message = t.hoursMessage(when(busiest));
  const subtitle = withPeriod(input.unit, input.frame, words);
  const marks = places.map(
    (place): ChartMark => ({ label: when(place), text: say(place.value), rank: place.value }),
  );
  const cells = places.map(
    ({ weekday, hour, value }, index): Cell => ({
      column: hour,
      row: weekday,
      step: stepOf(value, busiest.value),
      look: 'full',
      text: t.pointText(marks[index]?.label ?? '', marks[index]?.text ?? ''),
    }),
  );
  return {
    id: input.id,
    unit: input.unit,
    subtitle: `${message}. ${subtitle}`,
    alt: t.chartAlt(subtitle, message),
    legend: [
      { swatch: 'column', label: t.legendMore },
      { swatch: 'light', label: t.legendFewer },
    ],
    notes: notesOf(measures, words),
    marks,
    reading: t.hoursReading(
      when(busiest),
      say(busiest.value),
      share(({ weekday }) => weekday >= 5),
      share(({ hour }) => NIGHT(hour)),
    ),
    from: { ...drawnFrom(input), dimension: '*' },
    table: {
      caption: subtitle,
      columns: [t.colHour, ...WEEKDAYS.map((weekday) => format.weekdayName(weekday))],
      rows: HOURS.map((hour) => ({
        head: t.hourSpan(format.hour(hour), format.hour(hour + 1)),
        cells: WEEKDAYS.map((weekday) => say(places[weekday * 24 + hour]?.value ?? 0)),
      })),
    },
    build: (theme) =>
      cellChart(
        {
          cells,
          columns: 24,
          rows: WEEKDAYS.map((weekday) => format.weekday(weekday)),
          ticks: HOURS.filter((hour) => hour % 3 === 0).map((hour) => ({
            column: hour,
            label: format.hour(hour),
          })),
        },
        theme,
      ) as ChartConfiguration,
  };
}

/** Why a cell may hold less than there was. */
function notesOf(measures: readonly Measure[], words: Words): string[] {
  const reasons = new Set(measures.flatMap(({ reason }) => reason ?? []));
  if (reasons.size === 0) return [];
  const older = reasons.has('hours_not_kept') ? [words.t.reasonHours] : [];
  return [words.t.hoursMinimum, ...older];
}

import type { Grain } from '../../api/contract/common.ts';
import type { Indicator } from '../../api/contract/indicator.ts';
import type { Measure } from '../../api/contract/measure.ts';
import type { SharedView } from '../../api/contract/summary.ts';
import { dayCount } from '../i18n/format.ts';
import type { Words } from '../i18n/words.ts';
import type { Board } from '../site/read-board.ts';
import { audienceRanges } from './audience-view.ts';
import type { ChartView } from './chart-view.ts';
import { dayColumns, monthColumns, yearColumns } from './column-views.ts';
import { scanLine } from './line-views.ts';
import { scaleOf } from './section-needs.ts';

/** The series of an indicator that a window can show, finest last: by year over the whole time, by month, by day. */
export function seriesGrains(
  { grains, kind }: Indicator,
  { grain, start, end }: Measure['period'],
  shared: SharedView | null = null,
): Grain[] {
  if (shared !== null)
    return (['year', 'month'] as const).filter(
      (one) => grains.includes(one) && (one === 'month' || grain === 'all'),
    );
  const scale = scaleOf(grain, dayCount(start, end));
  const wanted: Grain[] =
    scale === 'whole' ? ['year', 'month'] : scale === 'months' ? ['month'] : ['day', 'month'];
  const found = wanted.filter((one) => grains.includes(one));
  // A stock that is read by scans has its line of scans; a short window shows its finest series alone.
  if (kind === 'stock' && grains.includes('day')) return ['day'];
  return scale === 'days' ? found.slice(0, 1) : found;
}

/** The chart of one series: ranges for what has two bounds, a line for scans, columns for all else. */
export function indicatorViews(
  indicator: Indicator,
  measures: readonly Measure[],
  {
    summary,
    window,
    published,
    annotations,
  }: Pick<Board, 'summary' | 'window' | 'published' | 'annotations'>,
  words: Words,
): ChartView {
  const { start, end } = window.period;
  const grain = measures[0]?.period.grain ?? 'month';
  const input = {
    id: `${indicator.key}-${grain}`,
    indicator,
    measures,
    frame: { from: start, to: end, startDay: summary.collective.startDay, cutoff: summary.cutoff ?? end },
    unit: words.format.tidy(indicator.label[words.format.language]),
    annotations,
  };
  if (indicator.shown === 'range' && grain !== 'day') return audienceRanges(input, words);
  if (indicator.kind === 'stock' && grain === 'day')
    return scanLine({ ...input, published: published.figures }, words);
  if (grain === 'year') return yearColumns(input, words);
  return grain === 'day' ? dayColumns(input, words) : monthColumns(input, words);
}

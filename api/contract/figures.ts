import { z } from 'zod';
import { AsOf, DayText, Period } from './common.ts';
import { Bounds, Measure, SeriesBreak } from './measure.ts';

export const FiguresQuery = z.strictObject({
  period: z.string().max(30).default('all').meta({
    description:
      'all; 2018-2019, an i4Emploi year; 2018; 2018-03; 7d, 28d or 90d up to the cutoff; 2018-03-01..2018-04-15.',
  }),
  asOf: AsOf,
  indicator: z.string().max(100).optional().meta({ description: 'Only this one, whatever the scope.' }),
  scope: z.enum(['core', 'all']).default('core'),
});

/** Why a figure stands without the same window a year before. */
const NotCompared = z.enum(['whole', 'before_start', 'not_over', 'series_break', 'no_figure']);

export const Figure = z.object({
  indicator: z.string(),
  measure: Measure,
  /** The same window a year before, and what changed since; null: `notCompared` says why. */
  earlier: z.object({ measure: Measure, difference: Bounds.nullable(), ratio: Bounds.nullable() }).nullable(),
  notCompared: NotCompared.nullable(),
  /** Where the definition changed, from the earlier window on. */
  breaks: z.array(SeriesBreak),
});
export type Figure = z.infer<typeof Figure>;

/**
 * Figures of one window. A window that is no month and no i4Emploi year is added up from its days where
 * days add up; elsewhere the measure has no value, and its reason (`window_…`) says why.
 */
export const FiguresAnswer = z
  .object({
    period: Period,
    /** False while days of the window asked for are still to come: `period` then ends at the cutoff. */
    over: z.boolean(),
    earlier: z.object({ start: DayText, end: DayText }).nullable(),
    cutoff: DayText.nullable(),
    asOf: DayText.nullable(),
    demonstration: z.boolean(),
    figures: z.array(Figure),
  })
  .meta({ id: 'Figures' });
export type FiguresAnswer = z.infer<typeof FiguresAnswer>;

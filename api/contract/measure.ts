import { z } from 'zod';
import { AsOf, DayText, Grain, Localized, Period } from './common.ts';

/**
 * Never a silent zero: a zero that was measured says so, and a day nobody measured has no value. `hidden`, of what
 * was published only: known, and not told because it would tell of too few people, or give such a count away.
 */
const MeasureState = z.enum(['measured', 'measured_zero', 'not_measured', 'failed', 'hidden']);

/**
 * One figure for one period. `value` is exact; otherwise `low` and `high` bound it (null = open).
 * Shares run from 0 to 1; delays are in minutes. `coverage` is the share of the period's hours collected.
 */
export const Measure = z
  .object({
    period: Period,
    dimension: z.string(),
    state: MeasureState,
    value: z.number().nullable(),
    low: z.number().nullable(),
    high: z.number().nullable(),
    n: z.int().nullable().meta({ description: 'How many items a share or a median rests on.' }),
    coverage: z.number().min(0).max(1).nullable(),
    reason: z.string().nullable().meta({ description: 'Stable code: why there are bounds, or no value.' }),
    version: z.int(),
    knownAt: z.iso.datetime().nullable(),
    toldWith: DayText.optional().meta({
      description:
        'Of what is published once its people have been followed: the last day of the month it was, or will be, published with.',
    }),
  })
  .meta({ id: 'Measure' });
export type Measure = z.infer<typeof Measure>;

export const SeriesBreak = z
  .object({ from: DayText, version: z.int(), note: Localized })
  .meta({ id: 'SeriesBreak' });
export type SeriesBreak = z.infer<typeof SeriesBreak>;

const RecomputedPoint = z.object({ start: DayText, at: z.iso.datetime(), reason: z.string() }).meta({
  id: 'RecomputedPoint',
  description: 'Why a point was worked out anew, in the words of who did it.',
});

export const MeasuresQuery = z.strictObject({
  grain: Grain.default('month'),
  from: DayText.optional(),
  to: DayText.optional(),
  asOf: AsOf,
  dimension: z.string().default('').meta({
    description: 'One dimension, or `*` for the whole and then each of them, in the order of their names.',
  }),
});

/** Every period between `from` and `to` is present, measured or not. */
export const MeasuresAnswer = z
  .object({
    indicator: z.string(),
    grain: Grain,
    from: DayText,
    to: DayText,
    asOf: DayText.nullable(),
    cutoff: DayText.nullable(),
    demonstration: z.boolean(),
    /** Where the definition changed within these days: figures on both sides are not of the same thing. */
    breaks: z.array(SeriesBreak),
    /** Points written anew though nothing new was observed of them: the first day of each, when, and why. */
    recomputed: z.array(RecomputedPoint),
    measures: z.array(Measure),
  })
  .meta({ id: 'Measures' });
export type MeasuresAnswer = z.infer<typeof MeasuresAnswer>;

/** The same answer as a table: in French with semicolons and decimal commas, as spreadsheets there take it. */
export const MeasuresTableQuery = MeasuresQuery.extend({ lang: z.enum(['fr', 'en']).default('fr') });

export const ComparisonQuery = z.strictObject({
  grain: z.enum(['day', 'month', 'year']).default('year'),
  day: DayText.optional().meta({ description: 'A day of the later period; its last whole one unless told.' }),
  with: DayText.optional().meta({
    description: 'A day of the earlier period; the same a year before unless told.',
  }),
  asOf: AsOf,
  acrossBreak: z
    .enum(['refuse', 'label'])
    .default('refuse')
    .meta({ description: 'Across a change of definition: 409, or an answer that names the break.' }),
});

export const Bounds = z.object({ low: z.number().nullable(), high: z.number().nullable() });

/** `difference` and `ratio` (later over earlier) are bounds, equal where both figures are exact; null: no figure. */
export const ComparisonAnswer = z
  .object({
    indicator: z.string(),
    later: Measure,
    earlier: Measure,
    difference: Bounds.nullable(),
    ratio: Bounds.nullable(),
    breaks: z.array(SeriesBreak),
    demonstration: z.boolean(),
  })
  .meta({ id: 'Comparison' });
export type ComparisonAnswer = z.infer<typeof ComparisonAnswer>;

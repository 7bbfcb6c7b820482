import { z } from 'zod';

export const Localized = z.object({ fr: z.string().min(1), en: z.string().min(1) });
export type Localized = z.infer<typeof Localized>;

export const DayText = z.iso
  .date()
  .meta({ description: 'A civil day of the collective’s time zone, YYYY-MM-DD.' });

export const AsOf = DayText.optional().meta({
  description: 'Answer as it was known at the end of that day, which must be over: it never changes again.',
});
/** For whatever is read from the store: the answer of that day. */
export const AsOfQuery = z.strictObject({ asOf: AsOf });

/** day and month of the civil calendar; year = 26 September to 25 September; all = since the first day. */
export const Grain = z.enum(['day', 'month', 'year', 'all']);
export type Grain = z.infer<typeof Grain>;

/** Both days included. `days`: any stretch of days, whose figures are added up from theirs. */
export const Period = z
  .object({ grain: z.enum([...Grain.options, 'days']), start: DayText, end: DayText })
  .meta({ id: 'Period' });
export type Period = z.infer<typeof Period>;

/** RFC 9457. `code` is stable; `title` and `detail` are in the language asked for. */
export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string(),
    detail: z.string().optional(),
    field: z.string().optional(),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof Problem>;

import { z } from 'zod';
import { AsOf, DayText, Localized, Period } from './common.ts';
import { Measure } from './measure.ts';

export const SummaryQuery = z.strictObject({
  /** The i4Emploi year that starts in September of that year; absent = since the first day. */
  year: z.coerce.number().int().min(1000).max(9999).optional(),
  asOf: AsOf,
});

/** What was announced last, before anything was read: everything is a maximum, in US dollars. */
export const AnnouncedPlan = z
  .object({
    /** A night's own, which it may not exceed, or what is foreseen for the next one. */
    kind: z.enum(['night', 'next']),
    /** The night collects up to the end of this day. */
    day: DayText,
    madeAt: z.string(),
    /** A calendar month in UTC, `YYYY-MM`: what it has cost, its cap, and what the cap leaves. */
    month: z.string(),
    spent: z.number(),
    cap: z.number(),
    left: z.number(),
    atMost: z.number(),
    /** In the order in which the money goes. */
    tasks: z.array(
      z.object({
        task: z.string(),
        /** `unknown`: nothing to judge by, as much as is left. */
        state: z.enum(['not_due', 'nothing', 'known', 'unknown']),
        requests: z.int().nullable(),
        objects: z.int().nullable(),
        /** What it would take at most; null when unknown. */
        dollars: z.number().nullable(),
        /** What it may spend if all before it cost their maximum. */
        allowed: z.number(),
        cut: z.enum(['nothing', 'rest', 'whole']),
      }),
    ),
  })
  .meta({ id: 'AnnouncedPlan' });
export type AnnouncedPlan = z.infer<typeof AnnouncedPlan>;

/** What the shared link that the reader opened shows; null to those signed in. Its figures are as they were published. */
export const SharedView = z
  .object({
    kind: z.enum(['sponsor', 'public']),
    label: z.string(),
    figures: z.array(z.string()),
    expiresAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'SharedView' });
export type SharedView = z.infer<typeof SharedView>;

export const SummaryAnswer = z
  .object({
    collective: z.object({
      name: z.string(),
      account: z.string(),
      tags: z.array(z.string()),
      startDay: DayText,
    }),
    demonstration: z.boolean(),
    period: Period,
    /** The i4Emploi years that can be asked for, oldest first. */
    years: z.array(z.int()),
    /** The last day that a figure includes; null before the first night. */
    cutoff: DayText.nullable(),
    asOf: DayText.nullable(),
    /** Every core indicator, in the order of the catalogue. */
    figures: z.array(z.object({ indicator: z.string(), measure: Measure })),
    lastNight: z
      .object({
        day: DayText,
        state: z.enum(['running', 'done', 'partial', 'failed']),
        endedAt: z.string().nullable(),
        reason: z.string().nullable(),
      })
      .nullable(),
    /** What reading X has cost in the calendar month (UTC) of the cutoff, in US dollars. Null to whoever opened a link. */
    cost: z.object({ month: z.string(), dollars: z.number(), requests: z.int() }).nullable(),
    /** Null before the first night, and when the figures are asked for as they were known earlier. */
    plan: AnnouncedPlan.nullable(),
    shared: SharedView.nullable(),
  })
  .meta({ id: 'Summary' });
export type SummaryAnswer = z.infer<typeof SummaryAnswer>;

/** A figure somebody published: its own words, date and bounds. Never a measure. */
export const PublishedFigure = z
  .object({
    indicator: z.string(),
    date: z.string().nullable(),
    datePrecision: z.enum(['day', 'month', 'year', 'unknown']),
    qualifier: z.enum(['exactly', 'about', 'nearly', 'more_than', 'several']),
    /** The number as the source prints it; null when it prints none ("several hundred"). */
    stated: z.number().nullable(),
    low: z.number().nullable(),
    high: z.number().nullable(),
    wording: z.string(),
    /** What a reader must know of it; empty when there is nothing. */
    note: z.object({ fr: z.string(), en: z.string() }),
    source: z.string(),
    url: z.string(),
  })
  .meta({ id: 'PublishedFigure' });
export type PublishedFigure = z.infer<typeof PublishedFigure>;

export const PublishedFiguresAnswer = z
  .object({
    figures: z.array(PublishedFigure),
    /** Pairs of the same indicator and date whose bounds cannot both hold; indices into `figures`. */
    disagreements: z.array(z.object({ indicator: z.string(), figures: z.array(z.int()), note: Localized })),
  })
  .meta({ id: 'PublishedFigures' });
export type PublishedFiguresAnswer = z.infer<typeof PublishedFiguresAnswer>;

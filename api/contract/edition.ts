import { z } from 'zod';
import { Annotation } from './annotation.ts';
import { DayText, Grain, Localized, Period } from './common.ts';
import { EditionText } from './edition-text.ts';
import { Indicator } from './indicator.ts';
import { Measure } from './measure.ts';
import { PublicFiguresAnswer } from './public.ts';
import { PublishedFiguresAnswer } from './summary.ts';
import { QuotationDigest, StandingQuotation } from './testimonial.ts';

/** What a reader of a series must know beside it: a break of definition, a correction, days worked out anew. */
export const EditionNote = z
  .object({
    kind: z.enum(['break', 'correction', 'recompute']),
    indicator: z.string().nullable().meta({ description: 'null: every figure of these days.' }),
    from: DayText,
    to: DayText.nullable(),
    note: Localized,
  })
  .meta({ id: 'EditionNote' });
export type EditionNote = z.infer<typeof EditionNote>;

/** A mistake in a published edition, numbered within its year. */
export const Erratum = z
  .object({
    year: z.int(),
    number: z.int(),
    edition: z.string().meta({ description: 'The edition that was wrong: it stays as it is.' }),
    day: DayText,
    /** A role and no name: an edition is kept for good, and a volunteer's name is not. Missing from what was frozen before schema 3. */
    by: z.literal('publisher').optional().meta({
      description: 'In which role it was written; an administrator writes it as a publisher.',
    }),
    what: Localized,
    why: Localized,
  })
  .meta({ id: 'Erratum' });
export type Erratum = z.infer<typeof Erratum>;

const Digest = z.string().regex(/^[0-9a-f]{64}$/);

/** SHA-256 of the canonical JSON of each part of an edition: a change is known by the part it stands in. */
export const EditionManifest = z
  .object({ figures: Digest, tables: Digest, texts: Digest, published: Digest })
  .meta({ id: 'EditionManifest' });
export type EditionManifest = z.infer<typeof EditionManifest>;

/**
 * A frozen edition: everything its PDF and its web page show, and nothing else.
 * It is serialised canonically and identified by the SHA-256 of those bytes.
 */
export const EditionDocument = z
  .object({
    schema: z.union([z.literal(1), z.literal(2), z.literal(3)]).meta({
      description:
        '2: `released` also holds the months of its figures, and levels of evidence. 3: errata tell who wrote them, as a role.',
    }),
    id: z.string(),
    part: z
      .literal('public')
      .optional()
      .meta({ description: 'Only what people without access may read of it; missing: the whole edition.' }),
    kind: z.enum(['anniversary']),
    /** The anniversary: 4 for the i4Emploi year that ended on 25 September 2019. */
    anniversary: z.int(),
    year: z.int().meta({ description: 'The calendar year in which the i4Emploi year ended.' }),
    period: Period,
    cutoff: DayText,
    frozenAt: z.iso.datetime(),
    /** Missing from editions frozen before it was kept: they are as known when they were frozen. */
    knownBy: z.iso.datetime().optional().meta({
      description: 'The moment whose knowledge the figures are: `verify` recomputes them as of then.',
    }),
    /** Missing where the service has no address of its own. No part of what the id stands for. */
    origin: z.url().optional().meta({ description: 'Where its pages stand for good: `/fr/editions/{id}`.' }),
    demonstration: z.boolean(),
    collective: z.object({
      name: z.string(),
      account: z.string(),
      tags: z.array(z.string()),
      startDay: DayText,
    }),
    indicators: z.array(Indicator),
    /** Core figures for the year and since the start, indexed by indicator key. */
    figures: z.array(
      z.object({
        indicator: z.string(),
        year: Measure,
        all: Measure,
        /** Missing from editions frozen before they were kept, as what follows `published` is. */
        evidence: z.enum(['measured', 'declared']).optional(),
        cutoff: DayText.optional(),
        query: z
          .object({ year: z.string(), all: z.string() })
          .optional()
          .meta({ description: 'What the service is asked for each of the two, as known at `knownBy`.' }),
      }),
    ),
    /** What the charts draw. */
    series: z.array(z.object({ indicator: z.string(), grain: Grain, measures: z.array(Measure) })),
    published: PublishedFiguresAnswer,
    notes: z.array(EditionNote).optional(),
    /** What people wrote for it, in Markdown, and what they noted on the timeline. */
    texts: z.array(EditionText).optional(),
    annotations: z.array(Annotation).optional(),
    /** Missing where nobody is quoted. */
    testimonials: z.array(QuotationDigest).optional(),
    /** Of earlier editions of the same year. */
    errata: z.array(Erratum).optional(),
    /** What everybody may read, as it had been published by then: all that a page for sponsors tells. */
    released: PublicFiguresAnswer.omit({ demonstration: true }).optional(),
    /** With which versions it was made; no part of what the id stands for. */
    renderer: z.record(z.string(), z.string()).optional(),
    /** Missing from editions frozen before it was kept. */
    manifest: EditionManifest.optional(),
  })
  .meta({ id: 'EditionDocument' });
export type EditionDocument = z.infer<typeof EditionDocument>;

export const EditionSummary = z
  .object({
    id: z.string(),
    kind: z.enum(['anniversary']),
    anniversary: z.int(),
    year: z.int(),
    cutoff: DayText,
    frozenAt: z.iso.datetime(),
    sha256: z.string(),
    demonstration: z.boolean(),
  })
  .meta({ id: 'EditionSummary' });
export type EditionSummary = z.infer<typeof EditionSummary>;

export const EditionsAnswer = z.object({ editions: z.array(EditionSummary) }).meta({ id: 'Editions' });
export type EditionsAnswer = z.infer<typeof EditionsAnswer>;

export const EditionAnswer = z
  .object({
    sha256: z.string(),
    document: EditionDocument,
    state: z
      .enum(['draft', 'frozen', 'approved', 'published'])
      .optional()
      .meta({ description: 'How far it has come; a draft may still change.' }),
    errata: z
      .array(Erratum)
      .optional()
      .meta({ description: 'What was found wrong in it since: beside the document, which never changes.' }),
    testimonials: z.array(StandingQuotation).optional().meta({
      description: 'The words it quotes, of those that still stand; one that is missing was taken back.',
    }),
  })
  .meta({ id: 'Edition' });
export type EditionAnswer = z.infer<typeof EditionAnswer>;

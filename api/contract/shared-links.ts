import { z } from 'zod';
import { DayText } from './common.ts';

const Kind = z.enum(['sponsor', 'public']);
const Until = DayText.nullable().meta({
  description:
    'The last day it opens, 400 days ahead at most; null, of a public link only: until it is disabled.',
});

/** The links that were made, the newest first, and what a new one may show. Nobody can read a token here. */
export const SharedLinksAnswer = z
  .object({
    links: z.array(
      z.object({
        id: z.int(),
        kind: Kind,
        label: z.string(),
        language: z.enum(['fr', 'en']),
        figures: z.array(z.string()),
        editions: z.array(z.string()),
        createdBy: z.string().nullable(),
        createdAt: z.iso.datetime(),
        expiresAt: z.iso.datetime().nullable(),
        state: z.enum(['open', 'expired', 'disabled']),
        /** Times it was opened: since it was made and in the last 28 days; nothing is known of by whom. */
        visits: z.object({ all: z.int(), lately: z.int(), last: DayText.nullable() }),
      }),
    ),
    /** Indicators whose public figures a link may show, in the order of the catalogue, and editions. */
    choices: z.object({
      figures: z.array(z.string()),
      editions: z.array(z.object({ id: z.string(), anniversary: z.int(), cutoff: DayText })),
      /** Days on which it may end. */
      until: z.object({ first: DayText, usual: DayText, last: DayText }),
    }),
  })
  .meta({ id: 'SharedLinks' });
export type SharedLinksAnswer = z.infer<typeof SharedLinksAnswer>;

export const NewLinkBody = z.strictObject({
  kind: Kind,
  label: z.string().trim().min(1).max(80),
  language: z.enum(['fr', 'en']),
  figures: z.array(z.string().max(100)).max(200),
  editions: z.array(z.string().max(100)).max(100),
  until: Until,
});
export type NewLinkBody = z.infer<typeof NewLinkBody>;

const link = z.int().min(1);
export const LinkBody = z.strictObject({ link });
export const EnabledBody = z.strictObject({ link, until: Until });

/** `url` is told this once: the store keeps its digest only. */
export const MadeLinkAnswer = z.object({ url: z.url(), links: SharedLinksAnswer }).meta({ id: 'MadeLink' });
export type MadeLinkAnswer = z.infer<typeof MadeLinkAnswer>;

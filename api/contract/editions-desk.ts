import { z } from 'zod';
import { DayText, Localized } from './common.ts';
import { EditionDocument, Erratum } from './edition.ts';
import { TextSlot } from './edition-text.ts';

const EditionId = z.string().min(1).max(100);
const Year = z.int().min(2000).max(2999);

const MissingThing = z
  .object({ condition: z.string(), fr: z.string(), en: z.string() })
  .meta({ id: 'MissingThing', description: 'A condition of the gate that is not met, and why.' });

/** An edition or a draft, as whoever publishes it sees it. */
export const DeskEdition = z
  .object({
    id: z.string(),
    year: z.int(),
    state: z.enum(['draft', 'refused', 'checked', 'frozen', 'approved', 'published']),
    cutoff: DayText,
    demonstration: z.boolean(),
    madeBy: z.string().nullable().meta({ description: 'null: it was made before this was kept.' }),
    madeAt: z.iso.datetime(),
    /** Somebody else must approve it. */
    yours: z.boolean(),
    approvedBy: z.string().nullable(),
    publishedAt: z.iso.datetime().nullable(),
    checkedAt: z.iso.datetime().nullable(),
    publicUntil: DayText.nullable().meta({
      description:
        'Up to when everybody may read its figures; before the end of its year it cannot be published.',
    }),
    yearIsPublic: z.boolean(),
    missing: z.array(MissingThing).nullable().meta({ description: 'null: it was not checked yet.' }),
    /** Nothing of an edition that is published. */
    changes: z
      .array(Localized)
      .meta({ description: 'Since the draft or edition of this year made before it.' }),
    sinceLastYear: z
      .array(Localized)
      .meta({ description: 'Beside the published edition of the year before.' }),
  })
  .meta({ id: 'DeskEdition' });
export type DeskEdition = z.infer<typeof DeskEdition>;

export const DeskText = z
  .object({
    slot: TextSlot,
    language: z.enum(['fr', 'en']),
    version: z.int().meta({ description: '0: nobody has written it yet.' }),
    markdown: z.string(),
    missing: z.array(MissingThing).meta({ description: 'What the gate would say of it.' }),
  })
  .meta({ id: 'DeskText' });
export type DeskText = z.infer<typeof DeskText>;

/** With the name of who wrote it, which only publishers see. */
const DeskErratum = Erratum.extend({ writtenBy: z.string() }).meta({ id: 'DeskErratum' });

export const EditionsDesk = z
  .object({
    /** The year that would be drafted now, and whose texts are told; null before the first one is complete. */
    year: z.int().nullable(),
    mayCheck: z.boolean().meta({ description: 'Whether this service can draw pages to check them.' }),
    preview: EditionDocument.nullable().meta({
      description: 'What references fill with in a draft made now: an edition without its tables.',
    }),
    texts: z.array(DeskText),
    editions: z.array(DeskEdition),
    errata: z.array(DeskErratum),
  })
  .meta({ id: 'EditionsDesk' });
export type EditionsDesk = z.infer<typeof EditionsDesk>;

/** What is printed of an edition: its report, the public part of it, the page for sponsors, the picture for a link. */
const PRINTS = ['report', 'public', 'sponsors', 'share'] as const;
export type Print = (typeof PRINTS)[number];
export const PrintBody = z.strictObject({
  edition: EditionId,
  print: z.enum(PRINTS),
  language: z.enum(['fr', 'en']),
});
export type PrintBody = z.infer<typeof PrintBody>;
export const PrintedFile = z
  .object({
    name: z.string(),
    type: z.enum(['application/pdf', 'image/png']),
    base64: z.string().meta({ description: 'The file itself.' }),
  })
  .meta({ id: 'PrintedFile' });
export type PrintedFile = z.infer<typeof PrintedFile>;

export const DraftBody = z.strictObject({ year: Year });
export const EditionBody = z.strictObject({ edition: EditionId });
const Written = z.string().trim().min(1).max(2000);
const WrittenBoth = z.strictObject({ fr: Written, en: Written });
export const ErratumBody = z.strictObject({ edition: EditionId, what: WrittenBoth, why: WrittenBoth });
export const TextBody = z.strictObject({
  year: Year,
  slot: TextSlot,
  language: z.enum(['fr', 'en']),
  version: z.int().min(1).meta({ description: 'The one that was read, plus one.' }),
  markdown: z.string().max(10_000),
});

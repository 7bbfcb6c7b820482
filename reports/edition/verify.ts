import { EditionDocument, type EditionManifest } from '../../api/contract/edition.ts';
import type { Indicator } from '../../db/catalogue/indicator.ts';
import type { Day, Instant } from '../../db/core/calendar.ts';
import { AppError, type Sentence } from '../../db/core/errors.ts';
import { fromOneState } from '../../db/dialect/tables.ts';
import { findEdition } from '../../db/queries/editions.ts';
import type { Store } from '../../db/store.ts';
import { canonicalJson, sha256Of } from './canonical.ts';
import { type EditionContent, readContent } from './content.ts';
import { differencesOf } from './differences.ts';
import { idOf, manifestOf } from './manifest.ts';
import { publicContent, publicPart } from './public-part.ts';
import { quotationDifferences, quotationRemarks } from './quotations.ts';

export type Verdict = {
  readonly document: EditionDocument;
  /** Of the document as it was handed in. */
  readonly sha256: string;
  /** How many figures were read again, those of the tables included. */
  readonly figures: number;
  /** One sentence each; none when the file is what the store knew. */
  readonly differences: readonly Sentence[];
  /** What is to be known beside it, and makes nothing wrong. */
  readonly remarks: readonly Sentence[];
};

const PARTS: Record<keyof EditionManifest, Sentence> = {
  figures: { fr: 'les chiffres', en: 'the figures' },
  tables: { fr: 'les tableaux', en: 'the tables' },
  texts: { fr: 'les textes et définitions', en: 'the texts and definitions' },
  published: { fr: 'les chiffres publiés cités', en: 'the published figures quoted' },
};

/**
 * Whether an edition is whole and still what the store knew at its moment: its manifest, the copy that the store
 * keeps, and every figure read again as of then. A correction made since is no difference.
 * @param text the edition's JSON: the document, or the answer of the service that holds it
 * @throws AppError 400 when the text is no edition
 */
export async function verifyEdition(store: Store, text: string): Promise<Verdict> {
  const raw = rawDocument(text);
  const document = readDocument(raw);
  const sha256 = sha256Of(canonicalJson(raw));
  const kept = await findEdition(store.db, document.id);
  const recomputed = await fromOneState(store.db, store.engine, (db) => readContent(db, frameOf(document)));
  const isPublic = document.part === 'public';
  const expected =
    kept && isPublic ? publicPart(EditionDocument.parse(JSON.parse(kept.document))).sha256 : kept?.sha256;
  return {
    document,
    sha256,
    figures: 2 * document.figures.length + document.series.flatMap(({ measures }) => measures).length,
    differences: eachOnce([
      ...manifestDifferences(raw, document),
      ...identityDifferences(isPublic ? wholeOf(raw, recomputed) : raw, document),
      ...(expected && expected !== sha256 ? [notAsKept(expected, sha256)] : []),
      ...(await quotationDifferences(store.db, document)),
      ...differencesOf(document, isPublic ? publicContent(recomputed, document.indicators) : recomputed),
    ]),
    remarks: await quotationRemarks(store.db, document),
  };
}

/** A figure of the year stands among the figures and in its table: what is wrong with it is said once. */
const eachOnce = (sentences: readonly Sentence[]): Sentence[] => [
  ...new Map(sentences.map((sentence) => [sentence.en, sentence])).values(),
];

const frameOf = (document: EditionDocument) => ({
  // As they were defined then: a catalogue that has changed since changes nothing of what was printed.
  indicators: document.indicators.map(
    (indicator): Indicator => ({
      ...indicator,
      versions: indicator.versions.map((version) => ({ ...version, from: version.from as Day })),
    }),
  ),
  startDay: document.collective.startDay as Day,
  period: document.period,
  cutoff: document.cutoff as Day,
  schema: document.schema,
  knownBy: (document.knownBy ?? document.frozenAt) as Instant,
});

type Raw = Readonly<Record<string, unknown>>;

function rawDocument(text: string): Raw {
  try {
    const value = JSON.parse(text.replace(/^\uFEFF/, '')) as Raw | null;
    const inner = value?.document ?? value;
    if (inner && typeof inner === 'object' && !Array.isArray(inner)) return inner as Raw;
  } catch (cause) {
    throw notAnEdition(cause);
  }
  throw notAnEdition();
}

function readDocument(raw: Raw): EditionDocument {
  const read = EditionDocument.safeParse(raw);
  if (!read.success) throw notAnEdition(read.error);
  return read.data;
}

function manifestDifferences(raw: Raw, { manifest }: EditionDocument): Sentence[] {
  const found = manifestOf(raw);
  const parts = manifest
    ? (Object.keys(PARTS) as (keyof EditionManifest)[]).filter((part) => manifest[part] !== found[part])
    : [];
  return parts.map((part) => ({
    fr: `Manifeste : ${PARTS[part].fr} ne sont plus ceux qui ont été figés (SHA-256 ${found[part].slice(0, 12)}… au lieu de ${manifest?.[part].slice(0, 12)}…).`,
    en: `Manifest: ${PARTS[part].en} are no longer those that were frozen (SHA-256 ${found[part].slice(0, 12)}… instead of ${manifest?.[part].slice(0, 12)}…).`,
  }));
}

/** The id stands for the whole content, also where the file holds its public part. */
function identityDifferences(whole: Raw, { id }: EditionDocument): Sentence[] {
  const found = idOf(whole);
  if (found === id) return [];
  return [
    {
      fr: `Identifiant : le contenu est celui de ${found}, le fichier dit ${id}.`,
      en: `Identifier: the content is that of ${found}, the file says ${id}.`,
    },
  ];
}

/** The edition whose public part a file holds, as the store knew it. */
function wholeOf({ part: _, ...rest }: Raw, recomputed: EditionContent): Raw {
  return { ...rest, ...recomputed };
}

const notAsKept = (kept: string, given: string): Sentence => ({
  fr: `Empreinte : la base garde cette édition sous le SHA-256 ${kept}, le fichier a ${given}.`,
  en: `Digest: the store keeps this edition under the SHA-256 ${kept}, the file has ${given}.`,
});

const notAnEdition = (cause?: unknown): AppError =>
  new AppError({
    code: 'edition-unreadable',
    status: 400,
    field: 'file',
    fr: 'Ce fichier n’est pas une édition, ni aucun des fichiers que ce service a imprimés. Donnez le JSON de l’édition, ou son PDF.',
    en: 'This file is no edition, and none of the files that this service printed. Give the edition’s JSON, or its PDF.',
    cause,
  });

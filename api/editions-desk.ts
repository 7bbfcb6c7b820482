import { lastFinishedYear } from '../db/core/period.ts';
import type { Role } from '../db/core/roles.ts';
import {
  findDraft,
  lastEditionWith,
  listDrafts,
  listEditionEvents,
  listErrata,
} from '../db/queries/edition-life.ts';
import { listEditionTexts } from '../db/queries/edition-texts.ts';
import { findEdition, listEditions } from '../db/queries/editions.ts';
import { readCutoff } from '../db/queries/settings.ts';
import type { Session } from '../db/queries/sign-in.ts';
import type { Database } from '../db/store.ts';
import { changesSince, changesSinceLastYear } from '../reports/edition/changes.ts';
import { toErratum } from '../reports/edition/errata.ts';
import { authorOf, missingOf, stateOf } from '../reports/edition/life.ts';
import { previewEdition } from '../reports/edition/preview.ts';
import { isYearPublic } from '../reports/edition/public-part.ts';
import { faultyTexts, forbiddenInTexts } from '../reports/gate/text-conditions.ts';
import type { Context } from './context.ts';
import { EditionDocument } from './contract/edition.ts';
import { TextSlot } from './contract/edition-text.ts';
import type { DeskEdition, DeskText, EditionsDesk } from './contract/editions-desk.ts';

/** Who makes, approves and publishes editions. */
export const EDITORS: readonly Role[] = ['publisher', 'administrator'];
/** Older ones are in the list of editions. */
const SHOWN = 12;

type Known = { readonly id: string; readonly year: number; readonly at: string };

/** What publishers see. Cost: the documents of the newest editions and drafts, a dozen, are read. */
export async function editionsDesk(context: Context, who: Session): Promise<EditionsDesk> {
  const { store, collective, checkEdition } = context;
  const { db } = store;
  const cutoff = await readCutoff(db);
  const year = cutoff === null ? null : lastFinishedYear(collective.startDay, cutoff);
  const known = await newest(db);
  const preview = year === null || cutoff === null ? null : await previewEdition(context, { year, cutoff });
  return {
    year,
    mayCheck: checkEdition !== undefined,
    preview,
    texts: preview ? await textsOf(db, preview) : [],
    editions: await Promise.all(known.map((one) => deskEdition(db, one, known, who))),
    errata: (await listErrata(db)).map((row) => ({ ...toErratum(row), writtenBy: row.written_by })),
  };
}

async function newest(db: Database): Promise<Known[]> {
  const drafts = await listDrafts(db, SHOWN);
  const frozen = await listEditions(db);
  const all = new Map<string, Known>(
    frozen.map(({ id, year, frozen_at }) => [id, { id, year, at: frozen_at }]),
  );
  // A draft that was frozen is told once, from when it was made.
  for (const { id, year, made_at } of drafts) all.set(id, { id, year, at: made_at });
  return [...all.values()].sort((one, other) => (one.at < other.at ? 1 : -1)).slice(0, SHOWN);
}

async function deskEdition(
  db: Database,
  { id, year, at }: Known,
  known: readonly Known[],
  { name }: Session,
): Promise<DeskEdition> {
  const events = await listEditionEvents(db, id);
  const document = await documentOf(db, id);
  const frozen = (await findEdition(db, id)) !== undefined;
  const state = frozen && events.length === 0 ? 'frozen' : stateOf(events);
  const author = authorOf(events);
  const of = (what: string) => events.findLast((event) => event.what === what);
  const before = known.find((other) => other.year === year && other.at < at);
  const last = await lastEditionWith(db, 'published', year - 1);
  const isOpen = state !== 'published';
  return {
    id,
    year,
    state,
    cutoff: document.cutoff,
    demonstration: document.demonstration,
    madeBy: author,
    madeAt: at,
    yours: author === name,
    approvedBy: of('approved')?.by_name ?? null,
    publishedAt: of('published')?.at ?? null,
    checkedAt: of('checked')?.at ?? null,
    publicUntil: document.released?.until ?? null,
    yearIsPublic: isYearPublic(document),
    missing: missingOf(events),
    changes: isOpen && before ? changesSince(await documentOf(db, before.id), document) : [],
    sinceLastYear: isOpen && last ? changesSinceLastYear(await documentOf(db, last.edition), document) : [],
  };
}

async function documentOf(db: Database, id: string): Promise<EditionDocument> {
  const row = (await findEdition(db, id)) ?? (await findDraft(db, id));
  return EditionDocument.parse(JSON.parse(row?.document ?? ''));
}

async function textsOf(db: Database, preview: EditionDocument): Promise<DeskText[]> {
  const { year, figures, indicators } = preview;
  const rows = await listEditionTexts(db, year);
  return TextSlot.options.flatMap((slot) => {
    const [fr, en] = (['fr', 'en'] as const).map((language) =>
      rows.find((row) => row.slot === slot && row.language === language),
    );
    const text = { slot, fr: fr?.markdown || null, en: en?.markdown || null };
    const written = text.fr !== null || text.en !== null;
    const document = { texts: written ? [text] : [], figures, indicators };
    const missing = [...forbiddenInTexts(document.texts), ...faultyTexts(document)].map((one) => ({
      ...one,
    }));
    return (['fr', 'en'] as const).map((language) => {
      const row = language === 'fr' ? fr : en;
      return { slot, language, version: row?.version ?? 0, markdown: row?.markdown ?? '', missing };
    });
  });
}

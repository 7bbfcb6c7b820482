import { CATALOGUE } from '../../db/catalogue/index.ts';
import type { Indicator } from '../../db/catalogue/indicator.ts';
import { AppError } from '../../db/core/errors.ts';
import { takeDirtyDays } from '../../db/queries/dirty-days.ts';
import { addImportRun, keepImportedFile } from '../../db/queries/imported-files.ts';
import { familiesFollowing } from '../../db/rollup/families-following.ts';
import type { Database } from '../../db/store.ts';
import type { JobSetting } from '../job-context.ts';
import { openArchive } from '../sources/files/archive/archive.ts';
import { readNewsCsv } from '../sources/files/news-csv.ts';
import { readBiosCsv, readDeclarationsCsv, readLabelsCsv } from '../sources/files/people-csv.ts';
import { readPostsCsv } from '../sources/files/posts-csv.ts';
import { readPostsJsonl } from '../sources/files/posts-jsonl.ts';
import { Problems } from '../sources/files/problems.ts';
import { digestOf, type TextFile } from '../sources/files/text-file.ts';
import { readVolumeCsv } from '../sources/files/volume-csv.ts';
import { proposeLabels } from '../tasks/triage.ts';
import { importAdopters } from './adopters.ts';
import { importArchive } from './archive.ts';
import { importDeclarations } from './declarations.ts';
import type { ImportContext, Whole } from './import-context.ts';
import { isJson, type Kind } from './kinds.ts';
import { importLabels } from './labels.ts';
import { importNews } from './news.ts';
import { importPosts } from './posts.ts';
import { importRecord } from './service-record.ts';
import { Tally } from './tally.ts';
import { importVolume } from './volume.ts';

export type ImportSetting = Omit<JobSetting, 'x' | 'log' | 'failpoint' | 'idSeal'>;
/** What is asked of a file: `text` is null for an archive. */
export type Asked = {
  readonly name: string;
  readonly kind: Exclude<Kind, 'published-figures'>;
  readonly text: TextFile | null;
  readonly whole: Whole | null;
  readonly dryRun: boolean;
};
/** `figures` are those that the next roll-up may change; told in a dry run only. */
export type Imported = { readonly tally: Tally; readonly figures: readonly Indicator[] };

/** Thrown so that a transaction leaves nothing. */
class Unwritten extends Error {}

/**
 * Imports one file, whole or not at all: one transaction. A dry run does the same and takes it back; so does a
 * file that changes nothing. Memory: a batch of rows, whatever the size of the file.
 * @throws AppError `import-invalid` with what is wrong and where, ten problems at most
 */
export async function importFile(setting: ImportSetting, asked: Asked): Promise<Imported> {
  const { store, calendar, clock } = setting;
  const tally = new Tally();
  const figures: Indicator[] = [];
  const sha256 = asked.text?.sha256 ?? (await digestOf(asked.name));
  const problems = new Problems(asked.name);
  const at = clock.now();
  try {
    await store.db.transaction().execute(async (db) => {
      if (asked.dryRun) await takeDirtyDays(db);
      const runId = await addImportRun(db, { day: calendar.dayOf(at), at });
      const signal = setting.signal ?? new AbortController().signal;
      const context: ImportContext = { ...setting, db, runId, tally, problems, whole: asked.whole, signal };
      await readInto(context, asked);
      problems.throwIfAny();
      if (asked.dryRun) figures.push(...(await changed(db)));
      if (asked.dryRun || !tally.changes) throw new Unwritten();
      await proposeLabels(db, context);
      const { kind, whole } = asked;
      const file = { sha256, kind, added: tally.added, known: tally.known, whole };
      await keepImportedFile(db, file, { at, runId });
    });
  } catch (error) {
    if (setting.signal?.aborted) throw stopped(error);
    if (!(error instanceof Unwritten)) throw error;
  }
  return { tally, figures };
}

const stopped = (cause: unknown): AppError =>
  new AppError({
    code: 'interrupted',
    fr: 'L’import a été arrêté : rien n’a été importé.',
    en: 'The import was stopped: nothing was imported.',
    cause,
  });

async function readInto(context: ImportContext, { name, kind, text }: Asked): Promise<void> {
  const { problems, calendar, clock, collective } = context;
  const today = calendar.dayOf(clock.now());
  if (!text) {
    await using archive = await openArchive(name, collective.account);
    return await importArchive(context, archive);
  }
  switch (kind) {
    case 'coached':
    case 'calls':
    case 'roster':
    case 'survey':
    case 'meetings':
    case 'corrections':
    case 'rights':
    case 'annotations':
      return importRecord(context, kind, text);
    case 'volume':
      return importVolume(context, readVolumeCsv(text, problems, today));
    case 'labels':
      return importLabels(context, readLabelsCsv(text, problems));
    case 'news':
      return importNews(context, readNewsCsv(text, problems, today));
    case 'declarations':
      return importDeclarations(context, readDeclarationsCsv(text, problems, { calendar, today }));
    case 'adopters':
      return importAdopters(context, readBiosCsv(text, problems, today));
    default: {
      const posts = isJson(text) ? readPostsJsonl(text, problems) : readPostsCsv(text, problems, calendar);
      return importPosts(context, posts);
    }
  }
}

async function changed(db: Database): Promise<Indicator[]> {
  const following = familiesFollowing((await takeDirtyDays(db)).keys());
  return CATALOGUE.filter(({ family }) => following.has(family));
}

import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { digesting, readStore, type StoreDigest, type TableBatch } from '../../db/copy/copy-store.ts';
import type { Instant } from '../../db/core/calendar.ts';
import { AppError } from '../../db/core/errors.ts';
import { lastMigration, type Store } from '../../db/store.ts';

/** What a backup says of itself before its rows. */
export type BackupHead = {
  readonly format: 'i4emploi-backup';
  readonly version: 1;
  readonly madeAt: Instant;
  /** The newest migration of the store it was made of. */
  readonly migration: string;
};
type Line =
  | BackupHead
  | { table: string; columns: string[] }
  | TableBatch['rows'][number]
  | { digest: StoreDigest };

/**
 * Writes all rows of a store into one file, of one state of it and while others write: gzip of JSON lines, the same
 * from either engine, with the SHA-256 of each table at its end; and beside it `FILE.sha256`, as sha256sum reads it.
 * The file appears whole or not at all.
 */
export async function writeBackup(store: Store, file: string, madeAt: Instant): Promise<StoreDigest> {
  const partial = `${file}.partial`;
  let digest: StoreDigest = {};
  const migration = await lastMigration(store.db);
  const head: BackupHead = { format: 'i4emploi-backup', version: 1, madeAt, migration };
  try {
    await readStore(store, async (batches) => {
      const lines = linesOf(
        head,
        digesting(batches, (of) => {
          digest = of;
        }),
        () => digest,
      );
      const out = createWriteStream(partial, { mode: 0o600, flags: 'w', flush: true });
      await pipeline(Readable.from(lines), createGzip({ level: 6 }), out);
    });
    const sha256 = await sha256Of(partial);
    await writeFile(`${file}.sha256`, `${sha256}  ${basename(file)}\n`, { mode: 0o600, flush: true });
    await rename(partial, file);
    return digest;
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
}

async function* linesOf(
  head: BackupHead,
  batches: AsyncIterable<TableBatch>,
  digest: () => StoreDigest,
): AsyncGenerator<string> {
  const text = (line: Line): string => `${JSON.stringify(line)}\n`;
  yield text(head);
  let table = '';
  for await (const batch of batches) {
    let lines = '';
    if (batch.table !== table) lines += text({ table: batch.table, columns: [...batch.columns] });
    table = batch.table;
    for (const row of batch.rows) lines += text(row);
    if (lines) yield lines;
  }
  yield text({ digest: digest() });
}

/**
 * Reads a backup through once and says what it is.
 * @throws AppError `backup-unreadable` when it is no backup, was cut short, or a single bit of it has changed
 */
export async function verifyBackup(file: string): Promise<{ head: BackupHead; digest: StoreDigest }> {
  const told = await readFile(`${file}.sha256`, 'utf8').catch(() => null);
  if (told && !told.startsWith(await sha256Of(file))) throw unreadable(file);
  const { head, batches, promised } = await openBackup(file);
  let digest: StoreDigest = {};
  for await (const _ of digesting(batches, (of) => {
    digest = of;
  }));
  if (JSON.stringify(promised()) !== JSON.stringify(digest)) throw unreadable(file);
  return { head, digest };
}

/** The rows of a backup as they stand in the file; `promised` is what its end says they are, once they are read. */
export async function openBackup(
  file: string,
): Promise<{ head: BackupHead; batches: AsyncGenerator<TableBatch>; promised: () => StoreDigest | null }> {
  const probe = await open(file).catch((cause: unknown) => {
    throw missing(file, cause);
  });
  await probe.close();
  const source = createReadStream(file).on('error', () => {});
  const plain = source.pipe(createGunzip());
  source.on('error', (error) => plain.destroy(error));
  const lines = createInterface({ input: plain, crlfDelay: Infinity })[Symbol.asyncIterator]();
  const next = async (): Promise<Line | null> => {
    try {
      const { value, done } = await lines.next();
      if (plain.errored) throw plain.errored;
      return done ? null : (JSON.parse(value as string) as Line);
    } catch (cause) {
      throw unreadable(file, cause);
    }
  };
  plain.on('error', () => {});
  const head = (await next()) as BackupHead | null;
  if (head?.format !== 'i4emploi-backup' || head.version !== 1) throw unreadable(file);
  let promised: StoreDigest | null = null;
  async function* batches(): AsyncGenerator<TableBatch> {
    let of: { table: string; columns: string[] } | null = null;
    let rows: TableBatch['rows'][number][] = [];
    for (;;) {
      const line = await next();
      if (line === null) throw unreadable(file);
      if (Array.isArray(line)) {
        rows.push(line);
        if (rows.length >= 2000 && of) {
          yield { ...of, rows };
          rows = [];
        }
        continue;
      }
      if (of) yield { ...of, rows };
      rows = [];
      if ('digest' in line) {
        promised = line.digest;
        return;
      }
      of = line as { table: string; columns: string[] };
    }
  }
  return { head, batches: batches(), promised: () => promised };
}

async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256');
  try {
    for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  } catch (cause) {
    throw missing(file, cause);
  }
  return hash.digest('hex');
}

function missing(file: string, cause: unknown): AppError {
  return new AppError({
    code: 'backup-missing',
    status: 400,
    field: 'FILE',
    fr: `La sauvegarde ${file} ne peut pas être ouverte.`,
    en: `The backup ${file} cannot be opened.`,
    cause,
  });
}

function unreadable(file: string, cause?: unknown): AppError {
  return new AppError({
    code: 'backup-unreadable',
    status: 400,
    field: 'FILE',
    fr: `La sauvegarde ${file} est abîmée ou incomplète : son empreinte n’est pas la bonne. Prenez-en une autre ; rien n’a été écrit.`,
    en: `The backup ${file} is damaged or incomplete: its digest is not the right one. Take another; nothing was written.`,
    cause,
  });
}

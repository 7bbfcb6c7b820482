import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { AppError, type Sentence } from '../../../../db/core/errors.ts';

/** An archive is read in place: nothing is unpacked to disk, and no name in it becomes a path. */
export type Zip = AsyncDisposable & {
  /** The entries whose name, from its `data/` folder on, was wanted. */
  readonly entries: readonly { readonly name: string; readonly entry: Entry }[];
  /** The text of an entry, piece by piece. @throws AppError when it is not what the archive said */
  text(entry: Entry): AsyncIterable<string>;
};

/** X's archives hold one entry an image; ten years of a busy account make some tens of thousands. */
const MOST_ENTRIES = 500_000;
const MOST_BYTES = 4_000_000_000;
/** X's JSON shrinks ten to twenty times. */
const MOST_RATIO = 200;
const SMALL = 1_000_000;

/** @throws AppError `import-invalid` when it is no zip, or larger inside than an archive of X ever is */
export async function openZip(file: string, wanted: RegExp): Promise<Zip> {
  const options = { lazyEntries: true, autoClose: false, validateEntrySizes: true };
  let zip: ZipFile | undefined;
  try {
    const opened = await openPromise(file, options);
    zip = opened;
    const entries = await listEntries(opened, file, wanted);
    return {
      entries,
      text: (entry) => textOf(opened, file, entry),
      [Symbol.asyncDispose]: async () => opened.close(),
    };
  } catch (cause) {
    zip?.close();
    if (cause instanceof AppError) throw cause;
    const why = { fr: 'ce n’est pas une archive zip lisible', en: 'this is no zip that can be read' };
    throw badZip(file, why, cause);
  }
}

async function listEntries(zip: ZipFile, file: string, wanted: RegExp): Promise<Zip['entries']> {
  if (zip.entryCount > MOST_ENTRIES) throw tooLarge(file);
  const found: { name: string; entry: Entry }[] = [];
  let bytes = 0;
  for await (const entry of zip.eachEntry()) {
    const name = wanted.exec(entry.fileName)?.[1];
    if (!name) continue;
    bytes += entry.uncompressedSize;
    const ratio = entry.uncompressedSize / Math.max(1, entry.compressedSize);
    if (bytes > MOST_BYTES || (entry.uncompressedSize > SMALL && ratio > MOST_RATIO)) throw tooLarge(file);
    if (entry.isEncrypted()) {
      throw badZip(file, { fr: 'l’archive est chiffrée', en: 'the archive is encrypted' });
    }
    found.push({ name, entry });
  }
  return found;
}

async function* textOf(zip: ZipFile, file: string, entry: Entry): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    const stream = await zip.openReadStreamPromise(entry);
    for await (const bytes of stream) yield decoder.decode(bytes, { stream: true });
    yield decoder.decode();
  } catch (cause) {
    throw badZip(file, { fr: 'l’archive est abîmée', en: 'the archive is damaged' }, cause);
  }
}

const tooLarge = (file: string): AppError =>
  badZip(file, {
    fr: 'l’archive se déplie en bien plus qu’une archive de X ne contient',
    en: 'the archive unfolds into far more than an archive of X holds',
  });

export const badZip = (file: string, why: Sentence, cause?: unknown): AppError =>
  new AppError({
    code: 'import-invalid',
    status: 400,
    field: 'FILE',
    fr: `${file} : ${why.fr}. Rien n’a été importé.`,
    en: `${file}: ${why.en}. Nothing was imported.`,
    cause,
  });

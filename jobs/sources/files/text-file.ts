import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { AppError } from '../../../db/core/errors.ts';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';
/** A file of text that has been looked through once: what it is, and its text as often as it is asked for. */
export type TextFile = {
  readonly name: string;
  readonly sha256: string;
  readonly encoding: Encoding;
  /** Its beginning, enough to tell what it holds. */
  readonly head: string;
  /** Piece by piece: a file of any size takes the memory of a piece. */
  readonly text: () => AsyncIterable<string>;
};

const HEAD = 65_536;
/** Bytes that windows-1252 leaves empty. */
const NOT_WINDOWS = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);

/** SHA-256 of a file. @throws AppError `import-unreadable` */
export async function digestOf(name: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const bytes of pieces(name)) hash.update(bytes);
  return hash.digest('hex');
}

/** Whether a file begins as zip archives do. @throws AppError `import-unreadable` */
export async function isZip(name: string): Promise<boolean> {
  return (await beginning(name, 4)).toString('latin1') === 'PK\u0003\u0004';
}

/**
 * Looks a file through: its digest, and how it is written. UTF-8 and UTF-16 say so or prove it; what is
 * neither is taken for windows-1252, as French spreadsheets write it.
 * @throws AppError `import-unreadable` when it is missing, or is no text
 */
export async function openTextFile(name: string): Promise<TextFile> {
  const start = await beginning(name, HEAD);
  const marked = markOf(start);
  const hash = createHash('sha256');
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  const found = { utf8: true, windows: true, nul: false };
  for await (const bytes of pieces(name)) {
    hash.update(bytes);
    if (marked) continue;
    if (bytes.includes(0)) found.nul = true;
    if (found.utf8) found.utf8 = decodes(utf8, bytes, true);
    found.windows &&= !bytes.some((byte) => NOT_WINDOWS.has(byte));
  }
  if (!marked) found.utf8 &&= decodes(utf8, new Uint8Array(), false);
  const guessed = found.nul ? null : found.utf8 ? 'utf-8' : found.windows ? 'windows-1252' : null;
  const encoding = marked ?? guessed;
  if (!encoding) throw notText(name);
  return {
    name,
    sha256: hash.digest('hex'),
    encoding,
    head: new TextDecoder(encoding).decode(start, { stream: true }),
    async *text() {
      const decoder = new TextDecoder(encoding, { fatal: encoding !== 'windows-1252' });
      for await (const bytes of pieces(name)) yield decode(decoder, bytes, name);
      yield decode(decoder, null, name);
    },
  };
}

function markOf(bytes: Uint8Array): Encoding | null {
  const [a, b] = bytes;
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  return null;
}

function decodes(decoder: TextDecoder, bytes: Uint8Array, stream: boolean): boolean {
  try {
    decoder.decode(bytes, { stream });
    return true;
  } catch {
    return false;
  }
}

function decode(decoder: TextDecoder, bytes: Uint8Array | null, name: string): string {
  try {
    return bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode();
  } catch {
    throw notText(name);
  }
}

async function beginning(name: string, length: number): Promise<Buffer> {
  try {
    await using file = await open(name);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, 0);
    return buffer.subarray(0, bytesRead);
  } catch (cause) {
    throw unreadable(name, cause);
  }
}

async function* pieces(name: string): AsyncGenerator<Uint8Array> {
  try {
    for await (const bytes of createReadStream(name, { highWaterMark: 1 << 18 })) yield bytes as Uint8Array;
  } catch (cause) {
    throw cause instanceof AppError ? cause : unreadable(name, cause);
  }
}

const unreadable = (name: string, cause: unknown): AppError =>
  new AppError({
    code: 'import-unreadable',
    status: 400,
    field: 'FILE',
    fr: `Le fichier ${name} manque ou ne se lit pas.`,
    en: `The file ${name} is missing or cannot be read.`,
    cause,
  });

const notText = (name: string): AppError =>
  new AppError({
    code: 'import-unreadable',
    status: 400,
    field: 'FILE',
    fr: `Le fichier ${name} n’est pas un texte en UTF-8, en UTF-16 ou en windows-1252. Enregistrez-le en « CSV UTF-8 ».`,
    en: `The file ${name} is not text in UTF-8, UTF-16 or windows-1252. Save it as "CSV UTF-8".`,
  });

import { closeSync, existsSync, openSync, readSync } from 'node:fs';

/** What page 1 says of the file it belongs to: how often it has changed, and which store it is (0: not told). */
type First = { readonly changes: number; readonly store: number };

const HEADER_BYTES = 32;
const FRAME_HEADER_BYTES = 24;
const TRIES = 3;

/**
 * Whether the log beside a database file belongs to another store, or to this one at another time: SQLite would
 * copy it into the file without a word. Read as bytes, before anything is opened; a log without a page 1 tells nothing.
 */
export function hasForeignJournal(path: string): boolean {
  // Somebody may be at work on both files between one read and the next: what is foreign stays so.
  for (let tries = 0; tries < TRIES; tries += 1) if (!looksForeign(path)) return false;
  return true;
}

function looksForeign(path: string): boolean {
  if (!existsSync(path) || !existsSync(`${path}-wal`)) return false;
  const file = withFile(path, (read) => read(0, 100));
  const journal = withFile(`${path}-wal`, readJournal);
  if (file === null || journal === null) return false;
  const { changes, store } = firstOf(file);
  const [oldest, newest] = journal;
  if (store !== 0 && newest.store !== store) return true;
  return changes + 1 < oldest.changes || changes > newest.changes;
}

type Read = (offset: number, length: number) => Buffer | null;

function withFile<T>(path: string, use: (read: Read) => T): T {
  const file = openSync(path, 'r');
  try {
    return use((offset, length) => {
      const bytes = Buffer.alloc(length);
      return readSync(file, bytes, 0, length, offset) === length ? bytes : null;
    });
  } finally {
    closeSync(file);
  }
}

const firstOf = (page: Buffer): First => ({ changes: page.readUInt32BE(24), store: page.readInt32BE(68) });

/** The first and the last page 1 that a log has committed (format: sqlite.org/fileformat2.html, section 4); null: none. */
function readJournal(read: Read): [oldest: First, newest: First] | null {
  const header = read(0, HEADER_BYTES);
  const magic = header?.readUInt32BE(0);
  if (!header || (magic !== 0x377f0682 && magic !== 0x377f0683)) return null;
  const pageBytes = header.readUInt32BE(8);
  const salt = header.subarray(16, 24);
  const sum = checksum(magic === 0x377f0683);
  sum.add(header.subarray(0, 24));
  let committed: [First, First] | null = null;
  let open: First | null = null;
  for (let offset = HEADER_BYTES; ; offset += FRAME_HEADER_BYTES + pageBytes) {
    const frame = read(offset, FRAME_HEADER_BYTES + pageBytes);
    if (!frame?.subarray(8, 16).equals(salt)) return committed;
    const page = frame.subarray(FRAME_HEADER_BYTES);
    sum.add(frame.subarray(0, 8));
    sum.add(page);
    // The tail of a write that was cut short: SQLite stops here too.
    if (!sum.is(frame.readUInt32BE(16), frame.readUInt32BE(20))) return committed;
    if (frame.readUInt32BE(0) === 1) open = firstOf(page);
    if (frame.readUInt32BE(4) === 0 || !open) continue;
    committed = [committed?.[0] ?? open, open];
  }
}

function checksum(bigEndian: boolean) {
  let [s0, s1] = [0, 0];
  return {
    add(bytes: Buffer): void {
      for (let at = 0; at < bytes.length; at += 8) {
        s0 = (s0 + (bigEndian ? bytes.readUInt32BE(at) : bytes.readUInt32LE(at)) + s1) >>> 0;
        s1 = (s1 + (bigEndian ? bytes.readUInt32BE(at + 4) : bytes.readUInt32LE(at + 4)) + s0) >>> 0;
      }
    },
    is: (first: number, second: number): boolean => s0 === first && s1 === second,
  };
}

import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { AppError } from '../../../db/core/errors.ts';
import { badFile } from './bad-file.ts';
import { type Columns, CsvRow } from './csv-row.ts';
import { BadValue, type Problems } from './problems.ts';
import type { TextFile } from './text-file.ts';

const DELIMITERS = [';', ',', '\t'] as const;
/** A post is 25,000 characters at most; a longer record is a quote that was never closed. */
const LONGEST = 200_000;

/** How a table is written, seen from its first line: `sep=;` above it is a habit of spreadsheets. */
export function headOfTable(text: string): { heads: string[]; delimiter: string; skipped: number } {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  const told = /^sep=(.)$/i.exec(lines[0] ?? '')?.[1];
  const first = lines[told ? 1 : 0] ?? '';
  const most = DELIMITERS.toSorted((a, b) => first.split(b).length - first.split(a).length)[0];
  const delimiter = told ?? most ?? ';';
  const heads = first.split(delimiter).map((head) => head.trim().replace(/^"(.*)"$/, '$1'));
  return { heads, delimiter, skipped: told ? 1 : 0 };
}

/** `Créé le`, `CREE_LE` and `cree-le` head the same column. */
const plain = (head: string): string =>
  head
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .trim()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_|_$/g, '');

/** Where each column stands; the required ones that are missing; the heads that nobody reads. */
export function placesOf(heads: readonly string[], columns: Columns) {
  const places = new Map<string, number>();
  const unread: string[] = [];
  const twice: string[] = [];
  heads.forEach((head, place) => {
    const name = Object.keys(columns).find((key) => columns[key]?.heads.includes(plain(head)));
    if (!name) unread.push(head);
    else if (places.has(name)) twice.push(head);
    else places.set(name, place);
  });
  const missing = Object.keys(columns).filter((name) => columns[name]?.required && !places.has(name));
  return { places, missing, unread, twice };
}

/**
 * Reads a table row by row. What `read` refuses is added to the problems with its line, and the next row is read.
 * @throws AppError `import-invalid` when it is no table, or a column is missing
 */
export async function* readTable<T>(
  file: TextFile,
  columns: Columns,
  problems: Problems,
  read: (row: CsvRow) => T,
): AsyncGenerator<{ value: T; row: CsvRow }> {
  const { heads, delimiter, skipped } = headOfTable(file.head);
  const { places, missing, twice } = placesOf(heads, columns);
  const top = { line: skipped + 1, column: 1 };
  const [lacking] = missing;
  if (lacking !== undefined) {
    const names = (columns[lacking]?.heads ?? []).join(', ');
    throw badFile(
      file.name,
      top,
      { fr: `il manque une colonne (${names})`, en: `a column is missing (${names})` },
      lacking,
    );
  }
  if (twice[0] !== undefined) {
    throw badFile(file.name, top, {
      fr: `la colonne « ${twice[0]} » est là deux fois`,
      en: `the column "${twice[0]}" is there twice`,
    });
  }
  const table = { places, heads };
  for await (const { record, line } of records(file, delimiter, skipped + 1)) {
    const row = new CsvRow(line, record, table);
    try {
      if (record.length > heads.length) throw row.wrong(heads[0] ?? '', SURPLUS);
      yield { value: read(row), row };
    } catch (error) {
      if (!(error instanceof BadValue)) throw error;
      const { fr, en } = error.sentence;
      const place = { line, column: row.columnOf(error.field) };
      const why = { fr: `« ${error.field} » ${fr}`, en: `"${error.field}" ${en}` };
      problems.add(place, error.sentence === SURPLUS ? SURPLUS : why, error.field);
    }
  }
}

const SURPLUS = {
  fr: 'la ligne a plus de cellules que d’en-têtes (un séparateur dans un texte sans guillemets ?)',
  en: 'the row has more cells than headings (a separator in a text without quotes?)',
};

async function* records(
  file: TextFile,
  delimiter: string,
  header: number,
): AsyncGenerator<{ record: string[]; line: number }> {
  const parser = parse({
    bom: true,
    delimiter,
    info: true,
    relax_column_count: true,
    skip_records_with_empty_values: true,
    max_record_size: LONGEST,
    from: header + 1,
  });
  const source = Readable.from(file.text());
  source.on('error', (error) => parser.destroy(error)).pipe(parser);
  // The parser tells on which line a record ends: it begins where its own line breaks put it.
  try {
    for await (const { record, info } of parser) {
      const breaks = (record as string[]).reduce((sum, cell) => sum + cell.split('\n').length - 1, 0);
      yield { record, line: info.lines - breaks };
    }
  } catch (error) {
    if (error instanceof AppError || !(error instanceof CsvError)) throw error;
    const line = typeof error.lines === 'number' ? error.lines : 1;
    throw badFile(file.name, { line, column: Number(error.column ?? 0) + 1 || 1 }, whyNot(error.code));
  } finally {
    source.destroy();
    parser.destroy();
  }
}

function whyNot(code: string) {
  return code === 'CSV_QUOTE_NOT_CLOSED' || code === 'CSV_MAX_RECORD_SIZE'
    ? { fr: 'un guillemet ouvert n’est jamais fermé', en: 'a quote that opens is never closed' }
    : { fr: 'un guillemet est mal placé', en: 'a quote is out of place' };
}

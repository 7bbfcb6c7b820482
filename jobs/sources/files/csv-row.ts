import type { Sentence } from '../../../db/core/errors.ts';
import { BadValue } from './problems.ts';

/** The columns of a kind of file: how each may be headed, in French or English. */
export type Columns = Record<string, { readonly heads: readonly string[]; readonly required?: true }>;

/** One row: its cells by the name of their column, cleaned; its errors name the column as the file does. */
export class CsvRow {
  /** The line on which it begins. */
  readonly line: number;
  readonly #cells: readonly string[];
  readonly #places: ReadonlyMap<string, number>;
  readonly #heads: readonly string[];

  constructor(
    line: number,
    cells: readonly string[],
    table: { places: ReadonlyMap<string, number>; heads: readonly string[] },
  ) {
    this.line = line;
    this.#cells = cells;
    this.#places = table.places;
    this.#heads = table.heads;
  }

  /** The cell, '' when it is empty or the file has no such column. @throws BadValue on control characters */
  text(name: string): string {
    const place = this.#places.get(name);
    const cell = place === undefined ? '' : (this.#cells[place] ?? '').trim();
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    if (/[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/.test(cell)) {
      throw this.wrong(name, { fr: 'contient un caractère de contrôle', en: 'holds a control character' });
    }
    // Spreadsheets are told that a cell is text by an apostrophe, or by a formula that is one.
    return cell.replace(/^'(?=[=+\-@\d])/, '').replace(/^="([^"=]*)"$/, '$1');
  }

  /** @throws BadValue when the cell is empty */
  needed(name: string): string {
    const cell = this.text(name);
    if (cell === '') throw this.wrong(name, { fr: 'est vide', en: 'is empty' });
    return cell;
  }

  wrong(name: string, why: Sentence): BadValue {
    return new BadValue(this.headOf(name), why);
  }

  headOf(name: string): string {
    const place = this.#places.get(name);
    return place === undefined ? name : (this.#heads[place] ?? name);
  }

  /** From 1, as spreadsheets count columns. */
  columnOf(head: string): number {
    return Math.max(0, this.#heads.indexOf(head)) + 1;
  }
}

import { stringify } from 'csv-stringify/sync';
import type { Language } from './errors.ts';

/** A number stays one; what is not known is an empty cell. */
export type Cell = string | number | null;

/**
 * A table as the spreadsheets of that language take it: separator and decimals of the language, six of them at
 * most. A text that begins as a formula does is kept from being worked out; a number below zero stays a number.
 */
export function spreadsheet(rows: readonly (readonly Cell[])[], language: Language): string {
  const format = new Intl.NumberFormat(language, { maximumFractionDigits: 6, useGrouping: false });
  return stringify(
    rows.map((row) => [...row]),
    {
      delimiter: language === 'fr' ? ';' : ',',
      bom: true,
      cast: { number: (value) => format.format(value) },
      escape_formulas: true,
    },
  );
}

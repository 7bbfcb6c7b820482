import { AppError, type Sentence } from '../../../db/core/errors.ts';

/** Both from 1; columns count characters as editors do. */
export type Position = { readonly line: number; readonly column: number };

/** A file that cannot be imported: where it is wrong, and that nothing of it was kept. */
export function badFile(file: string, { line, column }: Position, why: Sentence, field?: string): AppError {
  return new AppError({
    code: 'import-invalid',
    status: 400,
    field,
    fr: `${file}, ligne ${line}, colonne ${column} : ${why.fr}. Rien n’a été importé.`,
    en: `${file}, line ${line}, column ${column}: ${why.en}. Nothing was imported.`,
  });
}

/** A field that is not there, or not what it must be. */
export const badField = (file: string, place: Position, field: string): AppError =>
  badFile(file, place, wrongField(field), field);

export const wrongField = (field: string): Sentence => ({
  fr: `le champ « ${field} » manque ou est incorrect`,
  en: `the field "${field}" is missing or wrong`,
});

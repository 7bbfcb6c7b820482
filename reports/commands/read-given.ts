import { readFile } from 'node:fs/promises';
import { AppError } from '../../db/core/errors.ts';

/**
 * The file that a command was given, whole.
 * @throws AppError `file-unreadable` 400
 */
export const readGiven = (path: string): Promise<Buffer> =>
  readFile(path).catch((cause: unknown) => {
    throw new AppError({
      code: 'file-unreadable',
      status: 400,
      field: 'file',
      fr: `Le fichier ${path} ne peut pas être lu.`,
      en: `The file ${path} cannot be read.`,
      cause,
    });
  });

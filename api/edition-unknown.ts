import { AppError } from '../db/core/errors.ts';

export const editionUnknown = (): AppError =>
  new AppError({
    code: 'edition-unknown',
    status: 404,
    field: 'id',
    fr: 'Cette édition n’existe pas. Vérifiez son adresse ; avec un accès, la première page mène à celles qui existent.',
    en: 'There is no such edition. Check its address; with access, the first page leads to those that exist.',
  });

import { AppError } from '../db/core/errors.ts';

export const editionUnknown = (): AppError =>
  new AppError({
    code: 'edition-unknown',
    status: 404,
    field: 'id',
    fr: 'Cette édition n’existe pas. La liste est à l’adresse /api/v1/editions.',
    en: 'There is no such edition. The list is at /api/v1/editions.',
  });

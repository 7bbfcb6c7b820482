import type { RequestHandler } from 'express';
import { AppError } from '../../db/core/errors.ts';

/** What is only read. */
export const READ = ['GET', 'HEAD'] as const;

/** Refuses every other method with 405, and says in Allow which ones there are. */
export function allowMethods(methods: readonly string[]): RequestHandler {
  const allowed = methods.join(', ');
  return (request, response, next) => {
    if (methods.includes(request.method)) return next();
    response.set('Allow', allowed);
    next(
      new AppError({
        code: 'method-not-allowed',
        status: 405,
        fr: `Cette adresse n’accepte que : ${allowed}.`,
        en: `This address only takes: ${allowed}.`,
      }),
    );
  };
}

import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express';
import { AppError, knownError, type Language } from '../../db/core/errors.ts';
import type { Log } from '../../db/core/log.ts';
import type { StoreWatch } from '../../db/health/watch-store.ts';
import type { Problem } from '../contract/common.ts';
import { languageOf } from './language.ts';

const TITLES: Record<number, { fr: string; en: string }> = {
  400: { fr: 'Demande incorrecte', en: 'Bad request' },
  401: { fr: 'Connexion nécessaire', en: 'Sign-in needed' },
  403: { fr: 'Refusé', en: 'Refused' },
  404: { fr: 'Introuvable', en: 'Not found' },
  405: { fr: 'Méthode non prévue', en: 'Method not allowed' },
  409: { fr: 'Conflit', en: 'Conflict' },
  410: { fr: 'N’est plus valable', en: 'Gone' },
  413: { fr: 'Demande trop volumineuse', en: 'Request too large' },
  503: { fr: 'Service indisponible', en: 'Service unavailable' },
};

/** One shape for every refusal and failure: RFC 9457. */
export function problemOf(error: AppError, language: Language): Problem {
  const title = TITLES[error.status] ?? { fr: 'Erreur', en: 'Error' };
  return {
    type: 'about:blank',
    title: title[language],
    status: error.status,
    code: error.code,
    detail: error.sentence[language],
    ...(error.field && { field: error.field }),
  };
}

function sendProblem(request: Request, response: Response, error: AppError): void {
  const language = languageOf(request);
  const problem = problemOf(error, language);
  response
    .status(error.status)
    .set('Cache-Control', 'no-store')
    .set('Content-Language', language)
    .vary('Accept-Language')
    .type('application/problem+json')
    .send(JSON.stringify(problem));
}

/** What no route took. */
export const notFound: RequestHandler = (_request, _response, next) => {
  next(
    new AppError({
      code: 'path-unknown',
      status: 404,
      fr: 'Cette adresse n’existe pas. L’API est décrite à l’adresse /api/v1/openapi.json.',
      en: 'There is no such address. The API is described at /api/v1/openapi.json.',
    }),
  );
};

/** The last handler. What people typed wrong is told to them; only our own failures are logged, and the watch knows. */
export function handleErrors(log: Log, watch?: StoreWatch): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    watch?.note(error);
    const known = knownError(error) ?? fromHttpError(error);
    if (!known || known.status >= 500) logFailure(log, error, known);
    if (response.headersSent) return next(error);
    sendProblem(request, response, known ?? unexpected());
  };
}

function logFailure(log: Log, error: unknown, known: AppError | null): void {
  const cause = known ? known.cause : error;
  // The message may quote a row; the frames below it do not.
  const frames =
    cause instanceof Error ? cause.stack?.split('\n').filter((line) => /^\s+at /.test(line)) : [];
  log.error(
    { code: known?.code ?? 'unexpected', error: cause instanceof Error ? cause.name : typeof cause, frames },
    'request failed',
  );
}

/** What the framework itself refuses: a body that is too large, an address that cannot be decoded. */
function fromHttpError(error: unknown): AppError | null {
  const status = (error as { status?: unknown } | null)?.status;
  if (typeof status !== 'number' || status < 400 || status > 499) return null;
  return new AppError({
    code: status === 413 ? 'body-too-large' : 'request-malformed',
    status,
    fr: 'Cette demande est mal formée ou trop volumineuse.',
    en: 'This request is malformed or too large.',
  });
}

const unexpected = () =>
  new AppError({
    code: 'unexpected',
    fr: 'Une erreur inattendue s’est produite ; elle est notée. Réessayez plus tard.',
    en: 'An unexpected error happened and has been noted. Try again later.',
  });

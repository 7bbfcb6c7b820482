import type { RequestHandler } from 'express';
import type { Log } from '../../db/core/log.ts';

/** One line a request: which operation, how it ended, how long. Never an address: it may hold a token. */
export function requestLog(log: Log): RequestHandler {
  return (request, response, next) => {
    const started = performance.now();
    response.on('finish', () => {
      const operation: unknown = response.locals.operation;
      log.debug({
        operation: typeof operation === 'string' ? operation : 'other',
        method: request.method,
        status: response.statusCode,
        ms: Math.round(performance.now() - started),
      });
    });
    next();
  };
}

import type { RequestHandler } from 'express';
import type { Log } from '../../db/core/log.ts';

/** Whoever was not let in, came with a link that opens nothing any more, or asked too often: told at any level. */
const REFUSED: readonly number[] = [401, 403, 410, 429];

/** One line a request: which operation, how it ended, how long. Never an address: it may hold a token. */
export function requestLog(log: Log): RequestHandler {
  return (request, response, next) => {
    const started = performance.now();
    response.on('finish', () => {
      const operation: unknown = response.locals.operation;
      const level = REFUSED.includes(response.statusCode) ? 'info' : 'debug';
      log[level]({
        operation: typeof operation === 'string' ? operation : 'other',
        method: request.method,
        status: response.statusCode,
        ms: Math.round(performance.now() - started),
      });
    });
    next();
  };
}

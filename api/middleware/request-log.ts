import type { RequestHandler } from 'express';
import type { Log } from '../../db/core/log.ts';
import type { RequestCounts } from '../request-counts.ts';

/** Whoever was not let in, came with a link that opens nothing any more, or asked too often: told at any level. */
const REFUSED: readonly number[] = [401, 403, 410, 429];

/** One line a request: which operation, how it ended, how long. Never an address: it may hold a token. */
export function requestLog(log: Log, counts?: RequestCounts): RequestHandler {
  return (request, response, next) => {
    const started = performance.now();
    response.on('finish', () => {
      const told: unknown = response.locals.operation;
      const operation = typeof told === 'string' ? told : 'other';
      const ms = performance.now() - started;
      counts?.add(operation, response.statusCode, ms);
      const level = REFUSED.includes(response.statusCode) ? 'info' : 'debug';
      log[level]({
        operation,
        method: request.method,
        status: response.statusCode,
        ms: Math.round(ms),
      });
    });
    next();
  };
}

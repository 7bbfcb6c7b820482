import type { RequestHandler } from 'express';
import { AppError } from '../../db/core/errors.ts';

/**
 * Refuses whatever would change something and does not come from a page of ours. Browsers say so in
 * Sec-Fetch-Site; older ones, and those on plain http, in Origin. A request that says neither is refused.
 */
export function sameOrigin(publicUrl: string): RequestHandler {
  return (request, _response, next) => {
    if (request.method === 'GET' || request.method === 'HEAD' || request.method === 'OPTIONS') return next();
    const site = request.get('sec-fetch-site');
    const origin = request.get('origin');
    const ours = site
      ? site === 'same-origin'
      : origin === publicUrl || (!!origin && URL.parse(origin)?.host === request.get('host'));
    next(
      ours
        ? undefined
        : new AppError({
            code: 'foreign-origin',
            status: 403,
            fr: 'Cette demande ne vient pas d’une page de ce service.',
            en: 'This request does not come from a page of this service.',
          }),
    );
  };
}

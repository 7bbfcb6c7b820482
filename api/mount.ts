import { createHash } from 'node:crypto';
import type { Request, Response } from 'express';
import { Router } from 'express';
import { AppError } from '../db/core/errors.ts';
import { readStoreVersion } from '../db/queries/nights.ts';
import { requireSession } from './auth/require-session.ts';
import type { Context } from './context.ts';
import type { Operation } from './operation.ts';
import { parameterErrorOf } from './parameter-error.ts';

/** Routes for these operations and nothing else; another method on their paths is refused with 405. */
export function mount(context: Context, operations: readonly Operation[]): Router {
  const router = Router();
  const edition = fingerprint(context);
  for (const of of operations) {
    const path = of.path.replace(/\{(\w+)\}/g, ':$1');
    router.get(path, (request, response) => answer(context, edition, of, request, response));
    router.all(path, (_request, response, next) => {
      response.set('Allow', 'GET, HEAD');
      next(
        new AppError({
          code: 'method-not-allowed',
          status: 405,
          fr: 'Cette adresse se lit seulement : GET ou HEAD.',
          en: 'This address can only be read: GET or HEAD.',
        }),
      );
    });
  }
  return router;
}

async function answer(
  context: Context,
  edition: string,
  of: Operation,
  request: Request,
  response: Response,
): Promise<void> {
  response.locals.operation = of.id;
  if (of.access === 'session') await requireSession(context, request);
  const params = parse(of.params, request.params);
  const query = parse(of.query, request.query);
  if (of.fresh === 'store') {
    response
      .set('Cache-Control', 'private, no-cache')
      .set('ETag', `W/"${edition}-${await version(context)}"`);
    if (request.fresh) {
      response.status(304).end();
      return;
    }
  } else response.set('Cache-Control', 'no-store');
  response.json(await of.handle(context, { params, query }));
}

function parse(schema: Operation['query'], given: unknown): unknown {
  if (!schema) return {};
  const result = schema.safeParse(given);
  if (!result.success) throw parameterErrorOf(result.error);
  return result.data;
}

const version = async ({ store }: Context): Promise<string> => digest(await readStoreVersion(store.db));

/** Changes with the catalogue and with each start, so that a new release never answers 304 for an old shape. */
function fingerprint({ catalogue, clock }: Context): string {
  return digest(`${clock.now()}${JSON.stringify(catalogue)}`);
}

const digest = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 16);

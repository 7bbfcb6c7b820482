import { createHash } from 'node:crypto';
import type { Request, Response } from 'express';
import { Router } from 'express';
import { readStoreVersion } from '../db/queries/nights.ts';
import { AnswerCache } from './answer-cache.ts';
import { requireSession } from './auth/require-session.ts';
import type { Context } from './context.ts';
import { allowMethods, READ } from './middleware/allow-methods.ts';
import type { Operation } from './operation.ts';
import { parameterErrorOf } from './parameter-error.ts';

/** Routes for these operations and nothing else; another method on their paths is refused with 405. */
export function mount(context: Context, operations: readonly Operation[]): Router {
  const router = Router();
  const shape = fingerprint(context);
  const cache = new AnswerCache();
  for (const of of operations) {
    const path = of.path.replace(/\{(\w+)\}/g, ':$1');
    router.all(path, allowMethods(READ));
    router.get(path, (request, response) => answer({ context, shape, cache }, of, request, response));
  }
  return router;
}

type Mounted = { readonly context: Context; readonly shape: string; readonly cache: AnswerCache };

async function answer(mounted: Mounted, of: Operation, request: Request, response: Response): Promise<void> {
  const { context } = mounted;
  response.locals.operation = of.id;
  if (of.access === 'session') await requireSession(context, request);
  const asked = { params: parse(of.params, request.params), query: parse(of.query, request.query) };
  if (of.fresh === 'store') return answerByVersion(mounted, of, asked, request, response);
  response.set('Cache-Control', 'no-store').json(await of.handle(context, asked));
}

/** Made once for each version of the store; whoever has that version already is told so. */
async function answerByVersion(
  { context, shape, cache }: Mounted,
  of: Operation,
  asked: Parameters<Operation['handle']>[1],
  request: Request,
  response: Response,
): Promise<void> {
  const version = `${shape}-${await versionOf(context)}`;
  response.set('Cache-Control', 'private, no-cache').set('ETag', `W/"${version}"`);
  if (request.fresh) {
    response.status(304).end();
    return;
  }
  // What was understood, not the address: whatever else stands in the address takes no room.
  const question = `${of.id} ${JSON.stringify(asked)}`;
  let body = cache.find(question, version);
  if (body === null) {
    const made = await of.handle(context, asked);
    body = of.media === 'text/csv' ? String(made) : JSON.stringify(made);
    cache.keep(question, version, body);
  }
  response.type(of.media).send(body);
}

function parse(schema: Operation['query'], given: unknown): unknown {
  if (!schema) return {};
  const result = schema.safeParse(given);
  if (!result.success) throw parameterErrorOf(result.error);
  return result.data;
}

/** Answers speak up to today while nothing is collected yet: the day is part of the version. */
async function versionOf({ store, calendar, clock }: Context): Promise<string> {
  return digest(`${calendar.dayOf(clock.now())}.${await readStoreVersion(store.db)}`);
}

/** Changes with the catalogue and with each start, so that a new release never answers 304 for an old shape. */
function fingerprint({ catalogue, clock }: Context): string {
  return digest(`${clock.now()}${JSON.stringify(catalogue)}`);
}

const digest = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 16);

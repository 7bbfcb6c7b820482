import { createHash } from 'node:crypto';
import type { Request, Response } from 'express';
import { json, type RequestHandler, Router } from 'express';
import { readStoreVersion } from '../db/queries/nights.ts';
import type { SharedLink } from '../db/queries/shared-links.ts';
import type { Session } from '../db/queries/sign-in.ts';
import { onPrimary, type Readers } from '../db/replica/readers.ts';
import { AnswerCache } from './answer-cache.ts';
import { rememberWrite } from './auth/remember-write.ts';
import { requireReader } from './auth/require-session.ts';
import type { Context } from './context.ts';
import { EventStreams } from './live/event-stream.ts';
import { allowMethods, READ } from './middleware/allow-methods.ts';
import type { Asked, Operation } from './operation.ts';
import { parameterErrorOf } from './parameter-error.ts';
import { WhileUnchanged } from './while-unchanged.ts';

/** Routes for these operations and nothing else; another method on their paths is refused with 405. */
export function mount(context: Context, operations: readonly Operation[]): Router {
  const router = Router();
  const shape = fingerprint(context);
  const cache = new AnswerCache();
  const readers = context.readers ?? onPrimary(context.store);
  const streams = new EventStreams();
  const kept = new WhileUnchanged(context.store);
  for (const [described, some] of Map.groupBy(operations, ({ path }) => path)) {
    const path = described.replace(/\{(\w+)\}/g, ':$1');
    router.all(path, allowMethods(some.flatMap(({ method }) => (method === 'get' ? READ : ['POST']))));
    for (const of of some) {
      router[of.method](path, enter(context, of, kept), ...(of.body ? [BODY] : []), (request, response) =>
        answer({ context, shape, cache, readers, streams, kept }, of, request, response),
      );
    }
  }
  return router;
}

const BODY = json({ limit: '8kb' });
const EVENTS = 'text/event-stream';

/** Before anything of the request is read: only who may ask is heard. */
function enter(context: Context, of: Operation, kept: WhileUnchanged): RequestHandler {
  return async (request, response, next) => {
    response.locals.operation = of.id;
    if (of.access === 'session')
      Object.assign(response.locals, await requireReader(context, request, of, kept));
    next();
  };
}

type Mounted = {
  readonly context: Context;
  readonly shape: string;
  readonly cache: AnswerCache;
  readonly readers: Readers;
  readonly streams: EventStreams;
  readonly kept: WhileUnchanged;
};

async function answer(mounted: Mounted, of: Operation, request: Request, response: Response): Promise<void> {
  const { context } = mounted;
  const asked = {
    params: parse(of.params, request.params),
    query: parse(of.query, request.query),
  };
  const { who = null, link } = response.locals as { who?: Session; link?: SharedLink };
  if (of.fresh === 'store') return answerByVersion(mounted, of, { ...asked, who, link }, request, response);
  if (link) throw new TypeError('an answer to a shared link changes with the store only');
  if (of.live && who) {
    response.vary('Accept');
    if (request.method === 'GET' && request.accepts(['json', EVENTS]) === EVENTS)
      return mounted.streams.send(of.live(context), who.token_hash, request, response);
  }
  const body = parse(of.body, request.body ?? {});
  const made = await handle(mounted, of, { ...asked, body, who });
  response.set('Cache-Control', 'no-store').json(made);
}

/**
 * Reading goes where the readers say; a write goes to the store itself, and what its session reads next holds it.
 * What anybody may ask, of how the store is, is asked of the store.
 */
async function handle(
  { context, readers }: Mounted,
  of: Operation,
  asked: Asked & { readonly who: Session | null },
): Promise<unknown> {
  const { who } = asked;
  if (of.method === 'get' && of.access === 'session')
    return readers.read(who?.write_position ?? null, (store) => of.handle({ ...context, store }, asked));
  const made = await of.handle(context, asked);
  if (who && of.method === 'post') await rememberWrite(context, who);
  return made;
}

/** Made once for each version of the store; whoever has that version already is told so. */
async function answerByVersion(
  { context, shape, cache, readers, kept }: Mounted,
  of: Operation,
  {
    who,
    link,
    ...asked
  }: Pick<Asked, 'params' | 'query'> & { who: Session | null; link: SharedLink | undefined },
  request: Request,
  response: Response,
): Promise<void> {
  // What a link shows never changes: its number stands for it, and nobody else’s answer can be taken for its own.
  const reader = link ? `-link-${link.id}-${link.expiresAt ?? ''}` : '';
  // What was understood, not the address: whatever else stands in the address takes no room.
  const question = `${of.id}${reader} ${JSON.stringify(asked)}`;
  const body = await readers.read(who?.write_position ?? null, async (store) => {
    const there = { ...context, store };
    const version = `${shape}-${await versionOf(there, kept)}${reader}`;
    response.setHeader('Cache-Control', 'private, no-cache').setHeader('ETag', `W/"${version}"`);
    if (request.fresh) return null;
    const known = cache.find(question, version);
    if (known !== null) return known;
    const made = await (link ? sharedAnswer(of)(there, { ...asked, link }) : of.handle(there, asked));
    const bytes = Buffer.from(of.media === 'text/csv' ? String(made) : JSON.stringify(made));
    cache.keep(question, version, bytes);
    return bytes;
  });
  if (body === null) {
    response.status(304).end();
    return;
  }
  // Ready bytes: turning a text into them is most of what sending it costs.
  response
    .setHeader('Content-Type', `${of.media}; charset=utf-8`)
    .setHeader('Content-Length', body.length)
    .end(body);
}

/** Never what others are answered: an operation that has nothing for links answers none. */
function sharedAnswer({ id, shared }: Operation): NonNullable<Operation['shared']> {
  if (!shared) throw new TypeError(`${id} is not for shared links`);
  return shared;
}

function parse(schema: Operation['query'], given: unknown): unknown {
  if (!schema) return {};
  const result = schema.safeParse(given);
  if (!result.success) throw parameterErrorOf(result.error);
  return result.data;
}

/** Answers speak up to today while nothing is collected yet: the day is part of the version. */
function versionOf({ store, calendar, clock }: Context, kept: WhileUnchanged): Promise<string> {
  const today = calendar.dayOf(clock.now());
  return kept.read(`version ${today}`, async () => digest(`${today}.${await readStoreVersion(store.db)}`));
}

/** Changes with the catalogue and with each start, so that a new release never answers 304 for an old shape. */
function fingerprint({ catalogue, clock }: Context): string {
  return digest(`${clock.now()}${JSON.stringify(catalogue)}`);
}

const digest = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 16);

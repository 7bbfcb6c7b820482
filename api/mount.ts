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

/** What the API answers to a reader, without a request of its own: for a page that is drawn before it leaves. */
export type AskInside = (request: Request, path: string) => Promise<unknown>;

/**
 * Routes for these operations and nothing else, and the way to ask them from inside; another method on their paths is
 * refused with 405.
 */
export function mount(
  context: Context,
  operations: readonly Operation[],
): { readonly router: Router; readonly ask: AskInside } {
  const router = Router();
  const mounted: Mounted = {
    context,
    shape: fingerprint(context),
    cache: new AnswerCache(),
    readers: context.readers ?? onPrimary(context.store),
    streams: new EventStreams(),
    kept: new WhileUnchanged(context.store),
  };
  for (const [path, some] of Map.groupBy(operations, patternOf)) {
    router.all(path, allowMethods(some.flatMap(({ method }) => (method === 'get' ? READ : ['POST']))));
    for (const of of some) {
      router[of.method](path, enter(mounted, of), ...(of.body ? [BODY] : []), (request, response) =>
        answer(mounted, of, request, response),
      );
    }
  }
  return { router, ask: askInside(mounted, operations) };
}

/** `/editions/{id}`, as it is described, as a pattern of addresses. */
const patternOf = ({ path }: Operation): string => path.replace(/\{(\w+)\}/g, ':$1');

/** Whoever asks this way is who made the request, and is refused as he would be. */
function askInside(mounted: Mounted, operations: readonly Operation[]): AskInside {
  const patterns = operations
    .filter(({ method }) => method === 'get')
    .map((of) => ({ of, pattern: new URLPattern({ pathname: patternOf(of) }) }));
  return async (request, path) => {
    const url = new URL(path, 'http://inside.invalid');
    const found = patterns.find(({ pattern }) => pattern.test(url));
    if (!found) throw new TypeError(`no operation answers ${url.pathname}`);
    const { of, pattern } = found;
    const reader =
      of.access === 'session' ? await requireReader(mounted.context, request, of, mounted.kept) : {};
    const { who = null, link } = reader as { who?: Session; link?: SharedLink };
    const params = parse(of.params, pattern.exec(url)?.pathname.groups ?? {});
    const asked = { params, query: parse(of.query, Object.fromEntries(url.searchParams)) };
    if (of.fresh !== 'store') return handle(mounted, of, { ...asked, who });
    return JSON.parse(String(await versionedAnswer(mounted, of, { ...asked, who, link })));
  };
}

const BODY = json({ limit: '8kb' });
const EVENTS = 'text/event-stream';

/** Before anything of the request is read: only who may ask is heard. */
function enter({ context, kept }: Mounted, of: Operation): RequestHandler {
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

type Versioned = Pick<Asked, 'params' | 'query'> & { who: Session | null; link: SharedLink | undefined };

/** Whoever has the version of the store that stands already is told so. */
async function answerByVersion(
  mounted: Mounted,
  of: Operation,
  asked: Versioned,
  request: Request,
  response: Response,
): Promise<void> {
  const body = await versionedAnswer(mounted, of, asked, (version) => {
    response.setHeader('Cache-Control', 'private, no-cache').setHeader('ETag', `W/"${version}"`);
    return request.fresh;
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

/** Made once for each version of the store; null to whoever has that version already. */
async function versionedAnswer(
  { context, shape, cache, readers, kept }: Mounted,
  of: Operation,
  { who, link, ...asked }: Versioned,
  hasIt: (version: string) => boolean = () => false,
): Promise<Buffer | null> {
  // What a link shows never changes: its number stands for it, and nobody else’s answer can be taken for its own.
  const reader = link ? `-link-${link.id}-${link.expiresAt ?? ''}` : '';
  // What was understood, not the address: whatever else stands in the address takes no room.
  const question = `${of.id}${reader} ${JSON.stringify(asked)}`;
  return readers.read(who?.write_position ?? null, async (store) => {
    const there = { ...context, store };
    const version = `${shape}-${await versionOf(there, kept)}${reader}`;
    if (hasIt(version)) return null;
    const known = cache.find(question, version);
    if (known !== null) return known;
    const made = await (link ? sharedAnswer(of)(there, { ...asked, link }) : of.handle(there, asked));
    const bytes = Buffer.from(of.media === 'text/csv' ? String(made) : JSON.stringify(made));
    cache.keep(question, version, bytes);
    return bytes;
  });
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

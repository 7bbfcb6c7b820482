import type { Request, Response } from 'express';
import { json, type RequestHandler, Router } from 'express';
import type { Session } from '../db/queries/sign-in.ts';
import { onPrimary, type Readers } from '../db/replica/readers.ts';
import { rememberWrite } from './auth/remember-write.ts';
import { type Reader, requireReader } from './auth/require-session.ts';
import type { Context } from './context.ts';
import { encodingFor } from './encoding.ts';
import { EventStreams } from './live/event-stream.ts';
import { allowMethods, READ } from './middleware/allow-methods.ts';
import type { Asked, Operation } from './operation.ts';
import { parameterError, parameterErrorOf } from './parameter-error.ts';
import { type Question, type VersionedAnswer, VersionedAnswers, type Wanted } from './versioned-answers.ts';
import { WhileUnchanged } from './while-unchanged.ts';

/** What the API answers to a reader, without a request of its own: for a page that is drawn before it leaves. */
export type AskInside = (request: Request, path: string) => Promise<unknown>;

export type MountedApi = {
  /** Hands out at once what stands ready for whoever asks: goes before all that other answers need. */
  readonly ready: RequestHandler;
  /** Answers the operations and nothing else; another method on their paths is refused with 405. */
  readonly router: Router;
  readonly ask: AskInside;
};

export function mount(context: Context, operations: readonly Operation[]): MountedApi {
  const router = Router();
  const readers = context.readers ?? onPrimary(context.store);
  const kept = new WhileUnchanged(context.store);
  const mounted: Mounted = {
    context,
    readers,
    kept,
    versioned: new VersionedAnswers(context, readers, kept),
    streams: new EventStreams(),
    understood: new Map(),
  };
  for (const [path, some] of Map.groupBy(operations, patternOf)) {
    router.all(path, allowMethods(some.flatMap(({ method }) => (method === 'get' ? READ : ['POST']))));
    for (const of of some) {
      router[of.method](path, enter(mounted, of), ...(of.body ? [BODY] : []), (request, response) =>
        answer(mounted, of, request, response),
      );
    }
  }
  return { ready: handOut(mounted), router, ask: askInside(mounted, operations) };
}

type Mounted = {
  readonly context: Context;
  readonly readers: Readers;
  readonly kept: WhileUnchanged;
  readonly versioned: VersionedAnswers;
  readonly streams: EventStreams;
  /** By address: what was asked at it before, so that the same address need not be read again. */
  readonly understood: Map<string, Question>;
};

/** Addresses remembered at most, and the longest of them: a dashboard has some hundred. */
const UNDERSTOOD = { addresses: 1_000, longest: 500 };

function remember(understood: Map<string, Question>, address: string, question: Question): void {
  if (address.length > UNDERSTOOD.longest) return;
  if (understood.size >= UNDERSTOOD.addresses) understood.clear();
  understood.set(address, question);
}

/** What is not ready is left to the routes, refusals among it. */
function handOut(mounted: Mounted): RequestHandler {
  const { versioned, understood } = mounted;
  return async (request, response, next) => {
    const question = READ.some((method) => method === request.method)
      ? understood.get(request.url)
      : undefined;
    if (!question) return next();
    const standing = await readerOf(mounted, request, question.of)
      .then((reader) => versioned.find(question, reader, wantedBy(request)))
      .catch(() => null);
    if (!standing) return next();
    response.locals.operation = question.of.id;
    send(response, standing);
  };
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
    const reader = await readerOf(mounted, request, of);
    const params = pattern.exec(url)?.pathname.groups ?? {};
    const question = understand(of, params, Object.fromEntries(url.searchParams));
    if (of.fresh !== 'store') return handle(mounted, of, { ...question, who: reader.who ?? null });
    return JSON.parse(String((await mounted.versioned.make(question, reader, PLAIN)).body));
  };
}

const PLAIN: Wanted = { encoding: 'identity', known: undefined };

/** @throws AppError when the operation is not for whoever asks */
const readerOf = async ({ context, kept }: Mounted, request: Request, of: Operation): Promise<Reader> =>
  of.access === 'session' ? requireReader(context, request, of, kept) : {};

/** @throws AppError when something in the address is wrong */
function understand(of: Operation, params: unknown, query: unknown): Question {
  const asked = { params: parse(of.params, params), query: parse(of.query, query) };
  return { of, ...asked, text: `${of.id} ${JSON.stringify(asked)}` };
}

const BODY = json({ limit: '8kb' });
const EVENTS = 'text/event-stream';

/** Before anything of the request is read: only who may ask is heard. */
function enter(mounted: Mounted, of: Operation): RequestHandler {
  return async (request, response, next) => {
    response.locals.operation = of.id;
    response.locals.reader = await readerOf(mounted, request, of);
    next();
  };
}

async function answer(mounted: Mounted, of: Operation, request: Request, response: Response): Promise<void> {
  const { context, versioned, understood } = mounted;
  const question = understand(of, request.params, request.query);
  const reader = response.locals.reader as Reader;
  if (of.fresh === 'store') {
    send(response, await versioned.make(question, reader, wantedBy(request)));
    return remember(understood, request.url, question);
  }
  const { who = null, link } = reader;
  if (link) throw new TypeError('an answer to a shared link changes with the store only');
  if (of.live && who) {
    response.vary('Accept');
    if (request.method === 'GET' && request.accepts(['json', EVENTS]) === EVENTS)
      return mounted.streams.send(of.live(context), who.token_hash, request, response);
  }
  const body = parse(of.body, request.body ?? {});
  const made = await handle(mounted, of, { ...question, body, who });
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

const wantedBy = ({ headers }: Request): Wanted => ({
  encoding: encodingFor(headers['accept-encoding']),
  // Whoever wants nothing of any cache says so, and is told all of it.
  known: headers['cache-control']?.includes('no-cache') ? undefined : headers['if-none-match'],
});

const send = (response: Response, { status, headers, body }: VersionedAnswer): void =>
  void response.writeHead(status, headers).end(body);

function parse(schema: Operation['query'], given: unknown): unknown {
  if (!schema) return {};
  const result = schema.safeParse(given);
  if (!result.success) throw parameterErrorOf(result.error);
  const field = Object.entries(result.data as object).find(([, value]) => holdsNull(value))?.[0];
  if (field !== undefined)
    throw parameterError(
      field,
      'un texte sans caractère nul est attendu',
      'a text without a null character is expected',
    );
  return result.data;
}

/** U+0000: nobody types it, and PostgreSQL keeps no text that has it. */
const holdsNull = (value: unknown): boolean =>
  typeof value === 'string'
    ? value.includes('\0')
    : typeof value === 'object' && value !== null && Object.values(value).some(holdsNull);

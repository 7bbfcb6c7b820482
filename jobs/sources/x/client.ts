import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { type ClientRequest, Agent as HttpAgent, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { setTimeout as delay } from 'node:timers/promises';
import { type ITwitterApiClientPlugin, TwitterApi } from 'twitter-api-v2';
import { type Clock, systemClock } from '../../../db/core/clock.ts';
import type { XCredentials } from '../../../db/core/env.ts';
import { type Log, silentLog } from '../../../db/core/log.ts';
import type { Budget } from './budget.ts';
import { classifyError, resetOf } from './classify-error.ts';
import { withDeadline } from './deadline.ts';
import type { Dialect, XUser } from './dialect.ts';
import type { RequestRecord, XRequest } from './request-record.ts';
import { type Sleep, withRetry } from './retry.ts';
import { demandStorage, transfer } from './storage.ts';
import { XError, type XErrorKind } from './x-error.ts';

/** Failures that leave it unknown whether X has answered, and billed. */
const LOST: ReadonlySet<XErrorKind> = new Set([
  'network',
  'deadline',
  'partial-response',
  'corrupt',
  'too-large',
]);
/** A page of 500 posts with all that is expanded is a megabyte: more than this is no answer of X's. */
const LONGEST_ANSWER = 10_000_000;

/** A file may be a thousand times the size of an answer. */
const FILE_DEADLINES = 10;

/** `requests` holds every attempt, the one that worked last. */
type XAnswer = { readonly body: unknown; readonly requests: RequestRecord[] };

export type XClient = AsyncDisposable & {
  readonly clock: Clock;
  readonly budget: Budget;
  /** What the client has learnt of X while it ran. */
  readonly learnt: {
    /** Which names this X understands: told by the first answer that carries, or lacks, what was asked. */
    dialect: Dialect | null;
    /** The collective's account, as of a UTC day. */
    account: { day: string; user: XUser } | null;
  };
  /** Waits between two looks at what X is still working on; tests do not. */
  readonly sleep: Sleep;
  /** @throws XError with every attempt in `requests` */
  get(request: XRequest): Promise<XAnswer>;
};

export type XClientOptions = {
  readonly credentials: XCredentials;
  readonly budget: Budget;
  readonly clock?: Clock;
  readonly log?: Log;
  readonly sleep?: Sleep;
  /** For one request, connection to last byte. */
  readonly deadlineMs?: number;
  readonly patienceMs?: number;
  /** Ends a wait early: the process must stop. */
  readonly signal?: AbortSignal;
};

/** The client of X for one process; its connections close with `await using`. */
export function createXClient(options: XClientOptions): XClient {
  const { credentials, budget, clock = systemClock, log = silentLog(), deadlineMs = 30_000 } = options;
  const { bearerToken, user, baseUrl } = credentials;
  const sleep: Sleep = options.sleep ?? ((milliseconds) => wait(milliseconds, options.signal));
  const agent =
    baseUrl?.protocol === 'http:' ? new HttpAgent({ keepAlive: true }) : new HttpsAgent({ keepAlive: true });
  // Cut or broken gzip hangs the library or kills the process; plain bodies fail as they should.
  const settings = { compression: 'identity' as const, plugins: [redirect(baseUrl, agent)] };
  const app = bearerToken ? new TwitterApi(bearerToken, settings) : null;
  const asUser = user ? new TwitterApi(user, settings) : null;
  const now = (): number => Date.parse(clock.now());
  const policy = { sleep, log, now, patienceMs: options.patienceMs ?? 60_000 };
  const limits = new Map<string, number>();
  const lengths = watchLengths(agent);
  const pause = pacer(baseUrl === null, sleep);

  async function attempt(request: XRequest, requests: RequestRecord[]): Promise<unknown> {
    const { endpoint, auth = 'app', params } = request;
    const client = auth === 'user' ? asUser : app;
    if (!client) throw new XError(auth === 'user' ? 'credentials-missing' : 'unauthorized', endpoint);
    if (request.storage) demandStorage(request.storage.url, endpoint, baseUrl !== null);
    const resetAt = limits.get(`${auth} ${endpoint}`);
    limits.delete(`${auth} ${endpoint}`);
    // The last answer said that none is left: asking again would only be refused.
    if (resetAt !== undefined && resetAt > now()) throw new XError('rate-limited', endpoint, { resetAt });
    await pause(endpoint);
    const { request: sent, record } = await budget.send(request, clock.now());
    requests.push(record);
    lengths.begin();
    try {
      const late = (): XError => new XError('deadline', endpoint);
      const time = request.storage ? FILE_DEADLINES * deadlineMs : deadlineMs;
      if (sent.storage) {
        const { storage } = sent;
        const file = await withDeadline(time, late, (signal) => transfer(storage, endpoint, signal));
        record.status = 200;
        return file;
      }
      const { data, rateLimit, headers } = await withDeadline(time, late, (signal) => {
        const call = { fullResponse: true as const, signal, ...(params && { params }) };
        return sent.body
          ? client.v2.post<unknown>(endpoint, sent.body, call)
          : client.v2.get<unknown>(endpoint, { ...sent.query }, call);
      });
      // A body that was cut before its first byte, and a page of somebody on the way, both pass for answers.
      if (data === undefined) throw new XError('partial-response', endpoint);
      if (typeof data === 'string') throw new XError('corrupt', endpoint);
      record.status = 200;
      const resetAt = rateLimit?.remaining === 0 ? resetOf(rateLimit.reset, headers, now()) : null;
      if (resetAt !== null) limits.set(`${auth} ${endpoint}`, resetAt);
      return data;
    } catch (error) {
      const classified = lengths.exceeded()
        ? new XError('too-large', endpoint)
        : classifyError(error, endpoint, now());
      record.status = LOST.has(classified.kind) ? 0 : classified.httpStatus;
      throw classified;
    }
  }

  return {
    clock,
    budget,
    sleep,
    learnt: { dialect: null, account: null },
    async get(request) {
      const requests: RequestRecord[] = [];
      try {
        return { body: await withRetry(policy, () => attempt(request, requests)), requests };
      } catch (error) {
        if (error instanceof XError) error.requests = requests;
        throw error;
      }
    },
    async [Symbol.asyncDispose]() {
      lengths[Symbol.dispose]();
      agent.destroy();
    },
  };
}

/**
 * Cuts an answer that does not end: the library keeps all of it in memory. Its own hook for events would leave
 * six listeners on a connection at each request that uses it. A client sends one request at a time.
 */
function watchLengths(agent: HttpAgent) {
  let length = 0;
  const watch = (message: unknown): void => {
    const { request, response } = message as { request: ClientRequest; response: IncomingMessage };
    if ((request as { agent?: unknown }).agent !== agent) return;
    response.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length > LONGEST_ANSWER) response.destroy();
    });
  };
  subscribe(ANSWERED, watch);
  return {
    begin() {
      length = 0;
    },
    exceeded: () => length > LONGEST_ANSWER,
    [Symbol.dispose]: () => void unsubscribe(ANSWERED, watch),
  };
}

/** Node tells there of each answer whose headers have come. */
const ANSWERED = 'http.client.response.finish';

async function wait(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  await delay(milliseconds, undefined, { signal }).catch(() => {});
}

/** Sends requests to `baseUrl` after they were signed for the official address, and hands them our signal. */
function redirect(baseUrl: URL | null, agent: HttpAgent): ITwitterApiClientPlugin {
  return {
    onBeforeRequest({ params, computedParams, requestOptions }) {
      const { signal } = params as { signal?: AbortSignal };
      if (signal) requestOptions.signal = signal;
      requestOptions.agent = agent;
      if (!baseUrl) return;
      computedParams.url.protocol = baseUrl.protocol;
      computedParams.url.host = baseUrl.host;
    },
  };
}

/** search/all takes one request a second, whatever its headers say. A stand-in on loopback needs no such care. */
function pacer(real: boolean, sleep: Sleep): (endpoint: string) => Promise<void> {
  let last = 0;
  return async (endpoint) => {
    if (!real || endpoint !== 'tweets/search/all') return;
    const wait = last + 1050 - performance.now();
    if (wait > 0) await sleep(wait);
    last = performance.now();
  };
}

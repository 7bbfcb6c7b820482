import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Instant, instant } from '../../db/core/calendar.ts';
import type { World } from '../demo/world/model.ts';
import { openBill } from './bill.ts';
import { complianceJobs } from './compliance-jobs.ts';
import type { Behaviour, Endpoint } from './endpoint.ts';
import { route } from './endpoints/registry.ts';
import { type AuthKind, authenticate, type Credentials, STAND_IN_CREDENTIALS } from './http/auth.ts';
import { answerControl, bodyOf } from './http/control.ts';
import type { FaultAction, FaultScript } from './http/faults.ts';
import { refuseUnknown } from './http/parameters.ts';
import { noSuchPath, unsupportedAuthentication, XProblem } from './http/problems.ts';
import { rateLimits } from './http/rate-limits.ts';
import { type Reply, respond, respondBroken } from './http/respond.ts';
import { answerStorage } from './http/storage.ts';
import type { LoggedRequest } from './request-log.ts';
import { type Dialect, hear, speak } from './wire/dialect.ts';
import { indexWorld } from './world-index.ts';

export type StandInOptions = Partial<Behaviour> & {
  world: World;
  /** The stand-in's time at first; the end of the world unless told. It moves by setNow only. */
  now?: Instant;
  /** How posts are named on the wire; 'tweet' (specification 2.166) unless told. */
  dialect?: Dialect;
  /** Calls in 15 minutes for every endpoint, or the documented table, which holds unless told. */
  rateLimit?: number | 'documented';
  /** Insists on one search/all a second; off unless told, as the stand-in's clock stands still between calls. */
  onePerSecond?: boolean;
  billExpandedUsers?: boolean;
  /** Notes for each request what was answered. */
  itemised?: boolean;
  credentials?: Partial<Credentials>;
  fault?: FaultScript;
};

export type StandIn = AsyncDisposable & {
  /** Loopback only; 0 takes a free port. Returns `http://127.0.0.1:PORT`; rejects when the port is taken. */
  listen(port?: number): Promise<string>;
  close(): Promise<void>;
  setNow(now: Instant): void;
  now(): Instant;
  /** Every request under /2/, oldest first, with what X would bill. */
  readonly requests: readonly LoggedRequest[];
  /** Replaces the fault script; null for none. */
  setFault(script: FaultScript | null): void;
  /** X changes its names from one answer to the next. */
  setDialect(dialect: Dialect): void;
};

type Billed = 'answer' | 'request' | 'nothing';

/** A refusal costs nothing, an answer without data its request; what is lost on its way was made, and is billed. */
function billedOf(action: FaultAction | null | undefined): Billed {
  if (action?.kind === 'answer') return action.status === 200 ? 'request' : 'nothing';
  if (action?.kind === 'html') return action.status === 200 ? 'answer' : 'nothing';
  return action?.kind === 'stall' && action.made === false ? 'nothing' : 'answer';
}

/** A server that speaks X's wire format over a world, with X's limits, errors and prices, in its own time. */
export function createStandIn(options: StandInOptions): StandIn {
  const { world, rateLimit = 'documented', onePerSecond = false } = options;
  const index = indexWorld(world);
  const behaviour: Behaviour = {
    usageNumbers: options.usageNumbers ?? 'string',
    absent: options.absent ?? 200,
    repostersLimit: options.repostersLimit ?? Infinity,
    ownerId: options.ownerId ?? null,
    complianceRefused: options.complianceRefused ?? false,
    complianceTakes: options.complianceTakes ?? 0,
  };
  const jobs = complianceJobs(index, behaviour.complianceTakes);
  const credentials = { ...STAND_IN_CREDENTIALS, ...options.credentials };
  const limits = rateLimits();
  const bill = openBill({
    billExpandedUsers: options.billExpandedUsers ?? false,
    itemised: options.itemised ?? false,
  });
  const requests: LoggedRequest[] = [];
  const calls = new Map<string, number>();
  let now = Date.parse(options.now ?? instant(world.end));
  let fault: FaultScript | null = options.fault ?? null;
  let dialect: Dialect = options.dialect ?? 'tweet';

  const limitHeaders = (endpoint: Endpoint, auth: AuthKind): Record<string, string> => {
    const documented = endpoint.limits[auth];
    if (documented === undefined)
      throw unsupportedAuthentication(auth, Object.keys(endpoint.limits) as AuthKind[]);
    const headers = limits.take(
      endpoint.name,
      auth,
      rateLimit === 'documented' ? documented : rateLimit,
      now,
    );
    if (onePerSecond && endpoint.isOnePerSecond) limits.takeSecond(endpoint.name, now, headers);
    return headers;
  };

  /** One request: who, how often, what. Whatever X would refuse becomes a problem and is logged as such. */
  const answer = (request: IncomingMessage, url: URL, billed: Billed, text: string): Reply => {
    const logged: LoggedRequest = {
      at: instant(now),
      endpoint: null,
      path: url.pathname,
      query: Object.fromEntries(url.searchParams),
      auth: null,
      status: 200,
      ...{ posts: 0, users: 0, usd: 0, grossUsd: 0, microUsd: 0 },
    };
    requests.push(logged);
    const headers: Record<string, string> = {
      date: new Date(now).toUTCString(),
      'api-version': dialect === 'tweet' ? '2.166' : '2.167',
    };
    const done = (status: number, body: unknown, kind: string): Reply => {
      logged.status = status;
      return { status, headers: { ...headers, 'content-type': kind }, body: speak(dialect, body) };
    };
    try {
      const method = request.method ?? 'GET';
      const found = route(url.pathname, method);
      const { authorization } = request.headers;
      logged.auth = authenticate(
        { method, path: url.pathname, query: url.searchParams, authorization },
        credentials,
      );
      if (!found) throw noSuchPath();
      const { endpoint, target } = found;
      logged.endpoint = endpoint.name;
      Object.assign(headers, limitHeaders(endpoint, logged.auth));
      refuseUnknown(url.searchParams, endpoint.parameters);
      const query = hear(dialect, url.searchParams);
      const body = method === 'POST' ? parsed(text) : null;
      const origin = `http://${request.headers.host}`;
      const usage = bill.usage(now);
      const made = endpoint.answer({ query, target, now, index, behaviour, usage, jobs, body, origin });
      const charged = billed === 'request' ? { ...made, reads: undefined } : made;
      if (billed !== 'nothing') Object.assign(logged, bill.charge(charged, now));
      return done(200, made.body, 'application/json; charset=utf-8');
    } catch (error) {
      if (!(error instanceof XProblem)) throw error;
      Object.assign(headers, error.headers);
      return done(error.status, error.body, 'application/problem+json');
    }
  };

  const counted = (endpoint: string): { endpoint: string; n: number } => {
    const n = (calls.get(endpoint) ?? 0) + 1;
    calls.set(endpoint, n);
    return { endpoint, n };
  };

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    const text = request.method === 'GET' ? '' : await bodyOf(request);
    const { pathname: path } = url;
    if (path.startsWith('/_storage/')) {
      const action = fault?.({
        ...counted(path.split('/').slice(1, 3).join('/')),
        path,
        query: url.searchParams,
      });
      answerStorage(request, response, { path, text, now, jobs }, action);
      return;
    }
    if (!url.pathname.startsWith('/2/')) {
      const reply = answerControl({ method: request.method, path: url.pathname, text }, (next) => {
        now = Date.parse(next);
      });
      respond(request, response, reply);
      return;
    }
    const name = route(path, request.method)?.endpoint.name ?? '';
    const action = fault?.({ ...counted(name), path, query: url.searchParams });
    const reply = answer(request, url, billedOf(action), text);
    if (action) respondBroken(request, response, reply, action);
    else respond(request, response, reply);
  };

  // An idle connection stays: closed by the clock, it costs a process that was busy for longer a lost answer.
  const server = createServer({ keepAliveTimeout: 0 }, (request, response) => {
    handle(request, response).catch((error: unknown) => {
      const detail = error instanceof Error ? error.message : String(error);
      const body = { title: 'Stand-in error', type: 'about:blank', status: 500, detail };
      respond(request, response, {
        status: 500,
        headers: { 'content-type': 'application/problem+json' },
        body,
      });
    });
  });

  const close = async (): Promise<void> => {
    // Clients keep connections open and stalled answers never end: both are cut.
    server.closeAllConnections();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  };
  return {
    requests,
    now: () => instant(now),
    setNow(next) {
      now = Date.parse(next);
    },
    setFault(script) {
      fault = script;
    },
    setDialect(next) {
      dialect = next;
    },
    listen(port = 0) {
      return new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, '127.0.0.1', () => {
          server.off('error', reject);
          resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
        });
      });
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

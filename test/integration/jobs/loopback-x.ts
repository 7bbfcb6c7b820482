import assert from 'node:assert/strict';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { instant } from '../../../db/core/calendar.ts';
import { fixedClock } from '../../../db/core/clock.ts';
import type { Log } from '../../../db/core/log.ts';
import { unlimitedBudget } from '../../../jobs/sources/x/budget.ts';
import { createXClient, type XClient } from '../../../jobs/sources/x/client.ts';
import { searchPages } from '../../../jobs/sources/x/endpoints.ts';
import { XError } from '../../../jobs/sources/x/x-error.ts';
import { USER_KEYS } from './setting.ts';

export const TOKEN = 'the-secret-bearer-of-these-tests';
export const NOW = '2026-11-02T10:00:00Z';

/** Answers one request; `n` counts from 1. */
export type Handler = (response: ServerResponse, n: number, request: IncomingMessage) => void;
export type LoopbackX = AsyncDisposable & {
  readonly x: XClient;
  /** Paths and queries asked for, in order. */
  readonly asked: string[];
  /** Milliseconds the client would have slept. */
  readonly slept: number[];
  /** Where the server is, for addresses that an answer of X would give. */
  readonly address: string;
};

/** A client before a server that does as the test says, with a fixed clock and no real sleep. */
export async function openLoopbackX(
  handler: Handler,
  options: { deadlineMs?: number; log?: Log; patienceMs?: number } = {},
): Promise<LoopbackX> {
  const asked: string[] = [];
  const slept: number[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.on('error', () => {});
    response.setHeader('date', new Date(NOW).toUTCString());
    handler(response, asked.length, request);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const baseUrl = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  const x = createXClient({
    credentials: { bearerToken: TOKEN, user: USER_KEYS, baseUrl },
    budget: unlimitedBudget,
    clock: fixedClock(NOW),
    sleep: async (milliseconds) => void slept.push(milliseconds),
    deadlineMs: 2000,
    ...options,
  });
  return {
    x,
    asked,
    slept,
    address: baseUrl.origin,
    async [Symbol.asyncDispose]() {
      await x[Symbol.asyncDispose]();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export function json(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
  response.end(JSON.stringify(body));
}

export const wirePost = (id: string, more: Record<string, unknown> = {}) => ({
  id,
  author_id: '42',
  text: 'bonjour #i4Emploi',
  created_at: '2026-11-01T10:00:00.000Z',
  ...more,
});

/** Every item of these pages. */
export async function drain<T>(pages: AsyncIterable<{ items: readonly T[] }>): Promise<T[]> {
  const items: T[] = [];
  for await (const page of pages) items.push(...page.items);
  return items;
}

export const wirePage = (ids: string[], next?: string) => ({
  data: ids.map((id) => wirePost(id)),
  meta: { result_count: ids.length, ...(next && { next_token: next }) },
});

/** The reading that most of these tests do. */
export const SEARCH = {
  from: instant('2026-11-01T00:00:00Z'),
  until: instant('2026-11-02T00:00:00Z'),
  query: '#i4Emploi',
  reach: 'recent' as const,
};

/** Reads before a server that makes it fail: the error, what was slept, how often X was asked. */
export async function failure(handler: Handler, options: Parameters<typeof openLoopbackX>[1] = {}) {
  await using loopback = await openLoopbackX(handler, options);
  const error: unknown = await drain(searchPages(loopback.x, SEARCH)).catch((caught: unknown) => caught);
  assert.ok(error instanceof XError, String(error));
  return { error, slept: loopback.slept, asked: loopback.asked.length };
}

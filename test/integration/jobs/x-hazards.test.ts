import assert from 'node:assert/strict';
import { once } from 'node:events';
import { Writable } from 'node:stream';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import pino from 'pino';
import { retweetsPages, searchPages, userByUsername } from '../../../jobs/sources/x/endpoints.ts';
import type { XError, XErrorKind } from '../../../jobs/sources/x/x-error.ts';
import {
  drain,
  failure,
  type Handler,
  json,
  openLoopbackX,
  SEARCH,
  TOKEN,
  wirePage,
  wirePost,
} from './loopback-x.ts';

const RESET = Date.parse('2026-11-02T10:10:00Z') / 1000;
const limits = (remaining: number, reset = RESET) => ({
  'x-rate-limit-limit': '450',
  'x-rate-limit-remaining': String(remaining),
  'x-rate-limit-reset': String(reset),
});
test('1: a gzip body cut half-way never hangs us', async () => {
  const { error, asked } = await failure((response) => {
    const body = gzipSync(JSON.stringify(wirePage(['1'])));
    response.writeHead(200, {
      'content-type': 'application/json',
      'content-encoding': 'gzip',
      'content-length': String(body.length),
    });
    response.write(body.subarray(0, body.length / 2), () => response.destroy());
  });
  assert.equal(error.kind, 'partial-response');
  assert.equal(asked, 4);
});

test('1: an answer that never comes ends at the deadline, and its connection is closed', async () => {
  const closed: Promise<unknown>[] = [];
  const { error } = await failure((response) => void closed.push(once(response, 'close')), {
    deadlineMs: 40,
  });
  assert.equal(error.kind, 'deadline');
  await Promise.all(closed);
  assert.equal(closed.length, 4);
});

test('1: an answer that trickles in ends at the deadline all the same', async () => {
  const timers: NodeJS.Timeout[] = [];
  const { error } = await failure(
    (response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      timers.push(setInterval(() => response.write(' '), 5));
    },
    { deadlineMs: 60 },
  );
  for (const timer of timers) clearInterval(timer);
  assert.equal(error.kind, 'deadline');
});

test('2: a corrupt gzip body does not end the process', async () => {
  const { error } = await failure((response) => {
    const body = gzipSync(JSON.stringify(wirePage(['1'])));
    body.fill(7, 12, 20);
    response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' });
    response.end(body);
  });
  assert.equal(error.kind, 'corrupt');
});

test('2: no compression is asked for', async () => {
  let accepted: string | undefined;
  await using loopback = await openLoopbackX((response, _, request) => {
    accepted = request.headers['accept-encoding'];
    json(response, 200, wirePage(['1']));
  });
  await drain(searchPages(loopback.x, SEARCH));
  assert.equal(accepted, undefined);
});

test('3: when no request is left the reading stops with an error that says until when, and asks no more', async () => {
  const { error, asked, slept } = await failure((response) =>
    json(response, 200, wirePage(['1'], 'b'), limits(0)),
  );
  assert.equal(error.kind, 'rate-limited');
  assert.equal(error.resetAt, RESET * 1000);
  assert.equal(asked, 1);
  assert.deepEqual(slept, []);
});

test('3: a limit that is lifted soon is waited for', async () => {
  const soon = limits(0, Date.parse('2026-11-02T10:00:20Z') / 1000);
  await using loopback = await openLoopbackX((response, n) =>
    n === 1 ? json(response, 200, wirePage(['2'], 'b'), soon) : json(response, 200, wirePage(['1'])),
  );
  assert.equal((await drain(searchPages(loopback.x, SEARCH))).length, 2);
  assert.deepEqual(loopback.slept, [21_000]);
});

test('3: the last page of a set may use the last request', async () => {
  await using loopback = await openLoopbackX((response) => json(response, 200, wirePage(['1']), limits(0)));
  assert.equal((await drain(searchPages(loopback.x, SEARCH))).length, 1);
});

test('4: a token that comes back stops the reading, whether at once or in a circle', async () => {
  const circle = ['b', 'c', 'b'];
  const { error, asked } = await failure((response, n) =>
    json(response, 200, wirePage([String(n)], circle[n - 1])),
  );
  assert.equal(error.kind, 'token-repeated');
  assert.equal(asked, 3);
  const same = await failure((response, n) => json(response, 200, wirePage([String(n)], 'b')));
  assert.equal(same.asked, 2);
});

test('5: a 200 with errors and no data is an error, never an empty page', async () => {
  const gone = { type: 'https://api.x.com/2/problems/resource-not-found', title: 'Not Found Error' };
  await using loopback = await openLoopbackX((response) => json(response, 200, { errors: [gone] }));
  const kindOf = async (reading: Promise<unknown>) => reading.catch(({ kind }: XError) => kind);
  assert.equal(await kindOf(drain(retweetsPages(loopback.x, '1'))), 'not-found');
  assert.equal(await kindOf(userByUsername(loopback.x, 'i4Emploi')), 'not-found');
  const strange = await failure((response) => json(response, 200, { errors: [{ type: 'about:blank' }] }));
  assert.equal(strange.error.kind, 'unexpected-shape');
});

test('5: errors beside data leave the data', async () => {
  const gone = { type: 'https://api.x.com/2/problems/resource-not-found', title: 'Not Found Error' };
  await using loopback = await openLoopbackX((response) =>
    json(response, 200, { ...wirePage(['1']), errors: [gone] }),
  );
  assert.equal((await drain(searchPages(loopback.x, SEARCH))).length, 1);
});

const KINDS: [XErrorKind, number, Record<string, unknown>, Record<string, string>?][] = [
  [
    'bad-request',
    400,
    { type: 'https://api.twitter.com/2/problems/invalid-request', errors: [{ message: 'x' }] },
  ],
  [
    'window-too-old',
    400,
    {
      type: 'https://api.x.com/2/problems/invalid-request',
      errors: [{ message: "'since_id' must be a tweet id created after 2026-08-19T08:41Z." }],
    },
  ],
  [
    'token-refused',
    400,
    {
      type: 'https://api.x.com/2/problems/invalid-request',
      errors: [{ parameters: { next_token: ['b'] }, message: 'The next_token is not valid' }],
    },
  ],
  ['unauthorized', 401, { type: 'about:blank', title: 'Unauthorized' }],
  ['credits-depleted', 402, { type: 'https://api.x.com/2/problems/credits', title: 'CreditsDepleted' }],
  [
    'credits-depleted',
    402,
    { type: 'https://api.twitter.com/2/problems/credits-depleted', title: 'Payment Required' },
  ],
  [
    'not-enrolled',
    403,
    { type: 'https://api.twitter.com/2/problems/client-forbidden', reason: 'client-not-enrolled' },
  ],
  ['unsupported-authentication', 403, { type: 'https://api.x.com/2/problems/unsupported-authentication' }],
  ['spend-cap', 403, { title: 'SpendCapReached' }],
  ['not-found', 404, { type: 'https://api.x.com/2/problems/resource-not-found' }],
  ['rate-limited', 429, { type: 'about:blank', title: 'Too Many Requests' }, limits(0)],
  [
    'usage-capped',
    429,
    { type: 'https://api.twitter.com/2/problems/usage-capped', title: 'UsageCapExceeded', period: 'Monthly' },
    limits(39_999),
  ],
  ['too-fast', 429, { type: 'about:blank', title: 'Too Many Requests' }, limits(299)],
];

test('6 and 8: an error is known by its status and the last part of its type, read from the body', async () => {
  for (const [kind, status, body, headers] of KINDS) {
    const { error } = await failure((response) => json(response, status, body, headers));
    assert.equal(error.kind, kind, `${status} ${JSON.stringify(body)}`);
    assert.equal(error.httpStatus, status);
  }
});

test('8: what no second try can mend is asked once, what may pass four times', async () => {
  const once = await failure((response) => json(response, 402, { title: 'CreditsDepleted' }));
  assert.equal(once.asked, 1);
  const html = await failure((response) => {
    response.writeHead(503, { 'content-type': 'text/html' });
    response.end('<html>over capacity</html>');
  });
  assert.equal(html.error.kind, 'server');
  assert.deepEqual(html.slept, [1000, 2000, 4000]);
  assert.equal(html.error.requests.length, 4);
  await using loopback = await openLoopbackX((response, n) =>
    n < 4 ? json(response, 503, {}) : json(response, 200, wirePage(['1'])),
  );
  assert.equal((await drain(searchPages(loopback.x, SEARCH))).length, 1);
});

test('7: a connection that breaks tells its cause by code', async () => {
  const { error } = await failure((response) => void response.destroy());
  assert.equal(error.kind, 'network');
  assert.equal(error.detail, 'ECONNRESET');
});

test('9: neither token nor text of a post stands in any error or log line', async () => {
  let written = '';
  const sink = new Writable({
    write(chunk, _, done) {
      written += String(chunk);
      done();
    },
  });
  const log = pino({ level: 'trace' }, sink);
  const told: string[] = [];
  const answers: Handler[] = [
    (response) => json(response, 503, { detail: 'bonjour' }),
    (response) =>
      json(response, 400, { errors: [{ message: 'bonjour', type: 'bonjour !' }], type: 'bonjour à tous' }),
    (response) => json(response, 200, { data: [{ ...wirePost('1'), author_id: undefined }], meta: {} }),
    (response) => void response.destroy(),
  ];
  for (const answer of answers) {
    const { error } = await failure(answer, { log });
    for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
      told.push(cause.message, JSON.stringify(cause), String(cause.stack));
    }
    log.error({ err: error }, 'failed');
  }
  assert.match(written, /waiting for X/);
  for (const text of [written, ...told]) assert.doesNotMatch(text, new RegExp(`${TOKEN}|Bearer|bonjour`));
});

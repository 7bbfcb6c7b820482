import assert from 'node:assert/strict';
import { createServer, request } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { test } from 'node:test';
import { listen } from '../../../api/server.ts';
import type { AppError } from '../../../db/core/errors.ts';

const LOOPBACK = { host: '127.0.0.1', port: 0 };

test('listens and answers', async () => {
  await using server = await listen((_request, response) => response.end('here'), LOOPBACK);
  assert.equal(await (await fetch(server.url)).text(), 'here');
});

test('a request under way ends before the service does, and no new one is taken', async () => {
  const arrived = Promise.withResolvers<void>();
  const release = Promise.withResolvers<void>();
  const server = await listen(async (_request, response) => {
    arrived.resolve();
    await release.promise;
    response.end('whole');
  }, LOOPBACK);
  const answer = fetch(server.url).then((response) => response.text());
  await arrived.promise;
  const stopped = server[Symbol.asyncDispose]();
  await assert.rejects(fetch(server.url));
  release.resolve();
  assert.equal(await answer, 'whole');
  await stopped;
});

test('a connection that says nothing does not hold the service back', async () => {
  const server = await listen((_request, response) => response.end(), LOOPBACK);
  const idle = connect(Number(new URL(server.url).port), '127.0.0.1');
  await new Promise((resolve) => idle.once('connect', resolve));
  const closed = new Promise((resolve) => idle.once('close', resolve));
  await server[Symbol.asyncDispose]();
  await closed;
});

test('a port that is taken is one sentence', async (t) => {
  const other = createServer().listen(0, '127.0.0.1');
  t.after(() => other.close());
  await new Promise((resolve) => other.once('listening', resolve));
  const { port } = other.address() as AddressInfo;
  await assert.rejects(
    listen(() => {}, { host: '127.0.0.1', port }),
    (error: AppError) => {
      assert.equal(error.code, 'port-in-use');
      assert.match(error.sentence.fr, new RegExp(`^Le port ${port} est déjà pris`));
      return true;
    },
  );
});

test('headers that are too large are refused before the app sees them', async () => {
  await using server = await listen(() => assert.fail('the app was asked'), LOOPBACK);
  const status = await new Promise((resolve, reject) => {
    request(server.url, { headers: { 'x-large': 'a'.repeat(20_000) } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
  });
  assert.equal(status, 431);
});

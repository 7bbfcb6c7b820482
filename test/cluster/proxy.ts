import { once } from 'node:events';
import { request as ask, createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

export type Proxy = AsyncDisposable & { readonly url: string };

type Answer = { readonly status: number; readonly headers: IncomingHttpHeaders; readonly body: Buffer };

/** How long a request is held while nobody takes it. */
const PATIENCE_MS = 10_000;
const BETWEEN_TRIES_MS = 50;

/**
 * Hands each request to one of several services on loopback, in turn, as a proxy before them does: to another when
 * nobody listens there, and, of what only reads, also when no answer comes or « not now ». What was sent to be written
 * is never sent twice.
 */
export async function startProxy(ports: readonly number[]): Promise<Proxy> {
  let turn = 0;
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    const { method = 'GET', url = '/', headers } = request;
    const reads = method === 'GET' || method === 'HEAD';
    const until = Date.now() + PATIENCE_MS;
    for (let tries = 1; Date.now() < until; tries += 1) {
      const port = ports[turn++ % ports.length] as number;
      try {
        const answer = await pass({ port, method, url, headers, body });
        if (reads && answer.status === 503) throw new Error('not now');
        response.writeHead(answer.status, answer.headers);
        return response.end(answer.body);
      } catch (error) {
        if (!reads && (error as NodeJS.ErrnoException).code !== 'ECONNREFUSED')
          return response.writeHead(502).end();
        if (tries % ports.length === 0) await delay(BETWEEN_TRIES_MS);
      }
    }
    response.writeHead(503).end();
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** A whole answer, or none. */
async function pass(to: {
  readonly port: number;
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}): Promise<Answer> {
  const { port, method, url: path, headers, body } = to;
  const request = ask({ host: '127.0.0.1', port, method, path, headers, agent: false });
  request.end(body);
  const [response] = await once(request, 'response');
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk);
  return { status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) };
}

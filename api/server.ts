import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { AppError } from '../db/core/errors.ts';

/** How long requests under way may take to end once the service is told to stop. */
const DRAIN_MS = 8_000;

/** Slow clients are cut at the next check: with Node's 30 s default they would hold hundreds of sockets. */
const LIMITS = {
  headersTimeout: 10_000,
  requestTimeout: 20_000,
  connectionsCheckingInterval: 1_000,
  keepAliveTimeout: 5_000,
};

export type RunningServer = AsyncDisposable & { readonly url: string };

/**
 * Listens; disposing of it stops taking requests, lets those under way end, then cuts the rest.
 * @param limits how slow a client may be, where other than the service's own
 * @throws AppError when the port is taken or not allowed
 */
export async function listen(
  app: RequestListener,
  { host, port }: { host: string; port: number },
  limits: Partial<typeof LIMITS> & { silenceMs?: number } = {},
): Promise<RunningServer> {
  const server = createServer({ ...LIMITS, ...limits }, app);
  server.maxHeadersCount = 100;
  server.maxRequestsPerSocket = 1_000;
  // Whoever takes no byte of an answer for that long is hung up on.
  server.setTimeout(limits.silenceMs ?? 60_000);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(listenError(error, port)));
    // The default backlog of 511 timed connections out under 1,000 clients; 4,096 lost none.
    server.listen({ host, port, backlog: 4096 }, resolve);
  });
  const quiet = watchSockets(server);
  const address = server.address() as AddressInfo;
  const shown = address.family === 'IPv6' ? `[${address.address}]` : address.address;
  return { url: `http://${shown}:${address.port}`, [Symbol.asyncDispose]: () => drain(server, quiet) };
}

async function drain(server: Server, hangUpWhenQuiet: () => void): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  hangUpWhenQuiet();
  const cut = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
  await closed;
  clearTimeout(cut);
}

/**
 * Node closes a kept-alive connection only at its time-out, and one that never spoke not at all.
 * @returns from when it is called on, a connection is hung up as soon as it has nothing under way
 */
function watchSockets(server: Server): () => void {
  const underWay = new Map<Socket, number>();
  let draining = false;
  server.on('connection', (socket) => {
    underWay.set(socket, 0);
    socket.once('close', () => underWay.delete(socket));
  });
  server.on('request', ({ socket }, response) => {
    underWay.set(socket, (underWay.get(socket) ?? 0) + 1);
    response.once('close', () => {
      const left = (underWay.get(socket) ?? 1) - 1;
      if (underWay.has(socket)) underWay.set(socket, left);
      if (draining && left === 0) socket.end();
    });
  });
  return () => {
    draining = true;
    for (const [socket, requests] of underWay) if (requests === 0) socket.end();
  };
}

function listenError(error: NodeJS.ErrnoException, port: number): AppError {
  if (error.code === 'EADDRINUSE') {
    return new AppError({
      code: 'port-in-use',
      fr: `Le port ${port} est déjà pris. Arrêtez l’autre programme ou choisissez un autre port avec PORT.`,
      en: `Port ${port} is taken already. Stop the other program or choose another port with PORT.`,
      cause: error,
    });
  }
  return new AppError({
    code: 'cannot-listen',
    fr: `Le service ne peut pas écouter sur le port ${port} (${error.code ?? '?'}). Vérifiez HOST et PORT.`,
    en: `The service cannot listen on port ${port} (${error.code ?? '?'}). Check HOST and PORT.`,
    cause: error,
  });
}

import { createServer } from 'node:net';

/** Listens on loopback and counts whoever knocks: nobody should. */
export async function listenForLeaks(): Promise<AsyncDisposable & { port: number; hits(): number }> {
  let hits = 0;
  const server = createServer((socket) => {
    hits += 1;
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    hits: () => hits,
    async [Symbol.asyncDispose]() {
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

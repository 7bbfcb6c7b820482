import { connect } from 'node:net';

export type Load = {
  readonly url: string;
  readonly paths: readonly string[];
  readonly headers: Readonly<Record<string, string>>;
  readonly connections: number;
  readonly ms: number;
  /** What else to send with a path, such as its ETag. */
  readonly more?: (path: string) => Readonly<Record<string, string>>;
};

export type Loaded = {
  readonly perSecond: number;
  readonly statuses: ReadonlyMap<number, number>;
  /** Connections that could not be made, or were cut with a question unanswered. */
  readonly errors: number;
  /** In milliseconds: of a hundred answers, all but one came within it. */
  readonly p99: number;
};

/**
 * Asks by connections that are kept alive, each its next question once it is answered. Speaks HTTP/1.1 itself: a
 * full client costs more than the answers that are measured.
 */
export async function load({ url, paths, headers, connections, ms, more }: Load): Promise<Loaded> {
  const { hostname, port, host } = new URL(url);
  const requests = paths.map((path) => {
    const lines = Object.entries({ host, ...headers, ...more?.(path) }).map(
      ([name, value]) => `${name}: ${value}`,
    );
    return `GET ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`;
  });
  const statuses = new Map<number, number>();
  const durations: number[] = [];
  let errors = 0;
  const began = performance.now();
  const until = began + ms;
  const one = (first: number): Promise<void> =>
    new Promise((resolve) => {
      let turn = first;
      let got = Buffer.alloc(0);
      let isWaiting = true;
      let asked = 0;
      const socket = connect(Number(port), hostname, () => ask());
      const ask = () => {
        asked = performance.now();
        socket.write(requests[turn++ % requests.length] ?? '');
      };
      socket.setNoDelay(true);
      socket.on('data', (chunk) => {
        got = got.length === 0 ? chunk : Buffer.concat([got, chunk]);
        const end = got.indexOf('\r\n\r\n');
        if (end < 0) return;
        const head = got.toString('latin1', 0, end);
        const status = Number(head.slice(9, 12));
        const size = status === 304 ? 0 : Number(/content-length: (\d+)/i.exec(head)?.[1] ?? Number.NaN);
        if (Number.isNaN(size)) throw new Error(`an answer without a length: ${head}`);
        if (got.length < end + 4 + size) return;
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
        durations.push(performance.now() - asked);
        got = Buffer.alloc(0);
        // The service hangs up after so many answers, and says so.
        const isLast = /connection: close/i.test(head);
        isWaiting = false;
        if (performance.now() >= until || isLast) {
          socket.end();
          resolve(isLast && performance.now() < until ? one(turn) : undefined);
        } else {
          isWaiting = true;
          ask();
        }
      });
      // Its close follows, and is counted there.
      socket.on('error', () => {});
      socket.on('close', () => {
        if (isWaiting) errors += 1;
        resolve();
      });
    });
  await Promise.all(Array.from({ length: connections }, (_, index) => one(index)));
  const perSecond = (durations.length / (performance.now() - began)) * 1000;
  const p99 = durations.toSorted((a, b) => a - b)[Math.ceil(durations.length * 0.99) - 1] ?? Number.NaN;
  return { perSecond, statuses, errors, p99 };
}

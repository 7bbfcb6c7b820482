import { setTimeout as delay } from 'node:timers/promises';
import { createSignInLink } from '../../api/auth/sign-in-link.ts';
import { systemClock } from '../../db/core/clock.ts';
import { openStore } from '../../db/store.ts';
import { cookieOf, post } from '../integration/api/service.ts';
import type { Cluster } from './cluster.ts';

export type Asked = {
  /** Requests, and of them those that got no good answer, by what they got instead. */
  readonly reads: number;
  readonly writes: number;
  readonly failed: ReadonlyMap<string, number>;
  /** The notes that were acknowledged, and those sent of which nothing is known. */
  readonly acknowledged: readonly string[];
  readonly unknown: readonly string[];
  /** Notes that whoever had just written them did not find. */
  readonly unseen: readonly string[];
};

export type Clients = { stop(): Promise<Asked> };

const READERS = 6;
const WRITERS = 2;
const BETWEEN_READS_MS = 80;
const BETWEEN_WRITES_MS = 250;
const PATIENCE_MS = 15_000;

/** What the home page asks for. */
const READ = [
  '/api/v1/summary',
  '/api/v1/figures?period=all&scope=core',
  '/api/v1/indicators',
  '/api/v1/state',
  '/api/v1/night',
];

/** People at their desks: some read without end, some note what happened and look at their note at once. */
export async function startClients({ url, primary }: Cluster): Promise<Clients> {
  let over = false;
  const counts = { reads: 0, writes: 0 };
  const failed = new Map<string, number>();
  const [acknowledged, unknown, unseen]: string[][] = [[], [], []] as string[][];
  const enter = async (name: string): Promise<string> => {
    await using store = await openStore(primary.url, { asItIs: true });
    const link = await createSignInLink(store, systemClock, { name, role: 'coordinator', publicUrl: url });
    const answer = await post(
      (path, init) => fetch(`${url}${path}`, { redirect: 'manual', ...init }),
      link.url,
    );
    if (answer.status !== 303) throw new Error(`${name} does not get in: ${answer.status}`);
    return cookieOf(answer);
  };
  const ask = async (cookie: string, path: string, init: RequestInit = {}): Promise<Response | null> => {
    try {
      const headers = { cookie, ...(init.headers as Record<string, string>) };
      const response = await fetch(`${url}${path}`, {
        ...init,
        headers,
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      if (response.status < 400) return response;
      fail(`${init.method ?? 'GET'} ${response.status}`);
    } catch (error) {
      fail(`${init.method ?? 'GET'} ${(error as Error).name}`);
    }
    return null;
  };
  const fail = (how: string): void => void failed.set(how, (failed.get(how) ?? 0) + 1);

  const read = async (cookie: string, first: number): Promise<void> => {
    for (let turn = first; !over; turn += 1) {
      counts.reads += 1;
      await (await ask(cookie, READ[turn % READ.length] as string))?.arrayBuffer();
      await delay(BETWEEN_READS_MS);
    }
  };
  const write = async (cookie: string, writer: number): Promise<void> => {
    for (let turn = 0; !over; turn += 1) {
      const text = `note ${writer}-${turn}`;
      counts.writes += 1;
      const answer = await ask(cookie, '/fr/suivi', {
        method: 'POST',
        headers: { 'sec-fetch-site': 'same-origin' },
        body: new URLSearchParams({
          ...{ do: 'annotate', start: '2019-03-15', kind: 'event', source: 'essai' },
          ...{ text_fr: text, text_en: text },
        }),
      });
      await answer?.arrayBuffer();
      (answer ? acknowledged : unknown)?.push(text);
      if (answer) {
        counts.reads += 1;
        const page = await (await ask(cookie, '/api/v1/annotations'))?.text();
        if (page && !page.includes(`"${text}"`)) unseen?.push(text);
      }
      await delay(BETWEEN_WRITES_MS);
    }
  };

  const cookies = [await enter('lectrice'), await enter('autrice')] as const;
  const all = Promise.all([
    ...Array.from({ length: READERS }, (_, reader) => read(cookies[0], reader)),
    ...Array.from({ length: WRITERS }, (_, writer) => write(cookies[1], writer)),
  ]);
  return {
    async stop() {
      over = true;
      await all;
      return { ...counts, failed, acknowledged, unknown, unseen } as Asked;
    },
  };
}

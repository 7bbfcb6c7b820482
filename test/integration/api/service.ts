import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from '../../../api/app.ts';
import { signedChallenges } from '../../../api/auth/challenges.ts';
import { createSignInLink } from '../../../api/auth/sign-in-link.ts';
import type { Context } from '../../../api/context.ts';
import { watchNight } from '../../../api/live/watch-night.ts';
import { listen } from '../../../api/server.ts';
import { CATALOGUE } from '../../../db/catalogue/index.ts';
import { Calendar, day, instant } from '../../../db/core/calendar.ts';
import { fixedClock } from '../../../db/core/clock.ts';
import { readCollective } from '../../../db/core/collective.ts';
import { silentLog } from '../../../db/core/log.ts';
import type { Role } from '../../../db/core/roles.ts';
import { watchStore } from '../../../db/health/watch-store.ts';
import { rollUp } from '../../../db/rollup/roll-up.ts';
import type { Store } from '../../../db/store.ts';
import { seed } from '../db/seed.ts';

export const collective = readCollective(new URL('../../../collective.json', import.meta.url).pathname);
export const calendar = new Calendar(collective.timeZone);
export const NOW = '2018-11-02T09:00:00.000Z';

export type Service = AsyncDisposable & {
  readonly url: string;
  readonly context: Context;
  readonly clock: ReturnType<typeof fixedClock>;
  /** Asks without following redirects. */
  ask(path: string, init?: RequestInit & { cookie?: string | null }): Promise<Response>;
  /** A sign-in link of this persona, as a path and query. */
  invite(name: string, role: Role): Promise<string>;
  /** The cookie of a persona who has used such a link. */
  enter(name: string, role: Role): Promise<string>;
};

/** The service on a port of its own, or this one, over this store, with a site of one page. */
export async function startService(
  store: Store,
  overrides: Partial<Context> = {},
  port = 0,
): Promise<Service> {
  const clock = fixedClock(NOW);
  const webDir = mkdtempSync(join(tmpdir(), 'i4emploi-web-'));
  mkdirSync(join(webDir, 'assets'));
  writeFileSync(join(webDir, 'index.html'), '<!doctype html><html lang="fr"><title>stub</title>');
  writeFileSync(join(webDir, 'assets', 'app-1a2b.js'), 'export {};');
  const context: Context = {
    store,
    watch: watchStore(store, { clock }),
    night: watchNight(store, clock),
    collective,
    calendar,
    catalogue: CATALOGUE,
    clock,
    log: silentLog(),
    publicUrl: 'http://127.0.0.1:3000',
    webDir,
    challenges: signedChallenges(store, clock),
    sessionIdleHours: 12,
    ...overrides,
  };
  const server = await listen(createApp(context), { host: '127.0.0.1', port });
  const ask: Service['ask'] = (path, { cookie, headers, ...init } = {}) =>
    fetch(`${server.url}${path}`, {
      redirect: 'manual',
      headers: { ...(cookie && { cookie }), ...(headers as Record<string, string>) },
      ...init,
    });
  const invite: Service['invite'] = async (name, role) => {
    const { url } = await createSignInLink(store, clock, { name, role, publicUrl: context.publicUrl });
    return url.slice(context.publicUrl.length);
  };
  return {
    url: server.url,
    context,
    clock,
    ask,
    invite,
    async enter(name, role) {
      return cookieOf(await post(ask, await invite(name, role)));
    },
    async [Symbol.asyncDispose]() {
      await context.night[Symbol.asyncDispose]();
      await server[Symbol.asyncDispose]();
      rmSync(webDir, { recursive: true });
    },
  };
}

/** Presses the button of a sign-in page, as a browser on that page does. */
export function post(
  ask: Service['ask'],
  link: string,
  headers: Record<string, string> = {},
): Promise<Response> {
  const url = new URL(link, 'http://service.invalid');
  return ask(url.pathname, {
    method: 'POST',
    headers: { 'sec-fetch-site': 'same-origin', ...headers },
    body: new URLSearchParams({ jeton: url.searchParams.get('jeton') ?? '' }),
  });
}

export const cookieOf = (response: Response): string =>
  response.headers.getSetCookie()[0]?.split(';')[0] ?? '';

/** October 2018 wholly collected, three requests by two people; figures up to 31 October, known the next night. */
export async function october(store: Store): Promise<number> {
  const rows = await seed(store, calendar);
  await store.db
    .updateTable('run')
    .set({ day: day('2018-10-31') })
    .where('id', '=', rows.runId)
    .execute();
  for (const family of ['hashtag-volume', 'seeker-requests', 'placements', 'retweet-reach'] as const) {
    await rows.window(family, day('2018-10-01'), day('2018-11-01'));
  }
  await rows.post('1', 'ana', '2018-10-02T08:00:00Z', 'seeker_request');
  await rows.post('2', 'ana', '2018-10-20T08:00:00Z', 'seeker_request');
  await rows.post('3', 'ben', '2018-10-27T22:30:00Z', 'seeker_request');
  await rows.counted('tag', '2018-10-02T08:00:00Z', 3);
  for (const hour of ['2018-10-02T08', '2018-10-20T08', '2018-10-27T22']) {
    await rows.counted('search', `${hour}:00:00Z`, 1);
  }
  await rows.relay('1', 'collective', '2018-10-02T09:00:00Z', 900, true);
  await rows.scan('2018-10-31T20:00:00Z', 4);
  await night(store, rows.runId, '2018-10-31', '2018-11-01T04:00:00Z');
  return rows.runId;
}

/** Rolls up to a day and leaves the run that the nightly runner would leave. */
export async function night(store: Store, runId: number, cutoff: string, at: string): Promise<void> {
  await rollUp(store, { collective, calendar, clock: fixedClock(at), runId, day: day(cutoff) });
  await store.db
    .insertInto('run')
    .values({
      task: 'roll-up',
      day: day(cutoff),
      started_at: instant(at),
      ended_at: instant(at),
      state: 'done',
      reason: null,
    })
    .execute();
}

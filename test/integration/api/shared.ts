import { hashToken } from '../../../api/auth/tokens.ts';
import { day, type Instant, instant } from '../../../db/core/calendar.ts';
import { keepEdition } from '../../../db/queries/editions.ts';
import { addRelease } from '../../../db/queries/releases.ts';
import { addSharedLink, type Scope } from '../../../db/queries/shared-links.ts';
import type { PublicCell } from '../../../db/release/cell.ts';
import type { LinkKind } from '../../../db/schema/shared-link.ts';
import type { Store } from '../../../db/store.ts';
import { editionAnswer } from '../../e2e/web-fixtures/answers.ts';
import { cookieOf, october, type Service } from './service.ts';

type Made = Partial<Scope> & { kind?: LinkKind; expiresAt?: Instant | null };
let made = 0;

/** A link that is open, by its token and number. */
export async function makeLink({ context, clock }: Service, given: Made = {}) {
  made += 1;
  const token = `token-of-a-test-${made}`.padEnd(43, '_');
  const id = await addSharedLink(context.store.db, {
    kind: 'sponsor',
    label: 'Fondation Exemple',
    language: 'fr',
    figures: [],
    editions: [],
    tokenHash: hashToken(token),
    createdBy: null,
    createdAt: clock.now(),
    expiresAt: instant(Date.parse(clock.now()) + 90 * 86_400_000),
    ...given,
  });
  return { id, token };
}

/** Posts a token as the page of a shared link does. */
export const exchange = (service: Service, token: unknown, headers: Record<string, string> = {}) =>
  service.ask('/fr/partage', {
    method: 'POST',
    headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ token }),
  });

/** The cookie of a browser that has opened a new link of this scope. */
export async function openLink(service: Service, given: Made = {}): Promise<string> {
  const { token } = await makeLink(service, given);
  const opened = await exchange(service, token);
  await opened.arrayBuffer();
  return cookieOf(opened);
}

/** A release whose cells are told as they are: what a link shows is what stands here. */
export async function released(store: Store, runId: number, tables: Record<string, PublicCell[]>) {
  const until = day('2018-09-30');
  const madeAt = instant('2018-10-09T04:00:00Z');
  await addRelease(store.db, {
    until,
    made_at: madeAt,
    document: JSON.stringify({
      until,
      madeAt,
      tables: Object.entries(tables).map(([indicator, cells]) => ({ indicator, cells })),
    }),
    basis: '{"lines":{}}',
    run_id: runId,
  });
}

/** A cell of a public table. */
export function cell(
  grain: 'all' | 'year' | 'month',
  start: string,
  end: string,
  value: number | null,
): PublicCell {
  return {
    period: { grain, start: day(start), end: day(end) },
    dimension: '',
    state: value === null ? 'hidden' : 'measured',
    value,
    low: null,
    high: null,
    n: null,
    coverage: 1,
    reason: value === null ? 'few_people' : null,
    version: 1,
  };
}

/** An answer of the API. */
export const json = async <T>(service: Service, path: string, cookie: string | null): Promise<T> =>
  (await service.ask(`/api/v1/${path}`, { cookie })).json() as Promise<T>;
export const statusOf = async (service: Service, path: string, cookie: string | null): Promise<number> => {
  const answer = await service.ask(`/api/v1/${path}`, { cookie });
  await answer.arrayBuffer();
  return answer.status;
};
/** Posts to the API as a page of ours does. */
export const send = (service: Service, path: string, body: object, cookie: string) =>
  service.ask(`/api/v1/${path}`, {
    method: 'POST',
    cookie,
    headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

/** What was published up to September 2018, one year of it too small to be told. */
export const CELLS = {
  seekers_distinct: [
    cell('all', '2015-09-26', '2018-09-30', 1462),
    cell('year', '2016-09-26', '2017-09-25', 500),
    cell('year', '2017-09-26', '2018-09-25', null),
  ],
  collective_relays: [
    cell('all', '2015-09-26', '2018-09-30', 9000),
    cell('month', '2018-08-01', '2018-08-31', 210),
    cell('month', '2018-09-01', '2018-09-30', 230),
  ],
  bio_adopters: [cell('all', '2015-09-26', '2018-09-30', 2000)],
};

/** October 2018 collected, and what was published of the months before. */
export async function published(store: Store): Promise<void> {
  await released(store, await october(store), CELLS);
}

const NOTE = { fr: 'Une correction.', en: 'A correction.' };

/** A frozen edition with more in it than was public; its id. */
export async function keepEditionOf(store: Store): Promise<string> {
  const { sha256, document: fixture } = editionAnswer();
  const { id, kind, year, anniversary } = fixture;
  const notes = [{ kind: 'correction' as const, indicator: null, from: '2018-10-01', to: null, note: NOTE }];
  const tables = [{ indicator: 'seekers_distinct', cells: CELLS.seekers_distinct }];
  const told = { until: '2018-09-30', madeAt: '2018-10-09T04:00:00Z', tables };
  const document = { ...fixture, notes, renderer: { chart: '1' }, released: told };
  await keepEdition(store.db, {
    ...{ id, kind, year, anniversary, sha256, demonstration: 1 },
    ...{
      cutoff: day(fixture.cutoff),
      frozen_at: instant(fixture.frozenAt),
      document: JSON.stringify(document),
    },
  });
  return id;
}

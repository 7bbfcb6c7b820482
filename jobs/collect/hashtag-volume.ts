import type { Day } from '../../db/core/calendar.ts';
import { markDirty } from '../../db/queries/dirty-days.ts';
import { addVolume, countHours } from '../../db/queries/ingest-volume.ts';
import type { Database } from '../../db/store.ts';
import type { JobContext } from '../job-context.ts';
import type { XCount } from '../sources/x/dialect.ts';
import { countsPages } from '../sources/x/endpoints.ts';
import type { XPage } from '../sources/x/pages.ts';
import { XError } from '../sources/x/x-error.ts';
import { type Batch, collectUpTo, type Phase } from './page-set.ts';
import { tagQuery } from './seeker-requests.ts';
import { reachOf, type Window } from './window.ts';

const HOUR_MS = 3_600_000;

/**
 * Counts posts hour by hour: those with a tag, and all those the two searches look for, which tells how
 * many the searches could no longer read. Cost: a request for 31 days and series, whatever was posted.
 */
export async function hashtagVolume(context: JobContext, day: Day): Promise<void> {
  const { tag, seekerTag, account } = context.collective;
  const searched = `(#${tag} OR #${seekerTag} OR @${account}) -is:retweet`;
  await collectUpTo(context, day, {
    family: 'hashtag-volume',
    phasesOf: async (window) => [
      seriesPhase(context, window, 'tag', tagQuery(context.collective)),
      seriesPhase(context, window, 'search', searched),
    ],
  });
}

function seriesPhase(context: JobContext, window: Window, series: 'tag' | 'search', query: string): Phase {
  return {
    name: series,
    async *read(token): AsyncGenerator<Batch> {
      const reach = reachOf(context, window.from);
      for await (const page of countsPages(context.x, { ...window, query, reach, token })) {
        const store: Batch['store'] = (transaction) => storePage(transaction, context, window, series, page);
        yield { nextToken: page.nextToken, requests: page.requests, store };
      }
    },
  };
}

async function storePage(
  transaction: Database,
  context: JobContext,
  window: Window,
  series: 'tag' | 'search',
  page: XPage<XCount>,
): Promise<void> {
  const { calendar, clock, runId } = context;
  // X's first and last buckets are cut when the window is: a part of an hour is no count of an hour.
  const hours = page.items.filter(
    ({ start, end }) =>
      Date.parse(start) % HOUR_MS === 0 &&
      Date.parse(end) - Date.parse(start) === HOUR_MS &&
      start >= window.from &&
      end <= window.until,
  );
  const changed = await addVolume(transaction, { series, hours, knownAt: clock.now(), runId });
  await markDirty(
    transaction,
    'hashtag-volume',
    // What X counts in the first hour of a day may have been made on the day before, and edited since.
    changed.flatMap((start) => [calendar.dayOf(start), calendar.dayOf(Date.parse(start) - HOUR_MS)]),
  );
  if (page.nextToken !== null) return;
  // X gives an empty hour as a zero. One that it leaves out was not measured, and must not pass for a zero.
  const expected = (Date.parse(window.until) - Date.parse(window.from)) / HOUR_MS;
  const stored = await countHours(transaction, series, window);
  if (stored < expected) throw new XError('field-missing', 'tweets/counts', { detail: 'hours' });
}

import type { Day } from '../../db/core/calendar.ts';
import { forgetIds, listShowing } from '../../db/queries/adopters.ts';
import { chunks } from '../../db/queries/chunks.ts';
import { markDirty } from '../../db/queries/dirty-days.ts';
import { addBioScan, lastScans } from '../../db/queries/ingest-bios.ts';
import type { JobContext } from '../job-context.ts';
import { LOOKED_UP } from '../sources/x/accounts.ts';
import { usersSearchPages } from '../sources/x/endpoints.ts';
import { recordRequests } from '../sources/x/ledger.ts';
import { XError } from '../sources/x/x-error.ts';
import { lookUpBios } from './look-up-bios.ts';
import { type BioCheck, checkOf, noticeBios, showsAny, sightingOf } from './notice-bios.ts';
import { reasonOf } from './page-set.ts';

/**
 * Searches for every account that shows a tag, then looks up the known ones that the search did not return: X
 * does not promise that it finds them all. A whole sweep or none is kept, its cost in any case.
 * @throws what stopped it, once it is recorded
 */
export async function sweepBios(context: JobContext, day: Day): Promise<void> {
  const { store, clock, runId } = context;
  const seen = { checks: new Map<string, BioCheck>(), read: 0 };
  const scan = () => ({
    day,
    scanned_at: clock.now(),
    accounts_read: seen.read,
    run_id: runId,
    kind: 'sweep' as const,
  });
  try {
    await search(context, seen);
    await lookUpOthers(context, seen);
  } catch (error) {
    await store.db.transaction().execute(async (transaction) => {
      await addBioScan(transaction, { ...scan(), state: 'failed', reason: reasonOf(error) }, []);
      if (error instanceof XError) await recordRequests(transaction, context, error.requests);
      await markDirty(transaction, 'bio-adopters', [day]);
    });
    throw error;
  }
  await store.db.transaction().execute(async (transaction) => {
    const [before] = await lastScans(transaction, { kind: 'sweep', state: 'done' });
    const checks = [...seen.checks.values()];
    const sightings = checks.filter(showsAny).map(sightingOf);
    await addBioScan(transaction, { ...scan(), state: 'done', reason: null }, sightings);
    await noticeBios(transaction, context, checks);
    // An account that has shown no tag for two sweeps is not asked for again, and need not be nameable.
    if (before) await forgetIds(transaction, before.scanned_at);
    await markDirty(transaction, 'bio-adopters', [day]);
    context.failpoint?.('before-commit');
  });
}

async function search(
  context: JobContext,
  seen: { checks: Map<string, BioCheck>; read: number },
): Promise<void> {
  const { x, collective, store } = context;
  let described = false;
  // X refuses the sign in this query, and finds words: which bios carry a tag is decided here.
  for await (const page of usersSearchPages(x, collective.tag)) {
    context.signal.throwIfAborted();
    await store.db
      .transaction()
      .execute((transaction) => recordRequests(transaction, context, page.requests));
    seen.read += page.items.length;
    described ||= page.items.some(({ description }) => description !== null);
    for (const user of page.items) {
      const check = checkOf(context, user);
      seen.checks.set(check.account, check);
    }
  }
  if (seen.read > 0 && !described)
    throw new XError('field-missing', 'users/search', { detail: 'description' });
}

async function lookUpOthers(
  context: JobContext,
  seen: { checks: Map<string, BioCheck>; read: number },
): Promise<void> {
  const { store } = context;
  const others = (await listShowing(store.db)).filter(({ account }) => !seen.checks.has(account));
  for (const some of chunks(others, LOOKED_UP)) {
    context.signal.throwIfAborted();
    const { checks, requests } = await lookUpBios(context, some);
    await store.db.transaction().execute((transaction) => recordRequests(transaction, context, requests));
    seen.read += some.length;
    for (const check of checks) seen.checks.set(check.account, check);
  }
}

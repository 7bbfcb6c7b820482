import type { Day, Instant } from '../../db/core/calendar.ts';
import { countRotation, listNext } from '../../db/queries/adopters.ts';
import { markDirty } from '../../db/queries/dirty-days.ts';
import { addBioScan, lastScans, panelOf, panelReached } from '../../db/queries/ingest-bios.ts';
import type { JobContext } from '../job-context.ts';
import { LOOKED_UP } from '../sources/x/accounts.ts';
import { recordRequests } from '../sources/x/ledger.ts';
import { XError } from '../sources/x/x-error.ts';
import { lookUpBios } from './look-up-bios.ts';
import { noticeBios, sightingOf } from './notice-bios.ts';
import { reasonOf } from './page-set.ts';

/**
 * Looks up the next `accounts` known accounts, a hundred at a time; each hundred is kept as soon as it is read, so
 * that a run begun again goes on after it. Who has shown a tag since the last sweep is asked for in the order of
 * pseudonyms, round and round: the longest unchecked come first, and as pseudonyms are keyed hashes, those asked
 * for in any stretch of time are drawn at random.
 * @throws what stopped it, once it is recorded
 */
export async function panelBios(context: JobContext, day: Day, accounts: number): Promise<void> {
  const { store, clock, runId, calendar } = context;
  const [sweep] = await lastScans(store.db, { kind: 'sweep', state: 'done' });
  // Whoever was found tonight has just been seen; what was announced knew nothing of them.
  const rotation = {
    since: sweep?.scanned_at ?? ('' as Instant),
    before: calendar.endOf(day),
  };
  const scan = () => ({ day, scanned_at: clock.now(), run_id: runId, kind: 'panel' as const });
  try {
    const round = (await countRotation(store.db, rotation)) - (await panelOf(store.db, day));
    for (let left = Math.min(accounts, round); left > 0; ) {
      context.signal.throwIfAborted();
      const limit = Math.min(left, LOOKED_UP);
      const reached = await panelReached(store.db);
      let some = await listNext(store.db, { ...rotation, after: reached, limit });
      if (some.length === 0 && reached !== '')
        some = await listNext(store.db, { ...rotation, after: '', limit });
      if (some.length === 0) return;
      context.failpoint?.('before-fetch');
      const { checks, requests } = await lookUpBios(context, some);
      context.failpoint?.('after-fetch');
      const seen = new Map(checks.map((check) => [check.account, check]));
      const blank = { adopter: 0, seeker: 0, followers: null } as const;
      const sightings = some.map(({ account }) => {
        const check = seen.get(account);
        return check ? sightingOf(check) : { account, ...blank };
      });
      await store.db.transaction().execute(async (transaction) => {
        const done = { ...scan(), state: 'done' as const, reason: null, accounts_read: some.length };
        await addBioScan(transaction, done, sightings);
        await recordRequests(transaction, context, requests);
        await noticeBios(transaction, context, checks);
        await markDirty(transaction, 'bio-adopters', [day]);
        context.failpoint?.('before-commit');
      });
      context.failpoint?.('after-commit');
      left -= some.length;
    }
  } catch (error) {
    await store.db.transaction().execute(async (transaction) => {
      const failed = { ...scan(), state: 'failed' as const, reason: reasonOf(error), accounts_read: 0 };
      await addBioScan(transaction, failed, []);
      if (error instanceof XError) await recordRequests(transaction, context, error.requests);
      await markDirty(transaction, 'bio-adopters', [day]);
    });
    throw error;
  }
}

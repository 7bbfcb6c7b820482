import type { Insertable } from 'kysely';
import { instant } from '../../db/core/calendar.ts';
import { savePageCursor } from '../../db/queries/cursors.ts';
import { markDirty } from '../../db/queries/dirty-days.ts';
import { insertPosts, type NewPost } from '../../db/queries/ingest-posts.ts';
import { addBilledReads, addLedgerRows, type LedgerRow } from '../../db/queries/ledger.ts';
import { startRun } from '../../db/queries/runs.ts';
import { markToPropose } from '../../db/queries/suggestions.ts';
import type { RunTable } from '../../db/schema/run.ts';
import { openStore } from '../../db/store.ts';
import { PAGE, type Side } from './ingest-whole.ts';
import { readyPages } from './ready-rows.ts';

/** The store's part alone: the same rows, ready, through the functions that the collection calls. */
export async function ingestReady({ path, model, posts, time }: Side): Promise<void> {
  await using store = await openStore(`sqlite:${path}`);
  const at = instant(0);
  const day = at.slice(0, 10) as Insertable<RunTable>['day'];
  await startRun(store.db, { task: 'ready', day, at });
  let index = 0;
  for (const page of readyPages(model, posts / PAGE, PAGE)) {
    index += 1;
    const rows = page.posts as unknown as NewPost[];
    const ledger = page.ledger as unknown as LedgerRow;
    const place = { from_at: at, until_at: at, next_token: `search:${index}` };
    time.start();
    await store.db.transaction().execute(async (transaction) => {
      await savePageCursor(transaction, { task: 'seeker-requests', ...place });
      await addBilledReads(
        transaction,
        ledger.utc_day,
        page.billed.map(({ resource }) => String(resource)),
      );
      await addLedgerRows(transaction, [ledger]);
      const added = await insertPosts(transaction, rows.toReversed());
      const days = added.map((post) => post.day);
      await markDirty(transaction, 'seeker-requests', days);
      await markDirty(transaction, 'placements', days);
      await markToPropose(transaction, days);
    });
    time.stop();
  }
}

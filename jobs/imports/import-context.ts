import type { Day } from '../../db/core/calendar.ts';
import type { Database } from '../../db/store.ts';
import type { IngestContext } from '../collect/ingest.ts';
import type { Problems } from '../sources/files/problems.ts';
import type { Tally } from './tally.ts';

/** What of the collective's posts a file holds whole. */
export type Holds = 'tags' | 'mentions' | 'all';
/** Days that a file says it holds whole, both included. */
export type Whole = { readonly from: Day; readonly until: Day; readonly holds: Holds };

/** What the import of one file knows; `db` is its transaction. */
export type ImportContext = IngestContext & {
  readonly db: Database;
  readonly problems: Problems;
  readonly tally: Tally;
  readonly whole: Whole | null;
  readonly signal: AbortSignal;
};

/** Rows by the hundred: the memory of a file of any size. Nothing is stored of a file once it is known to be wrong. */
export async function inBatches<T>(
  { problems, signal }: ImportContext,
  rows: AsyncIterable<T>,
  store: (batch: readonly T[]) => Promise<void>,
  size = 500,
): Promise<void> {
  let batch: T[] = [];
  const flush = async () => {
    signal.throwIfAborted();
    if (batch.length > 0 && !problems.any) await store(batch);
    batch = [];
  };
  for await (const row of rows) if (batch.push(row) >= size) await flush();
  await flush();
}

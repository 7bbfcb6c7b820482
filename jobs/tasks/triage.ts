import { setImmediate as nextTurn } from 'node:timers/promises';
import { addSuggestions, listToPropose, listUnproposed, markProposed } from '../../db/queries/suggestions.ts';
import type { Database } from '../../db/store.ts';
import type { JobContext } from '../job-context.ts';
import { suggest } from '../triage/suggest.ts';

/** What is proposed at once: some 20 ms, then whoever else waits for the process has its turn. */
const BATCH = 300;

/** Proposes a label for the posts that have none proposed: new ones, and those whose text was edited. */
export async function triage(context: JobContext): Promise<void> {
  const proposed = await proposeLabels(context.store.db, context);
  context.log.info({ proposed }, 'proposed');
}

/**
 * Proposes a label for every readable post of the days that wait for it; people decide. A batch is one
 * transaction, within the caller's when there is one: stopped, it goes on where it was. Cost: the posts of
 * those days, whatever the history.
 * @returns how many proposals it made
 */
export async function proposeLabels(
  db: Database,
  { clock, signal }: Pick<JobContext, 'clock' | 'signal'>,
): Promise<number> {
  let proposed = 0;
  for (const day of await listToPropose(db)) {
    let more = true;
    while (more) {
      signal.throwIfAborted();
      const made = await within(db, async (transaction) => {
        const posts = await listUnproposed(transaction, day, BATCH);
        const made_at = clock.now();
        const made = posts.map(({ id, text, has_seeker_tag, label, text_expires_on }) => ({
          post_id: id,
          ...suggest(text, has_seeker_tag === 1),
          made_at,
          waiting: label === null ? (1 as const) : (0 as const),
          expires_on: text_expires_on,
        }));
        await addSuggestions(transaction, made);
        if (made.length < BATCH) await markProposed(transaction, day);
        return made.length;
      });
      proposed += made;
      more = made === BATCH;
      await nextTurn();
    }
  }
  return proposed;
}

const within = <T>(db: Database, work: (transaction: Database) => Promise<T>): Promise<T> =>
  db.isTransaction ? work(db) : db.transaction().execute(work);

import type { Instant } from '../../db/core/calendar.ts';
import { chunks } from '../../db/queries/chunks.ts';
import {
  type KeptPost,
  listWaiting,
  recordBack,
  recordChecked,
  recordGone,
} from '../../db/queries/compliance.ts';
import type { JobContext } from '../job-context.ts';
import { recordRequests } from '../sources/x/ledger.ts';
import { LOOK_UP_SIZE, lookUpPosts } from '../sources/x/look-up.ts';
import { XError } from '../sources/x/x-error.ts';

/** Looks posts up a hundred at a time, the longest unchecked first. What X does not answer about waits. */
export async function checkByLookUp(
  context: JobContext,
  { since, limit }: { since: Instant; limit: number },
): Promise<void> {
  const { store, calendar, clock, log } = context;
  const today = calendar.dayOf(clock.now());
  const waiting = await listWaiting(store.db, { today, since, limit });
  for (const posts of chunks(waiting, LOOK_UP_SIZE)) {
    context.signal.throwIfAborted();
    const { gone, back } = await lookUp(context, posts);
    if (gone + back > 0) log.info({ gone, back }, 'posts that X no longer shows, and shows again');
  }
}

async function lookUp(
  context: JobContext,
  posts: readonly KeptPost[],
): Promise<{ gone: number; back: number }> {
  const { x, store, clock } = context;
  const at = clock.now();
  const ids = new Map(posts.map(({ id, asked }) => [asked, id]));
  const named = (asked: string): string => ids.get(asked) as string;
  try {
    context.failpoint?.('before-fetch');
    const answer = await lookUpPosts(x, [...ids.keys()]);
    context.failpoint?.('after-fetch');
    const shown = [...answer.shown].map(named);
    const gone = new Map([...answer.gone].map(([asked, reason]) => [named(asked), reason]));
    return await store.db.transaction().execute(async (transaction) => {
      await recordRequests(transaction, context, answer.requests);
      const told = {
        gone: await recordGone(transaction, gone, at),
        back: await recordBack(transaction, shown, at),
      };
      await recordChecked(transaction, [...shown, ...gone.keys()], at);
      context.failpoint?.('before-commit');
      return told;
    });
  } catch (error) {
    if (error instanceof XError) {
      const { requests } = error;
      await store.db.transaction().execute((transaction) => recordRequests(transaction, context, requests));
    }
    throw error;
  }
}

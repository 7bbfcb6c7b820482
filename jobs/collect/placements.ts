import type { Day } from '../../db/core/calendar.ts';
import type { JobContext } from '../job-context.ts';
import type { XPost } from '../sources/x/dialect.ts';
import { mentionsPages, searchPages } from '../sources/x/endpoints.ts';
import type { XPage } from '../sources/x/pages.ts';
import { XError } from '../sources/x/x-error.ts';
import { collectiveAccount } from './collective-account.ts';
import { ingestPosts } from './ingest.ts';
import { type Batch, collectUpTo } from './page-set.ts';
import { reachOf, type Window } from './window.ts';

/** X shows the newest 800 mentions and does not say that there were more. */
const MENTIONS_SHOWN = 800;

/**
 * Reads what is addressed to the collective: where people say that they found work. What the sorting
 * takes for such a report is a proposal; two people make it a declaration.
 */
export async function placements(context: JobContext, day: Day): Promise<void> {
  await collectUpTo(context, day, {
    family: 'placements',
    phasesOf: async (window) => [
      {
        name: 'mentions',
        async *read(token): AsyncGenerator<Batch> {
          for await (const page of pages(context, window, token)) {
            const store: Batch['store'] = (transaction) => ingestPosts(transaction, context, page.items);
            yield { nextToken: page.nextToken, requests: page.requests, store };
          }
        },
      },
    ],
  });
}

async function* pages(
  context: JobContext,
  window: Window,
  token: string | null,
): AsyncGenerator<XPage<XPost>> {
  const { x, collective } = context;
  if (reachOf(context, window.from) === 'all') {
    yield* searchPages(x, { ...window, query: `@${collective.account} -is:retweet`, reach: 'all', token });
    return;
  }
  const { id } = await collectiveAccount(context);
  let shown = 0;
  for await (const page of mentionsPages(x, { ...window, userId: id, token })) {
    shown += page.items.length;
    if (page.nextToken === null && shown >= MENTIONS_SHOWN) {
      const error = new XError('truncated', 'users/:id/mentions', { detail: 'mentions' });
      error.requests = [...page.requests];
      throw error;
    }
    yield page;
  }
}

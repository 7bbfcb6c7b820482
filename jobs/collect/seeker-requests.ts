import type { Day } from '../../db/core/calendar.ts';
import type { Collective } from '../../db/core/collective.ts';
import type { JobContext } from '../job-context.ts';
import { searchPages } from '../sources/x/endpoints.ts';
import { ingestPosts } from './ingest.ts';
import { joinShown } from './notice-bios.ts';
import { type Batch, collectUpTo } from './page-set.ts';
import { reachOf } from './window.ts';

/** `#` matches whole tags, so both are named; `-is:retweet` still matters where X's older index answers. */
export const tagQuery = ({ tag, seekerTag }: Collective): string => `(#${tag} OR #${seekerTag}) -is:retweet`;

/** Reads the posts that carry one of the tags. Cost: a page of up to 500 posts a request. */
export async function seekerRequests(context: JobContext, day: Day): Promise<void> {
  await collectUpTo(context, day, {
    family: 'seeker-requests',
    phasesOf: async (window) => [
      {
        name: 'search',
        async *read(token): AsyncGenerator<Batch> {
          const query = tagQuery(context.collective);
          const reach = reachOf(context, window.from);
          for await (const page of searchPages(context.x, { ...window, query, reach, token })) {
            const store: Batch['store'] = async (transaction) => {
              const ingested = await ingestPosts(transaction, context, page.items);
              await joinShown(transaction, context, page.users.values());
              return ingested;
            };
            yield { nextToken: page.nextToken, requests: page.requests, store };
          }
        },
      },
    ],
  });
}

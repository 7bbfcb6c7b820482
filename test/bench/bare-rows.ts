import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Calendar, type Day, type Instant } from '../../db/core/calendar.ts';
import { fixedClock } from '../../db/core/clock.ts';
import { readCollective } from '../../db/core/collective.ts';
import { pseudonymiser } from '../../db/core/pseudonym.ts';
import { toRow } from '../../jobs/collect/ingest.ts';
import { BENCH_KEY } from './bench-context.ts';
import { READ_AT } from './ingest-whole.ts';
import type { PausedTime } from './paused-time.ts';
import type { Row } from './ready-rows.ts';

type WirePost = {
  readonly id: string;
  readonly author_id: string;
  readonly created_at: Instant;
  readonly text: string;
  readonly attachments?: { readonly media_keys: readonly string[] };
  readonly referenced_tweets?: readonly { readonly type: string; readonly id: string }[];
};

/**
 * The rows of a page of X's answer by the shortest way: it takes every field for given and derives the columns
 * that the store needs (pseudonym, civil day, tags, how a post is written), nothing else.
 */
export function bareRows(answers: string, time: PausedTime): (index: number) => Row[] {
  const collective = readCollective('collective.json');
  const context = {
    collective,
    calendar: new Calendar(collective.timeZone),
    clock: fixedClock(READ_AT),
    pseudonymise: pseudonymiser(BENCH_KEY),
    runId: 1,
  };
  return (index) => {
    const { data } = JSON.parse(readFileSync(join(answers, `${index}.json`), 'utf8')) as { data: WirePost[] };
    const expiry = new Map<Day, Day>();
    time.start();
    const rows = data.map((post) => {
      const [reference] = post.referenced_tweets ?? [];
      return toRow(
        context,
        {
          id: post.id,
          shownId: post.id,
          versions: [post.id],
          authorId: post.author_id,
          createdAt: post.created_at,
          text: post.text,
          hasMedia: post.attachments !== undefined,
          isReply: reference?.type === 'replied_to',
          repostedId: null,
          quotedId: reference?.type === 'quoted' ? reference.id : null,
        },
        expiry,
      );
    });
    time.stop();
    return rows as unknown as Row[];
  };
}

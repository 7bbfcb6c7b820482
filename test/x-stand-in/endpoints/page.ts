import { compareIds } from '../../demo/world/snowflake.ts';
import { askedFor, positionOf, tokenOf } from '../http/paging.ts';
import { countBefore, type Entry } from '../world-index.ts';

export type Page = { entries: Entry[]; nextToken: string | null };

/**
 * One page of rows[from, to), newest first, of those that `keeps` accepts. The token remembers the last id given, and
 * the oldest id of the span, so that neither new posts nor a moving window shift the pages.
 */
export function newestFirst(
  rows: readonly Entry[],
  [from, to]: readonly [number, number],
  size: number,
  keeps: (entry: Entry) => boolean,
  paging: { query: URLSearchParams; parameters: readonly string[]; scope: string },
): Page {
  const { query, parameters, scope } = paging;
  const asked = askedFor(
    scope,
    ...['query', 'start_time', 'end_time', 'since_id', 'until_id', 'exclude'].map((name) => query.get(name)),
  );
  const position = positionOf(query, parameters, asked);
  const floor = position ? String(position.floor) : (rows[from]?.id ?? '0');
  const first = position ? countBefore(rows, (row) => compareIds(row.id, floor) >= 0) : from;
  let next = position ? countBefore(rows, (row) => compareIds(row.id, String(position.last)) >= 0) : to;
  const entries: Entry[] = [];
  while (next > first && entries.length < size) {
    next -= 1;
    const entry = rows[next] as Entry;
    if (keeps(entry)) entries.push(entry);
  }
  let hasMore = false;
  for (let rest = next - 1; rest >= first && !hasMore; rest--) hasMore = keeps(rows[rest] as Entry);
  const last = entries.at(-1);
  return { entries, nextToken: hasMore && last ? tokenOf(asked, { last: last.id, floor }) : null };
}

/** The `meta` of a page of posts: no ids when it is empty. */
export function pageMeta({ entries, nextToken }: Page): Record<string, unknown> {
  const [newest, oldest] = [entries[0], entries.at(-1)];
  return {
    ...(newest && oldest && { newest_id: newest.id, oldest_id: oldest.id }),
    result_count: entries.length,
    ...(nextToken && { next_token: nextToken }),
  };
}

import { addDays, type Day, eachDay } from '../../db/core/calendar.ts';
import type { CollectedFamily } from '../../db/core/families.ts';
import { addImportedDays } from '../../db/queries/windows.ts';
import { ingestPosts, toRow } from '../collect/ingest.ts';
import type { ToldPost } from '../sources/files/told-post.ts';
import type { XPost } from '../sources/x/dialect.ts';
import { type ImportContext, inBatches } from './import-context.ts';

/** Stores posts as collecting does: what is known stays, edits are followed, a tombstone keeps its silence. */
export async function importPosts(context: ImportContext, rows: AsyncIterable<ToldPost>): Promise<void> {
  const { tally } = context;
  const days = new Set<Day>();
  await inBatches(context, rows, async (batch) => {
    tally.read += batch.length;
    tally.note('twice', batch.filter(({ twice }) => twice).length);
    for (const day of await keepPosts(
      context,
      batch.map(({ post }) => post),
    ))
      days.add(day);
  });
  await claimPosts(context, days);
}

/** @returns the days on which something is new */
export async function keepPosts(context: ImportContext, posts: readonly XPost[]): Promise<Day[]> {
  const { tally } = context;
  const own = posts.filter(({ repostedId }) => repostedId === null);
  tally.leave('repost', posts.length - own.length);
  const about = own.filter((post) => {
    const { has_tag, has_seeker_tag, mentions_account } = toRow(context, post);
    return has_tag + has_seeker_tag + mentions_account > 0;
  });
  tally.leave('unrelated', own.length - about.length);
  const { added, changed } = await ingestPosts(context.db, context, about);
  tally.note('edited', changed);
  const handles = new Set(about.filter(({ authorId }) => authorId.startsWith('@')).map(({ id }) => id));
  tally.added += added.length;
  tally.known += about.length - added.length;
  tally.note('handle', added.filter(({ id }) => handles.has(id)).length);
  for (const { id, created_at, author, kind, text } of added) {
    tally.show({ id, created_at, author, kind, text: text ?? null });
  }
  for (const { createdAt } of about) tally.covers(context.calendar.dayOf(createdAt));
  return added.map(({ day }) => day);
}

const HELD = {
  tags: ['seeker-requests'],
  mentions: ['placements'],
  all: ['seeker-requests', 'placements'],
} as const satisfies Record<string, readonly CollectedFamily[]>;

/** Days that a file holds whole are collected; of the others in it something was seen. */
async function claimPosts(context: ImportContext, days: Iterable<Day>): Promise<void> {
  const { db, calendar, clock, runId, whole, tally } = context;
  const told = { calendar, at: clock.now(), runId };
  for (const family of whole ? HELD[whole.holds] : []) {
    const held = whole ? eachDay(whole.from, addDays(whole.until, 1)) : [];
    tally.windows += await addImportedDays(db, { family, days: held, state: 'collected' }, told);
  }
  for (const family of HELD.all) {
    tally.windows += await addImportedDays(db, { family, days, state: 'seen' }, told);
  }
}

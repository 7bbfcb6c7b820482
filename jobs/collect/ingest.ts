import { addDays, type Day } from '../../db/core/calendar.ts';
import { shownOn } from '../../db/core/post-id.ts';
import { leaveOut } from '../../db/privacy/left-out.ts';
import { TEXT_DAYS } from '../../db/privacy/retention.ts';
import { markDirty } from '../../db/queries/dirty-days.ts';
import { insertPosts, type NewPost } from '../../db/queries/ingest-posts.ts';
import { withoutObjectors } from '../../db/queries/person-rules.ts';
import { markToPropose } from '../../db/queries/suggestions.ts';
import type { Database } from '../../db/store.ts';
import type { JobContext } from '../job-context.ts';
import { compareIds, type XPost } from '../sources/x/dialect.ts';
import { mentions, tagsOf } from '../triage/tags.ts';
import { writingOf } from '../triage/writing.ts';
import { applyEdits, latestVersions } from './edits.ts';

/** What storing posts asks for, whether X or a file told them. */
export type IngestContext = Pick<JobContext, 'calendar' | 'clock' | 'collective' | 'pseudonymise' | 'runId'>;

/** The posts that are new, and how many known ones show a later version. */
export type Ingested = { readonly added: readonly NewPost[]; readonly changed: number };

/**
 * Stores posts that are not there yet; how to sort them is proposed later (tasks/triage.ts). A post may come
 * from the search and from the mentions: whichever reads it first stores it, and both families' days are rolled
 * up again.
 */
export async function ingestPosts(
  transaction: Database,
  context: IngestContext,
  posts: readonly XPost[],
): Promise<Ingested> {
  // X shows the newest first; keys that grow cost SQLite an eighth less than keys that shrink.
  const shown = latestVersions(posts).sort((a, b) => compareIds(a.id, b.id));
  const expiry = new Map<Day, Day>();
  const read = shown.map((post) => toRow(context, post, expiry));
  const rows = await withoutObjectors(transaction, read, ({ author }) => author);
  const kept = new Set(rows);
  const leftOut = read.filter((row) => !kept.has(row));
  const { calendar } = context;
  await leaveOut(
    transaction,
    leftOut.map((row) => ({ ...row, day: shownOn(calendar, row) })),
    context.pseudonymise,
  );
  const added = await insertPosts(transaction, rows);
  const edited = shown.flatMap((post, index) => {
    const row = read[index];
    return post.versions.length > 1 && row && kept.has(row) ? [{ post, row }] : [];
  });
  const changed = await applyEdits(transaction, calendar, edited);
  if (added.length + leftOut.length === 0) return { added, changed };
  const days = [...added, ...leftOut].map(({ day }) => day);
  const shownDays = [...added, ...leftOut].map((row) => shownOn(calendar, row));
  await markDirty(transaction, 'seeker-requests', [...days, ...shownDays]);
  await markDirty(transaction, 'placements', [...days, ...shownDays]);
  await markToPropose(transaction, days);
  return { added, changed };
}

/** @param expiry what a page has reckoned so far: its posts are of a few days */
export function toRow(context: IngestContext, post: XPost, expiry = new Map<Day, Day>()): NewPost {
  const { calendar, clock, collective, pseudonymise, runId } = context;
  const day = calendar.dayOf(post.createdAt);
  const expiresOn = expiry.get(day) ?? addDays(latest(day, calendar.dayOf(clock.now())), TEXT_DAYS);
  expiry.set(day, expiresOn);
  const lower = post.text.toLowerCase();
  const tags = tagsOf(post.text, collective, lower);
  return {
    id: post.id,
    author: pseudonymise(post.authorId),
    created_at: post.createdAt,
    day,
    kind: post.isReply ? 'reply' : post.quotedId === null ? 'original' : 'quote',
    has_tag: tags.tag ? 1 : 0,
    has_seeker_tag: tags.seekerTag ? 1 : 0,
    mentions_account: mentions(post.text, collective.account, lower) ? 1 : 0,
    has_media: post.hasMedia ? 1 : 0,
    text: post.text,
    text_expires_on: expiresOn,
    first_seen_at: clock.now(),
    run_id: runId,
    latest_id: post.shownId === post.id ? null : post.shownId,
    ...writingOf(post.text, { linkAdded: post.hasMedia || post.quotedId !== null }),
  };
}

const latest = (a: Day, b: Day): Day => (a > b ? a : b);

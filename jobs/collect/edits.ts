import type { Calendar, Day } from '../../db/core/calendar.ts';
import { shownOn } from '../../db/core/post-id.ts';
import { markDirty } from '../../db/queries/dirty-days.ts';
import { addVersions, listKnownVersions, updateEdited } from '../../db/queries/edit-posts.ts';
import type { NewPost } from '../../db/queries/ingest-posts.ts';
import { dropSuggestion, markToPropose } from '../../db/queries/suggestions.ts';
import type { Database } from '../../db/store.ts';
import { compareIds, type XPost } from '../sources/x/dialect.ts';

/** Of several versions of one post the latest; reposts are nobody's post. */
export function latestVersions(posts: readonly XPost[]): XPost[] {
  const latest = new Map<string, XPost>();
  for (const post of posts) {
    if (post.repostedId !== null) continue;
    const known = latest.get(post.id);
    if (!known || compareIds(post.shownId, known.shownId) > 0) latest.set(post.id, post);
  }
  return [...latest.values()];
}

type Edited = { readonly post: XPost; readonly row: NewPost };

/**
 * Carries edits into posts that were stored before: what the post says now, and which version that is. A text
 * that has expired stays away, and a post that somebody has decided about keeps its label: people decide. What
 * was proposed for the old text of another goes, and the new one waits for a proposal.
 * @returns how many posts it changed
 */
export async function applyEdits(
  transaction: Database,
  calendar: Calendar,
  edited: readonly Edited[],
): Promise<number> {
  if (edited.length === 0) return 0;
  const ids = edited.map(({ post }) => post.id);
  const known = new Map((await listKnownVersions(transaction, ids)).map((post) => [post.id, post]));
  let changed = 0;
  const days: Day[] = [];
  const reopened: Day[] = [];
  for (const { post, row } of edited) {
    const before = known.get(post.id);
    if (!before || compareIds(post.shownId, before.latest_id ?? before.id) <= 0) continue;
    const { has_tag, has_seeker_tag, mentions_account, has_media } = row;
    const { hashtags, has_emoji, has_link, length } = row;
    const text = before.text === null || before.gone_at !== null ? null : (row.text ?? null);
    const marks = {
      has_tag,
      has_seeker_tag,
      mentions_account,
      has_media,
      hashtags,
      has_emoji,
      has_link,
      length,
    };
    await updateEdited(transaction, { id: post.id, latest_id: post.shownId, text, ...marks });
    if (before.label === null && text !== null) {
      await dropSuggestion(transaction, post.id);
      reopened.push(before.day);
    }
    days.push(before.day, shownOn(calendar, before), shownOn(calendar, row));
    changed += 1;
  }
  await addVersions(
    transaction,
    edited.flatMap(({ post }) =>
      post.versions.slice(1).map((version_id) => ({ version_id, post_id: post.id })),
    ),
  );
  await markDirty(transaction, 'seeker-requests', days);
  await markDirty(transaction, 'placements', days);
  await markToPropose(transaction, reopened);
  return changed;
}

import { decisionsOf, labelPosts } from '../../db/queries/labels.ts';
import type { Position } from '../sources/files/bad-file.ts';
import type { ToldLabel } from '../sources/files/people-csv.ts';
import { type ImportContext, inBatches } from './import-context.ts';

const UNKNOWN = {
  fr: 'cette publication n’est pas dans la base (importez d’abord les publications)',
  en: 'this post is not in the store (import the posts first)',
};

/** What volunteers decided. A decision that its author took before is known, whatever was decided since. */
export async function importLabels(
  context: ImportContext,
  rows: AsyncIterable<{ value: ToldLabel | null; place: Position }>,
): Promise<void> {
  const { db, tally, problems, clock } = context;
  await inBatches(context, rows, async (batch) => {
    tally.read += batch.length;
    const told = batch.flatMap(({ value, place }) => (value ? [{ ...value, place }] : []));
    tally.leave('undecided', batch.length - told.length);
    const taken = await decisionsOf(
      db,
      told.map(({ postId }) => postId),
    );
    const at = clock.now();
    const fresh = [];
    for (const { place, ...decision } of told) {
      const before = taken.get(decision.postId);
      if (!before) {
        problems.add(place, UNKNOWN, 'post_id');
        continue;
      }
      tally.covers(before.day);
      const known = before.label === decision.label || before.taken.has(`${decision.label} ${decision.by}`);
      if (!known) fresh.push({ ...decision, at });
    }
    await labelPosts(db, fresh);
    const added = new Set(fresh.map(({ postId }) => postId)).size;
    tally.added += added;
    tally.known += told.length - added;
    for (const { postId, label } of fresh) tally.show({ post_id: postId, label });
  });
}

import type { Day } from '../core/calendar.ts';
import { POST_LABELS, type PostLabel } from '../core/labels.ts';
import type { PostTable } from '../schema/post.ts';
import type { Database } from '../store.ts';

/** A post as a second person reads it: nothing tells what the first one made of it. */
export type BlindPost = Pick<PostTable, 'id' | 'day' | 'kind'> & { readonly text: string };

/** Texts are kept for ninety days: older posts cannot be read. */
const isReadable = (db: Database, { by, today, since }: { by: string; today: Day; since: Day }) =>
  db
    .selectFrom('post')
    .where('day', '>=', since)
    .where('label', 'is not', null)
    .where('text', 'is not', null)
    .where('text_expires_on', '>', today)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('second_reading').select('post_id').whereRef('second_reading.post_id', '=', 'post.id'),
        ),
      ),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('post_label')
            .select('post_label.id')
            .whereRef('post_label.post_id', '=', 'post.id')
            .where('decided_by', '=', by),
        ),
      ),
    );

/**
 * Sorted posts that this person never sorted and nobody has read a second time, of those in the sample, oldest
 * first. Cost: the posts of the days since `since`, whatever the history.
 */
export async function listToReadAgain(
  db: Database,
  args: { by: string; today: Day; since: Day; isInSample: (id: string) => boolean },
): Promise<string[]> {
  const rows = await isReadable(db, args).select('id').orderBy('day').orderBy('id').execute();
  return rows.flatMap(({ id }) => (args.isInSample(id) ? [id] : []));
}

/** One of them as it is shown and what stands about it, or undefined when it is none any more. */
export async function postToReadAgain(
  db: Database,
  id: string,
  args: { by: string; today: Day; since: Day },
): Promise<(BlindPost & { label: PostLabel }) | undefined> {
  return isReadable(db, args)
    .select(['id', 'day', 'kind', 'text', 'label'])
    .where('id', '=', id)
    .$narrowType<{ text: string; label: PostLabel }>()
    .executeTakeFirst();
}

/** How often the first person said this and the second that, in the order of POST_LABELS, since a day. */
export async function agreementTable(db: Database, since: Day): Promise<number[][]> {
  const rows = await db
    .selectFrom('second_reading')
    .select((eb) => ['first_label', 'label', eb.fn.countAll<number>().as('times')])
    .where('day', '>=', since)
    .groupBy(['first_label', 'label'])
    .execute();
  const times = new Map(rows.map((row) => [`${row.first_label} ${row.label}`, Number(row.times)]));
  return POST_LABELS.map((first) => POST_LABELS.map((second) => times.get(`${first} ${second}`) ?? 0));
}

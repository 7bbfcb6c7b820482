import type { Day } from '../core/calendar.ts';
import { POST_LABELS, type PostLabel } from '../core/labels.ts';
import type { PostTable } from '../schema/post.ts';
import type { Database } from '../store.ts';

/** A post as a second person reads it: nothing tells what the first one made of it. */
export type BlindPost = Pick<PostTable, 'id' | 'day' | 'kind'> & { readonly text: string };

/** A suggestion goes with its post's text: what has one can be read, and there are never more than texts kept. */
const isReadable = (db: Database, { by, today }: { by: string; today: Day }) =>
  db
    .selectFrom('suggestion')
    .innerJoin('post', 'post.id', 'suggestion.post_id')
    .where('suggestion.waiting', '=', 0)
    .where('suggestion.expires_on', '>', today)
    .where('post.label', 'is not', null)
    .where('post.text', 'is not', null)
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
 * first. Cost: the posts whose text is kept, whatever the history.
 */
export async function listToReadAgain(
  db: Database,
  args: { by: string; today: Day; isInSample: (id: string) => boolean },
): Promise<string[]> {
  const rows = await isReadable(db, args).select('post.id').orderBy('post.day').orderBy('post.id').execute();
  return rows.flatMap(({ id }) => (args.isInSample(id) ? [id] : []));
}

/** One of them as it is shown and what stands about it, or undefined when it is none any more. */
export async function postToReadAgain(
  db: Database,
  id: string,
  args: { by: string; today: Day },
): Promise<(BlindPost & { label: PostLabel }) | undefined> {
  return isReadable(db, args)
    .select(['post.id', 'post.day', 'post.kind', 'post.text', 'post.label'])
    .where('post.id', '=', id)
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

import type { Day } from '../core/calendar.ts';
import type { Pseudonymise } from '../core/pseudonym.ts';
import { chunks } from '../queries/chunks.ts';
import { insertRows } from '../queries/insert-rows.ts';
import type { Database } from '../store.ts';

type Post = { readonly id: string; readonly day: Day };

/** Notes that these posts were read and are not kept: their days are whole without them. */
export async function leaveOut(db: Database, posts: readonly Post[], keyed: Pseudonymise): Promise<void> {
  const rows = posts.map(({ id, day }) => ({ post: keyed(id), day }));
  await insertRows(db, 'left_out_post', rows, 'nothing');
}

/** Takes that note back: these posts are kept again. */
export async function letBack(db: Database, posts: readonly Post[], keyed: Pseudonymise): Promise<void> {
  for (const some of chunks(posts, 400)) {
    const ids = some.map(({ id }) => keyed(id));
    await db.deleteFrom('left_out_post').where('post', 'in', ids).execute();
  }
}

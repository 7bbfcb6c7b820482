import { withoutObjectors } from '../../db/queries/person-rules.ts';
import { addNews } from '../../db/queries/seeker-news.ts';
import type { ToldNews } from '../sources/files/news-csv.ts';
import { type ImportContext, inBatches } from './import-context.ts';

/**
 * What people told volunteers of their search, once a person, day and answer. It tells nothing of who found work: no
 * day is known to be whole, or seen, by it.
 */
export async function importNews(context: ImportContext, rows: AsyncIterable<ToldNews>): Promise<void> {
  const { db, tally, clock, pseudonymise } = context;
  const at = clock.now();
  await inBatches(context, rows, async (batch) => {
    const told = batch.map((row) => ({ ...row, person: pseudonymise(row.person) }));
    for (const { notedBy, ...news } of await withoutObjectors(db, told, ({ person }) => person)) {
      const added = await addNews(db, { ...news, source: 'file', noted_by: notedBy, known_at: at });
      tally.read += 1;
      tally.covers(news.day);
      if (added) {
        tally.added += 1;
        tally.show({ person: news.person, day: news.day, status: news.status, noted_by: notedBy });
      } else tally.known += 1;
    }
  });
}

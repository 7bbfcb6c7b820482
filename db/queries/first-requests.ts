import type { Day } from '../core/calendar.ts';
import type { Pseudonym } from '../core/pseudonym.ts';
import type { Database } from '../store.ts';
import { chunks } from './chunks.ts';

/** The days of these people's first requests, of those up to a day; who asked for nothing is left out. */
export async function firstRequestsOf(
  db: Database,
  people: readonly Pseudonym[],
  upTo: Day = '9999-12-31' as Day,
): Promise<Map<Pseudonym, Day>> {
  const found = new Map<Pseudonym, Day>();
  for (const some of chunks(people, 400)) {
    const rows = await db
      .selectFrom('request')
      .select((eb) => ['seeker', eb.fn.min('day').as('day')])
      .where('seeker', 'in', some)
      .where('day', '<=', upTo)
      .groupBy('seeker')
      .execute();
    for (const { seeker, day } of rows) found.set(seeker, day);
  }
  return found;
}

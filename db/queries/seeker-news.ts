import type { Insertable } from 'kysely';
import type { SeekerNewsTable } from '../schema/seeker-news.ts';
import type { Database } from '../store.ts';
import { markDirty } from './dirty-days.ts';

export type ToldNews = Insertable<SeekerNewsTable>;
const SAME = ['person', 'day', 'status', 'recruiter', 'network', 'interview'] as const;

/** Adds what a person told of their search; the same of the same day is known already. Returns whether it is new. */
export async function addNews(db: Database, news: ToldNews): Promise<boolean> {
  const known = await db
    .selectFrom('seeker_news')
    .select(SAME)
    .where('person', '=', news.person)
    .where('day', '=', news.day)
    .execute();
  if (known.some((row) => SAME.every((field) => row[field] === news[field]))) return false;
  await db.insertInto('seeker_news').values(news).execute();
  await markDirty(db, 'placements', [news.day]);
  return true;
}

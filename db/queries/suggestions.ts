import type { Insertable, Selectable } from 'kysely';
import type { Day } from '../core/calendar.ts';
import type { PostTable } from '../schema/post.ts';
import type { SuggestionTable } from '../schema/suggestion.ts';
import type { Database } from '../store.ts';
import { insertRows } from './insert-rows.ts';

export type NewSuggestion = Insertable<SuggestionTable>;

/** Says that posts of these days wait for a proposal; part of the transaction that stored them. */
export async function markToPropose(db: Database, days: Iterable<Day>): Promise<void> {
  await insertRows(
    db,
    'triage_day',
    Array.from(new Set(days), (day) => ({ day })),
    'nothing',
  );
}

/** The days on which posts wait for a proposal, in order: a look-up, whatever the history. */
export async function listToPropose(db: Database): Promise<Day[]> {
  return (await db.selectFrom('triage_day').select('day').orderBy('day').execute()).map(({ day }) => day);
}

/** Posts of a day that can be read and have no proposal, so many at most. */
export async function listUnproposed(
  db: Database,
  day: Day,
  limit: number,
): Promise<
  (Pick<Selectable<PostTable>, 'id' | 'has_seeker_tag' | 'label' | 'text_expires_on'> & { text: string })[]
> {
  const rows = await db
    .selectFrom('post')
    .leftJoin('suggestion', 'suggestion.post_id', 'post.id')
    .select(['post.id', 'post.text', 'post.has_seeker_tag', 'post.label', 'post.text_expires_on'])
    .where('post.day', '=', day)
    .where('post.text', 'is not', null)
    .where('suggestion.post_id', 'is', null)
    .limit(limit)
    .execute();
  return rows.map(({ text, ...post }) => ({ ...post, text: text ?? '' }));
}

export async function addSuggestions(db: Database, suggestions: readonly NewSuggestion[]): Promise<void> {
  await insertRows(db, 'suggestion', suggestions, 'nothing');
}

/** Says that nothing of a day waits any more. */
export async function markProposed(db: Database, day: Day): Promise<void> {
  await db.deleteFrom('triage_day').where('day', '=', day).execute();
}

/** Takes back what was proposed for a post's earlier text. */
export async function dropSuggestion(db: Database, postId: string): Promise<void> {
  await db.deleteFrom('suggestion').where('post_id', '=', postId).execute();
}

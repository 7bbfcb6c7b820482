import type { Insertable } from 'kysely';
import type { SurveyCountTable } from '../schema/survey-count.ts';
import type { Database } from '../store.ts';
import { markDirty } from './dirty-days.ts';

const KEY = ['survey', 'month', 'score', 'source'] as const;

/** Puts a file's count of an answer in the place of what a file told before. Returns whether it is another. */
export async function tellAnswers(
  db: Database,
  told: Omit<Insertable<SurveyCountTable>, 'source'>,
): Promise<boolean> {
  const row = { ...told, source: 'file' as const };
  const known = await db
    .selectFrom('survey_count')
    .select('answers')
    .where('survey', '=', row.survey)
    .where('month', '=', row.month)
    .where('score', '=', row.score)
    .where('source', '=', row.source)
    .executeTakeFirst();
  if (known?.answers === row.answers) return false;
  await db
    .insertInto('survey_count')
    .values(row)
    .onConflict((conflict) => conflict.columns(KEY).doUpdateSet({ answers: row.answers }))
    .execute();
  await markDirty(db, 'placements', [row.month]);
  return true;
}

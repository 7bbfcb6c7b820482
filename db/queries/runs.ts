import type { Selectable } from 'kysely';
import type { Day, Instant } from '../core/calendar.ts';
import type { RunTable } from '../schema/run.ts';
import type { Database } from '../store.ts';

export type Run = Selectable<RunTable>;
export type RunEnd = { state: 'done' | 'partial' | 'failed'; reason: string | null };

/** Opens a run. Those of the same task still open were killed on their way: they end as failed. */
export async function startRun(db: Database, run: { task: string; day: Day; at: Instant }): Promise<number> {
  return db.transaction().execute(async (transaction) => {
    await transaction
      .updateTable('run')
      .set({ state: 'failed', reason: 'interrupted', ended_at: run.at })
      .where('task', '=', run.task)
      .where('state', '=', 'running')
      .execute();
    const { id } = await transaction
      .insertInto('run')
      .values({
        task: run.task,
        day: run.day,
        started_at: run.at,
        ended_at: null,
        state: 'running',
        reason: null,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    return id;
  });
}

export async function endRun(db: Database, run: { id: number; at: Instant } & RunEnd): Promise<void> {
  const { id, at, state, reason } = run;
  await db.updateTable('run').set({ state, reason, ended_at: at }).where('id', '=', id).execute();
}

/** Whether a run begun at `since` or later has done a task for a day, whatever was tried before. */
export async function isDone(
  db: Database,
  { task, day, since }: { task: string; day: Day; since: Instant },
): Promise<boolean> {
  const row = await db
    .selectFrom('run')
    .select('id')
    .where('task', '=', task)
    .where('day', '=', day)
    .where('state', '=', 'done')
    .where('started_at', '>=', since)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

import type { Selectable } from 'kysely';
import type { Day, Instant } from '../core/calendar.ts';
import type { RunTable } from '../schema/run.ts';
import type { Database } from '../store.ts';

export type Run = Selectable<RunTable>;
export type RunEnd = { state: 'done' | 'partial' | 'failed'; reason: string | null };

/** Opens a run. The one before of the same task, when still open, was killed on its way: it ends as failed. */
export async function startRun(db: Database, run: { task: string; day: Day; at: Instant }): Promise<number> {
  return db.transaction().execute(async (transaction) => {
    await transaction
      .updateTable('run')
      .set({ state: 'failed', reason: 'interrupted', ended_at: run.at })
      // Whoever opened the latest has closed those before it: eleven years of them need no look.
      .where('id', '=', (eb) =>
        eb
          .selectFrom('run')
          .select((of) => of.fn.max('id').as('id'))
          .where('task', '=', run.task),
      )
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

/** Whether a task has ever run. */
export async function hasRun(db: Database, task: string): Promise<boolean> {
  const row = await db.selectFrom('run').select('id').where('task', '=', task).limit(1).executeTakeFirst();
  return row !== undefined;
}

/** The latest moment at which a run began or ended; null when none did. */
export async function readNewestMoment(db: Database): Promise<Instant | null> {
  const { began, ended } = await db
    .selectFrom('run')
    .select((eb) => [eb.fn.max('started_at').as('began'), eb.fn.max('ended_at').as('ended')])
    .executeTakeFirstOrThrow();
  return began === null || (ended !== null && ended > began) ? ended : began;
}

/** The runs of these days, both included, the oldest first. */
export const listRunsOfDays = (
  db: Database,
  from: Day,
  to: Day,
): Promise<Pick<Run, 'task' | 'day' | 'state' | 'reason'>[]> =>
  db
    .selectFrom('run')
    .select(['task', 'day', 'state', 'reason'])
    .where('day', '>=', from)
    .where('day', '<=', to)
    .orderBy('id')
    .execute();

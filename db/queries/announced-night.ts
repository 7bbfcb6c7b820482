import { sql } from 'kysely';
import type { Day, Instant } from '../core/calendar.ts';
import type { Database } from '../store.ts';
import type { AnnouncedPlan } from './plans.ts';
import type { Run } from './runs.ts';

/** A task of a night: the last time it ran for the night's day, and what that day's runs of it read and cost. */
export type TaskRun = Pick<Run, 'task' | 'state' | 'reason' | 'started_at' | 'ended_at'> & {
  readonly requests: number;
  /** Posts and accounts that were read, as X counts what it bills. */
  readonly objects: number;
  readonly microdollars: number;
};

export type AnnouncedNight = {
  /** Of its announcement. */
  readonly id: number;
  readonly plan: AnnouncedPlan;
  readonly announcedAt: Instant;
  /** When it announced the next one, the last thing a night does; null: it has not come to its end. */
  readonly endedAt: Instant | null;
  /** When anything was last written of it. */
  readonly heardAt: Instant;
  /** In the order in which they began. */
  readonly tasks: readonly TaskRun[];
};

/** A night has some twenty runs, however often it is begun again: older ones are not looked at. */
const LATEST_RUNS = 200;

/** The night that was announced last, as far as it has come, in one query; null before the first. */
export async function readAnnouncedNight(db: Database): Promise<AnnouncedNight | null> {
  const rows = await db
    .with('night', (cte) =>
      cte
        .selectFrom('plan')
        .select(['id', 'day', 'made_at', 'document'])
        .where('kind', '=', 'night')
        .orderBy('id', 'desc')
        .limit(1),
    )
    .with('run_of', (cte) =>
      cte
        .selectFrom('run')
        .selectAll()
        .where('id', '>', (of) =>
          of.selectFrom('run').select((eb) => sql<number>`${eb.fn.max('id')} - ${LATEST_RUNS}`.as('id')),
        ),
    )
    .with('spent', (cte) =>
      cte
        .selectFrom('request_ledger')
        .select((eb) => [
          'run_id',
          eb.fn.countAll<number>().as('requests'),
          eb.fn.sum<number>('units').as('objects'),
          eb.fn.sum<number>('cost_microdollars').as('microdollars'),
          eb.fn.max('at').as('last_at'),
        ])
        // The index of the ledger is by day: eleven years of it are not read for one night.
        .where('utc_day', '>=', (of) =>
          of.selectFrom('night').select(sql<Day>`substr(made_at, 1, 10)`.as('utc_day')),
        )
        .groupBy('run_id'),
    )
    .selectFrom('night')
    .leftJoin('run_of', (join) =>
      join.onRef('run_of.day', '=', 'night.day').onRef('run_of.started_at', '>=', 'night.made_at'),
    )
    .leftJoin('spent', 'spent.run_id', 'run_of.id')
    .select((eb) => [
      'night.id as night_id',
      'night.made_at',
      'night.document',
      'run_of.task',
      'run_of.state',
      'run_of.reason',
      'run_of.started_at',
      'run_of.ended_at',
      'spent.requests',
      'spent.objects',
      'spent.microdollars',
      'spent.last_at',
      eb
        .selectFrom('plan')
        .select((of) => of.fn.min('made_at').as('made_at'))
        .whereRef('plan.id', '>', 'night.id')
        .where('plan.kind', '=', 'next')
        .as('ended'),
    ])
    .orderBy('run_of.id')
    .execute();
  const [first] = rows;
  if (!first) return null;
  const tasks = new Map<string, TaskRun>();
  let heardAt = first.made_at;
  for (const { task, state, started_at, ...row } of rows) {
    if (task === null || state === null || started_at === null) continue;
    const before = tasks.get(task);
    tasks.set(task, {
      task,
      state,
      reason: row.reason,
      started_at: before?.started_at ?? started_at,
      ended_at: row.ended_at,
      requests: (before?.requests ?? 0) + Number(row.requests ?? 0),
      objects: (before?.objects ?? 0) + Number(row.objects ?? 0),
      microdollars: (before?.microdollars ?? 0) + Number(row.microdollars ?? 0),
    });
    for (const at of [started_at, row.ended_at, row.last_at]) if (at && at > heardAt) heardAt = at;
  }
  return {
    id: first.night_id,
    plan: JSON.parse(first.document) as AnnouncedPlan,
    announcedAt: first.made_at,
    endedAt: first.ended,
    heardAt,
    tasks: [...tasks.values()],
  };
}

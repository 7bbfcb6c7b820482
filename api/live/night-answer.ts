import type { Instant } from '../../db/core/calendar.ts';
import { type AnnouncedNight, readAnnouncedNight, type TaskRun } from '../../db/queries/announced-night.ts';
import type { Database } from '../../db/store.ts';
import type { Night, NightAnswer } from '../contract/night.ts';

/** A night writes at each request and between tasks; the longest task that asks X nothing may take two hours. */
const SILENT_MS = 2 * 3_600_000;

/** The last night as it is now: one query, whatever process runs it. */
export async function readNightAnswer(db: Database, now: Instant): Promise<NightAnswer> {
  const night = await readAnnouncedNight(db);
  return { night: night && toNight(night, now) };
}

function toNight({ plan, announcedAt, endedAt, heardAt, tasks }: AnnouncedNight, now: Instant): Night {
  const announced = plan.due ?? plan.lines.filter(({ state }) => state !== 'not_due').map(({ task }) => task);
  // What only became due on the way stands where it ran.
  const begun = tasks.map(({ task }) => task);
  const names = [...begun, ...announced.filter((task) => !begun.includes(task))];
  const sum = (of: 'requests' | 'objects' | 'microdollars') =>
    tasks.reduce((total, task) => total + task[of], 0);
  const wasStopped =
    Date.parse(now) - Date.parse(heardAt) > SILENT_MS || tasks.at(-1)?.reason === 'interrupted';
  return {
    day: plan.day,
    state: endedAt !== null ? 'ended' : wasStopped ? 'stopped' : 'running',
    begunAt: announcedAt,
    heardAt,
    endedAt,
    tasks: names.map((name) => {
      const line = plan.lines.find(({ task }) => task === name);
      const atMost = line ? line.microdollars : 0;
      return {
        ...toTask(
          name,
          tasks.find(({ task }) => task === name),
        ),
        atMost: atMost === null ? null : dollars(atMost),
      };
    }),
    requests: sum('requests'),
    objects: sum('objects'),
    dollars: dollars(sum('microdollars')),
    atMost: dollars(plan.atMost),
  };
}

const toTask = (task: string, run: TaskRun | undefined) => ({
  task,
  state: run?.state ?? ('left' as const),
  reason: run?.reason ?? null,
  requests: run?.requests ?? 0,
  objects: run?.objects ?? 0,
  dollars: dollars(run?.microdollars ?? 0),
});

const dollars = (microdollars: number): number => microdollars / 1_000_000;

import type { Day } from '../db/core/calendar.ts';
import { sentenceOf } from '../db/core/cli.ts';
import { AppError } from '../db/core/errors.ts';
import { addPlan } from '../db/queries/plans.ts';
import { endRun, isDone, startRun } from '../db/queries/runs.ts';
import { reasonOf } from './collect/page-set.ts';
import type { Work } from './estimates.ts';
import type { JobSetting } from './job-context.ts';
import { nightBegins } from './one-utc-day.ts';
import { allowanceOf, announced, planNextNight, planTasks } from './plan.ts';
import { SCHEDULE, type Task } from './schedule.ts';
import { XError, type XErrorKind } from './sources/x/x-error.ts';

/** Ends that leave what was read in place, to be gone on with: nothing is wrong with the task. */
const RESUMES: ReadonlySet<XErrorKind> = new Set([
  'rate-limited',
  'usage-capped',
  'budget',
  'too-fast',
  'token-repeated',
  'truncated',
]);

/**
 * Runs one task for one day within its time limit and budget, and records how it ended.
 * @param announced what a plan said that it costs at most (null: not known); planned now unless told
 * @throws what the task threw, once the run says so
 */
export async function runTask(
  setting: JobSetting,
  task: Task,
  day: Day,
  announced?: Work | null,
): Promise<void> {
  const { store, clock, log } = setting;
  if (setting.x.budget.limited && task.readsX) {
    const work = announced === undefined ? (await announce(setting, [task], day)).get(task.name) : announced;
    setting.x.budget.begin(await allowanceOf(setting, work ?? null));
  }
  const runId = await startRun(store.db, { task: task.name, day, at: clock.now() });
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(tooLong(task)), task.limitMinutes * 60_000);
  const stop = setting.signal ?? new AbortController().signal;
  const interrupted = (): void => limit.abort(stopped(task));
  stop.addEventListener('abort', interrupted, { once: true });
  if (stop.aborted) interrupted();
  try {
    await task.run({ ...setting, runId, signal: limit.signal }, day);
    await endRun(store.db, { id: runId, at: clock.now(), state: 'done', reason: null });
    log.info({ task: task.name, day }, 'done');
  } catch (error) {
    const state = error instanceof XError && RESUMES.has(error.kind) ? 'partial' : 'failed';
    const reason = reasonOf(error);
    log.error({ task: task.name, day, state, reason }, 'stopped');
    await endRun(store.db, { id: runId, at: clock.now(), state, reason });
    throw error;
  } finally {
    clearTimeout(timer);
    stop.removeEventListener('abort', interrupted);
  }
}

/** What a night lets others do on its way. */
export type NightHooks = {
  /** Between tasks: the demonstration's volunteers sort there. */
  readonly afterTask?: (name: string) => Promise<void>;
  /** Waits for 00:00 UTC; without it the night begins at once. */
  readonly wait?: (milliseconds: number) => Promise<void>;
};

/**
 * Runs a night: announces what it costs at most, then every task that is due and not done yet, each even if
 * another failed, and announces the next one.
 * @throws AppError `tasks-failed`, one sentence a failed task, after the last one
 */
export async function runNightly(setting: JobSetting, day: Day, hooks: NightHooks = {}): Promise<void> {
  const now = setting.clock.now();
  const begins = nightBegins(now);
  if (hooks.wait && begins > now) {
    setting.log.info({ begins }, 'waiting for one UTC day');
    await hooks.wait(Date.parse(begins) - Date.parse(now));
  }
  const maxima = setting.x.budget.limited ? await announce(setting, SCHEDULE, day) : null;
  const failures: { task: string; error: unknown }[] = [];
  for (const task of SCHEDULE) {
    if (setting.signal?.aborted) break;
    try {
      if (task.due && !(await task.due(setting, day))) continue;
      if (await hasRead(setting, task, day)) continue;
      await runTask(setting, task, day, maxima?.get(task.name));
    } catch (error) {
      failures.push({ task: task.name, error });
    }
    await hooks.afterTask?.(task.name);
  }
  if (setting.signal?.aborted && failures.length === 0) throw stopped(null);
  await addPlan(setting.store.db, await planNextNight(setting, SCHEDULE, day), setting.clock.now());
  if (failures.length > 0) throw tasksFailed(failures);
}

/** Whether the whole of the day is read: a run before the day was over does not tell. */
async function hasRead({ store, calendar }: JobSetting, task: Task, day: Day): Promise<boolean> {
  const since = calendar.endOf(day);
  return task.readsX && (await isDone(store.db, { task: task.name, day, since }));
}

const NOTHING: Work = { requests: 0, objects: 0, microdollars: 0 };

/** Plans, says so in the log, and returns what each task may do. */
async function announce(
  setting: JobSetting,
  tasks: readonly Task[],
  day: Day,
): Promise<Map<string, Work | null>> {
  const planned = tasks.map((task) => (tasks.length === 1 ? { ...task, due: async () => true } : task));
  const whole = await planTasks(setting, planned, day);
  const { lines, ...plan } = whole;
  setting.log.info(plan, 'planned');
  await addPlan(setting.store.db, announced(whole), setting.clock.now());
  // What was announced as nothing to read stays nothing.
  return new Map(lines.map(({ task, estimate }) => [task, estimate ? estimate.work : NOTHING]));
}

function tasksFailed(failures: readonly { task: string; error: unknown }[]): AppError {
  const lines = (language: 'fr' | 'en', colon: string): string =>
    failures.map(({ task, error }) => `${task}${colon}${sentenceOf(error, language)}`).join('\n');
  const causes = failures.map(({ error }) => error);
  return new AppError({
    code: 'tasks-failed',
    fr: lines('fr', ' : '),
    en: lines('en', ': '),
    cause: causes.length === 1 ? causes[0] : new AggregateError(causes),
  });
}

function tooLong({ name, limitMinutes }: Task): AppError {
  return new AppError({
    code: 'time-limit',
    fr: `La tâche a dépassé ses ${limitMinutes} minutes ; elle reprendra où elle s’est arrêtée. Relancez « npm run job -- ${name} ».`,
    en: `The task took more than its ${limitMinutes} minutes; it resumes where it stopped. Run "npm run job -- ${name}" again.`,
  });
}

function stopped(task: Task | null): AppError {
  const name = task?.name ?? 'nightly';
  return new AppError({
    code: 'interrupted',
    fr: `Arrêt demandé : la collecte reprendra où elle s’est arrêtée avec « npm run job -- ${name} ».`,
    en: `Stopped on request: collecting resumes where it stopped with "npm run job -- ${name}".`,
  });
}

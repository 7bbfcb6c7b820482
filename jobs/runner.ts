import type { Day } from '../db/core/calendar.ts';
import { sentenceOf } from '../db/core/cli.ts';
import { AppError, storeTrouble } from '../db/core/errors.ts';
import { addPlan, type KeptPlan, readLastPlan } from '../db/queries/plans.ts';
import { endRun, isDone, startRun } from '../db/queries/runs.ts';
import { reasonOf } from './collect/page-set.ts';
import type { Work } from './estimates.ts';
import { demandFitStore } from './fit-for-night.ts';
import type { JobSetting } from './job-context.ts';
import { nightBegins } from './one-utc-day.ts';
import { allowanceOf, announced, type Plan, planNextNight, planTasks } from './plan.ts';
import { SCHEDULE, type Task } from './schedule.ts';
import { openJournal } from './sources/x/ledger.ts';
import { XError, type XErrorKind } from './sources/x/x-error.ts';

/** Ends that leave what was read in place, to be gone on with: nothing is wrong with the task. */
const RESUMES: ReadonlySet<XErrorKind> = new Set([
  'rate-limited',
  'usage-capped',
  'budget',
  'too-fast',
  'token-repeated',
  'token-refused',
  'truncated',
]);

/**
 * Runs one task for one day within its time limit and budget, and records how it ended.
 * @param told what was announced that it costs at most; planned now unless told
 * @throws what the task threw, once the run says so
 */
export async function runTask(
  setting: JobSetting,
  task: Task,
  day: Day,
  told: Announced | null = null,
): Promise<void> {
  const { store, clock, log } = setting;
  const limited = setting.x.budget.limited && task.readsX;
  const announcement = limited ? (told ?? (await announceTask(setting, task, day))) : null;
  const runId = await startRun(store.db, { task: task.name, day, at: clock.now() });
  if (announcement) {
    const allowance = await allowanceOf(setting, announcement.work, announcement.night);
    setting.x.budget.begin(allowance, await openJournal(store.db, { ...setting, runId }, clock.now()));
  }
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(tooLong(task)), task.limitMinutes * 60_000);
  const stop = setting.signal ?? new AbortController().signal;
  const interrupted = (): void => limit.abort(stop.reason instanceof AppError ? stop.reason : stopped(task));
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
    const ended = endRun(store.db, { id: runId, at: clock.now(), state, reason });
    // A store that takes nothing any more does not take this either: the next run of the task closes this one.
    await (storeTrouble(error) ? ended.catch(() => {}) : ended);
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
  /** What this night has done, before it was stopped or by hand, is done once more only after something new. */
  readonly goesOn?: boolean;
  /** Waits for 00:00 UTC; without it the night begins at once. */
  readonly wait?: (milliseconds: number) => Promise<void>;
};

/**
 * Runs a night: announces what it costs at most, then every task that is due and not done yet, each even if
 * another failed, and announces the next one. A store that fails ends it: what is read could not be kept. So does
 * a turn that is lost: another process goes on.
 * @throws AppError `tasks-failed`, one sentence a failed task, after the last one; at once what is wrong with the store
 */
export async function runNightly(setting: JobSetting, day: Day, hooks: NightHooks = {}): Promise<void> {
  const now = setting.clock.now();
  const begins = nightBegins(now);
  if (hooks.wait && begins > now) {
    setting.log.info({ begins }, 'waiting for one UTC day');
    await hooks.wait(Date.parse(begins) - Date.parse(now));
  }
  await demandFitStore(setting);
  const night = setting.x.budget.limited ? await announceNight(setting, day) : null;
  const failures: { task: string; error: unknown }[] = [];
  let isNew = !hooks.goesOn;
  for (const task of tasksOf(setting)) {
    if (setting.signal?.aborted) break;
    try {
      if (!(await isAhead(setting, task, day))) continue;
      if (!isNew && (await hasDone(setting, task, day))) continue;
      isNew = true;
      await runTask(
        setting,
        task,
        day,
        night && { work: night.maxima.get(task.name) ?? null, night: night.plan },
      );
    } catch (error) {
      failures.push({ task: task.name, error });
      if (storeTrouble(error)) throw tasksFailed(failures);
      if (isTurnLost(error)) throw error;
    }
    await hooks.afterTask?.(task.name);
  }
  if (setting.signal?.aborted && failures.length === 0) throw stopped(null);
  // A night that was stopped is not over: what it announced still binds it.
  if (!setting.signal?.aborted)
    await addPlan(setting.store.db, await planNextNight(setting, tasksOf(setting), day));
  if (failures.length > 0) throw tasksFailed(failures);
}

/** What a night is made of: what people were promised (erasures, mails, backups) is done without X too. */
const tasksOf = ({ withoutX = false }: JobSetting): readonly Task[] =>
  withoutX ? SCHEDULE.filter(({ readsX }) => !readsX) : SCHEDULE;

/** Whether a night has a task to do: it is due, and what it reads is not read yet. */
async function isAhead(setting: JobSetting, task: Task, day: Day): Promise<boolean> {
  if (task.due && !(await task.due(setting, day))) return false;
  return !(task.readsX && (await hasDone(setting, task, day)));
}

/** Whether a task is done for the whole of the day: a run before the day was over does not tell. */
const hasDone = ({ store, calendar }: JobSetting, { name }: Task, day: Day): Promise<boolean> =>
  isDone(store.db, { task: name, day, since: calendar.endOf(day) });

/** Another process goes on with this night: what is left to do here is to stop. */
const isTurnLost = (error: unknown): boolean => error instanceof AppError && error.code === 'turn-lost';

const NOTHING: Work = { requests: 0, objects: 0, microdollars: 0 };

/** What was announced for one task (null: not known), and for the whole night it belongs to. */
type Announced = { readonly work: Work | null; readonly night: KeptPlan | null };

/**
 * Announces a night and keeps that. One that was killed and is begun again the same UTC day stays within what
 * it announced at first: reading on must not become a way of spending more.
 */
async function announceNight(
  setting: JobSetting,
  day: Day,
): Promise<{ maxima: Map<string, Work | null>; plan: KeptPlan }> {
  const madeAt = setting.clock.now();
  const plan = await announce(setting, tasksOf(setting), day);
  const last = await readLastPlan(setting.store.db);
  const goesOn =
    last?.kind === 'night' && last.day === day && last.madeAt.slice(0, 10) === madeAt.slice(0, 10);
  if (goesOn) return { maxima: maximaOf(plan), plan: last };
  const due: string[] = [];
  for (const task of tasksOf(setting)) if (await isAhead(setting, task, day)) due.push(task.name);
  const kept: KeptPlan = { ...announced(plan), due, kind: 'night', madeAt };
  await addPlan(setting.store.db, kept);
  return { maxima: maximaOf(plan), plan: kept };
}

/** Plans and says so in the log. */
async function announce(setting: JobSetting, tasks: readonly Task[], day: Day): Promise<Plan> {
  const plan = await planTasks(setting, tasks, day);
  const { lines: _, ...sums } = plan;
  setting.log.info(sums, 'planned');
  return plan;
}

/** What each task may do; what was announced as nothing to read stays nothing. */
const maximaOf = ({ lines }: Plan): Map<string, Work | null> =>
  new Map(lines.map(({ task, estimate }) => [task, estimate ? estimate.work : NOTHING]));

/** A task run by hand announces itself, due or not. */
async function announceTask(setting: JobSetting, task: Task, day: Day): Promise<Announced> {
  const plan = await announce(setting, [{ ...task, due: async () => true }], day);
  return { work: maximaOf(plan).get(task.name) ?? null, night: null };
}

function tasksFailed(failures: readonly { task: string; error: unknown }[]): AppError {
  const lines = (language: 'fr' | 'en', colon: string): string =>
    failures.map(({ task, error }) => `${task}${colon}${sentenceOf(error, language)}`).join('\n');
  const causes = failures.map(({ error }) => error);
  return new AppError({
    code: 'tasks-failed',
    fr: lines('fr', ' : '),
    en: lines('en', ': '),
    cause: causes.length === 1 ? causes[0] : new AggregateError(causes),
  });
}

function tooLong({ name, limitMinutes }: Task): AppError {
  return new AppError({
    code: 'time-limit',
    fr: `La tâche a dépassé ses ${limitMinutes} minutes ; elle reprendra où elle s’est arrêtée. Relancez « npm run job -- ${name} ».`,
    en: `The task took more than its ${limitMinutes} minutes; it resumes where it stopped. Run "npm run job -- ${name}" again.`,
  });
}

function stopped(task: Task | null): AppError {
  const name = task?.name ?? 'nightly';
  return new AppError({
    code: 'interrupted',
    fr: `Arrêt demandé : la collecte reprendra où elle s’est arrêtée avec « npm run job -- ${name} ».`,
    en: `Stopped on request: collecting resumes where it stopped with "npm run job -- ${name}".`,
  });
}

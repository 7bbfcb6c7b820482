import { addDays, type Day, instant } from '../db/core/calendar.ts';
import { fixedClock } from '../db/core/clock.ts';
import { inForce } from '../db/core/collective.ts';
import { readCostOfMonth, readCostSince } from '../db/queries/nights.ts';
import { endedByBudget } from '../db/queries/pace.ts';
import type { AnnouncedPlan, KeptPlan } from '../db/queries/plans.ts';
import type { Estimate, Estimator, Work } from './estimates.ts';
import type { PlanSetting } from './job-context.ts';
import type { Allowance } from './sources/x/budget.ts';

/** What a plan needs to know of a task. */
export type Planned = {
  readonly name: string;
  /** Null: the task does not read X. */
  readonly atMost: Estimator | null;
  /** Whether a night includes it; every night unless told. */
  readonly due?: (setting: PlanSetting, day: Day) => Promise<boolean>;
};

export type PlanLine = {
  readonly task: string;
  readonly due: boolean;
  /** Null: nothing to read. */
  readonly estimate: Estimate;
  /** Micro-dollars the task may spend when all before it cost their maximum. */
  readonly allowed: number;
  /** What is left out then: the task as a whole, or what passes `allowed`. */
  readonly cut: 'nothing' | 'rest' | 'whole';
};

/** In micro-dollars; `month` is a calendar month in UTC, `YYYY-MM`. */
export type Plan = {
  readonly day: Day;
  readonly month: string;
  readonly spent: number;
  readonly cap: number;
  readonly left: number;
  /** What all tasks together cost at most. */
  readonly atMost: number;
  readonly lines: readonly PlanLine[];
};

/**
 * What reading X up to the end of `day` costs at most, task by task in the order given, the most important
 * first. Reads the store only. A task whose latest run was ended by its budget has shown that its past does
 * not tell its future: it is announced as unknown, all that the month has left, so that it never stops at
 * the same place every night.
 */
export async function planTasks(setting: PlanSetting, tasks: readonly Planned[], day: Day): Promise<Plan> {
  const { month, spent } = await monthToDate(setting);
  const today = setting.clock.now().slice(0, 10) as Day;
  const cap = Math.round(inForce(setting.collective.caps, today).dollarsPerMonth * 1_000_000);
  const left = Math.max(0, cap - spent);
  let remaining = left;
  const lines: PlanLine[] = [];
  for (const task of tasks) {
    if (!task.atMost) continue;
    const due = task.due ? await task.due(setting, day) : true;
    let estimate = due ? await task.atMost(setting, day) : null;
    if (estimate && !estimate.exact && (await endedByBudget(setting.store.db, task.name)))
      estimate = { ...estimate, work: null };
    const wanted = estimate ? (estimate.work?.microdollars ?? remaining) : 0;
    const allowed = Math.min(wanted, remaining);
    const unmet = wanted > allowed || (estimate?.work === null && remaining === 0);
    const cut = !unmet ? 'nothing' : allowed === 0 ? 'whole' : 'rest';
    remaining -= allowed;
    lines.push({ task: task.name, due, estimate, allowed, cut });
  }
  return { day, month, spent, cap, left, atMost: left - remaining, lines };
}

/** A plan as it is announced and kept. */
export function announced({ lines, ...plan }: Plan): AnnouncedPlan {
  return {
    ...plan,
    lines: lines.map(({ task, due, estimate, allowed, cut }) => ({
      task,
      state: !due ? 'not_due' : estimate === null ? 'nothing' : estimate.work ? 'known' : 'unknown',
      requests: estimate?.work?.requests ?? null,
      objects: estimate?.work?.objects ?? null,
      microdollars: estimate ? (estimate.work?.microdollars ?? null) : 0,
      allowed,
      cut,
    })),
  };
}

/** What the night after this one will cost at most, looked at from its own time: the same hour, a day later. */
export async function planNextNight(
  setting: PlanSetting,
  tasks: readonly Planned[],
  day: Day,
): Promise<KeptPlan> {
  const madeAt = setting.clock.now();
  const clock = fixedClock(instant(Date.parse(madeAt) + 86_400_000));
  return {
    ...announced(await planTasks({ ...setting, clock }, tasks, addDays(day, 1))),
    kind: 'next',
    madeAt,
  };
}

/**
 * What a task that was announced may spend when it begins: its maximum, or less when the month has less. What
 * the tasks before it did not use is there for it, so the night as a whole stays within what it announced,
 * however often it was begun.
 */
export async function allowanceOf(
  setting: PlanSetting,
  work: Work | null,
  night: Pick<KeptPlan, 'atMost' | 'madeAt'> | null,
): Promise<Allowance> {
  const ofNight = night
    ? night.atMost - (await readCostSince(setting.store.db, night.madeAt))
    : Number.POSITIVE_INFINITY;
  const ofTask = work?.microdollars ?? Number.POSITIVE_INFINITY;
  const least = Math.max(0, Math.min(ofNight, ofTask));
  return {
    ...(await monthToDate(setting)),
    microdollars: Number.isFinite(least) ? least : null,
    requests: work?.requests ?? null,
  };
}

async function monthToDate({ store, clock }: PlanSetting): Promise<{ month: string; spent: number }> {
  const month = clock.now().slice(0, 7);
  const { dollars } = await readCostOfMonth(store.db, month);
  return { month, spent: Math.round(dollars * 1_000_000) };
}

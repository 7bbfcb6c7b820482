import { addDays, type Day } from '../db/core/calendar.ts';
import { sentenceOf } from '../db/core/cli.ts';
import { isNightOver } from '../db/queries/plans.ts';
import { hasRun } from '../db/queries/runs.ts';
import type { JobSetting, PlanSetting } from './job-context.ts';
import { NIGHT_MS, nightBegins } from './one-utc-day.ts';
import type { JobQueue } from './queue/job-queue.ts';
import { type NightHooks, runNightly } from './runner.ts';

const DAY_MS = 86_400_000;

/**
 * The night that may begin now: that of yesterday, unless it is over, whoever did it. One that was missed is made
 * up for at any hour; a service that has never collected begins at night, so that its plan can be read first.
 */
async function nightDue({ store, collective, calendar, clock }: PlanSetting): Promise<Day | null> {
  const now = clock.now();
  if (nightBegins(now) > now) return null;
  const day = addDays(calendar.dayOf(now), -1);
  if (day < collective.startDay) return null;
  if (await isNightOver(store.db, day, calendar.endOf(day))) return null;
  const isNight = Date.parse(now) % DAY_MS < NIGHT_MS;
  return isNight || (await hasRun(store.db, 'roll-up')) ? day : null;
}

/**
 * Does each night once, beside any number of workers that do the same, until the setting's signal is aborted.
 * @param before what must hold for a night to begin: it throws when it does not
 * @param after told of each night that went well
 */
export async function workNights(
  setting: JobSetting & { signal: AbortSignal },
  queue: JobQueue,
  {
    before = async () => {},
    after = async () => {},
    ...hooks
  }: NightHooks & { before?: () => Promise<void>; after?: () => Promise<void> } = {},
): Promise<void> {
  const { store, calendar, log } = setting;
  const due = () => nightDue(setting);
  const run = async (day: Day, turn: { signal: AbortSignal }): Promise<void> => {
    await before();
    const signal = AbortSignal.any([setting.signal, turn.signal]);
    try {
      await runNightly({ ...setting, signal }, day, { ...hooks, goesOn: true });
    } catch (error) {
      const isOver = await isNightOver(store.db, day, calendar.endOf(day));
      // Whoever took the turn over may have ended it by now: that is not this worker's to tell.
      if (turn.signal.aborted || !isOver) throw error;
      log.error({ day, reason: sentenceOf(error, 'en') }, 'the night is over, and not all of it went well');
      return;
    }
    await after();
  };
  await queue.work({ due, run }, setting.signal);
}

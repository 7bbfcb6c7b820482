import { setTimeout as delay } from 'node:timers/promises';
import { addDays, Calendar, type Day, type Instant, lastMomentOf, parseDay } from '../db/core/calendar.ts';
import { readArguments, runMain, type Terminal, usageError } from '../db/core/cli.ts';
import { systemClock } from '../db/core/clock.ts';
import { readCollective } from '../db/core/collective.ts';
import { readEnv } from '../db/core/env.ts';
import { AppError } from '../db/core/errors.ts';
import { noteErasure } from '../db/privacy/erasures-file.ts';
import { holdKeys } from '../db/privacy/held-keys.ts';
import { readLedgerDays } from '../db/queries/usage.ts';
import { openStore, type Store } from '../db/store.ts';
import { demandFitStore } from './fit-for-night.ts';
import { reportGaps } from './gaps.ts';
import { gapsCsv, gapsText } from './gaps-text.ts';
import { help } from './help.ts';
import type { JobSetting, PlanSetting } from './job-context.ts';
import { ledgerCsv, ledgerText } from './ledger-text.ts';
import { demandCredentials, openSetting, ringOf } from './open-setting.ts';
import { pingAfterNight } from './ping.ts';
import { planTasks } from './plan.ts';
import { planText } from './plan-text.ts';
import { demandConfirmation, eraseAll, erasedText } from './platform-erasure.ts';
import { readRecompute, refuseClosedDays } from './recompute.ts';
import { runNightly, runTask } from './runner.ts';
import { SCHEDULE, type Task } from './schedule.ts';
import { toSortCsv } from './to-sort.ts';

/** What is no task. */
const COMMANDS = ['nightly', 'gaps', 'ledger', 'to-sort', 'platform-erasure'] as const;

await runMain(async (terminal) => {
  const { values, positionals } = readArguments({
    allowPositionals: true,
    options: {
      day: { type: 'string' },
      plan: { type: 'boolean' },
      force: { type: 'boolean' },
      now: { type: 'boolean' },
      from: { type: 'string' },
      csv: { type: 'boolean' },
      'as-of': { type: 'string' },
      confirm: { type: 'string' },
      recompute: { type: 'string' },
      reason: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) return terminal.print(help(terminal.language));
  const [name, surplus] = positionals;
  const task = SCHEDULE.find((one) => one.name === name);
  if (!task && !(COMMANDS as readonly (string | undefined)[]).includes(name)) throw unknownTask(name);
  if (surplus !== undefined) throw usageError('Une seule tâche à la fois.', 'One task at a time.', 'NAME');
  const env = readEnv();
  const collective = readCollective(env.collectiveFile);
  const calendar = new Calendar(collective.timeZone);
  const asOf = readAsOf(name, values['as-of'], (text) => readDay(text, calendar, collective.startDay));
  if (asOf && asOf >= calendar.dayOf(systemClock.now()))
    throw usageError(`Le ${asOf} n’est pas encore fini.`, `${asOf} is not over yet.`, 'as-of');
  const last = values.day ?? (asOf && later(addDays(asOf, -1), collective.startDay));
  const day = readDay(last, calendar, collective.startDay);
  const recompute = readRecompute(name, values, (text) => readDay(text, calendar, collective.startDay));
  if (name === 'to-sort') {
    await using store = await openStore(env.databaseUrl, { mustExist: true });
    return terminal.print((await toSortCsv(store.db, terminal.language)).trimEnd());
  }
  if (name === 'gaps' || name === 'ledger') {
    const from = values.from ? readDay(values.from, calendar, collective.startDay) : null;
    await using store = await openStore(env.databaseUrl, { mustExist: true });
    const csv = values.csv ?? false;
    if (name === 'ledger') return await showLedger(terminal, store, { from, to: day }, csv);
    const knownBy = asOf && lastMomentOf(calendar, asOf);
    const days = { from: from ?? collective.startDay, to: day, ...(knownBy && { knownBy }) };
    return await showGaps(terminal, store, calendar, days, csv);
  }
  if (name === 'platform-erasure') {
    if (!demandConfirmation(collective, values.confirm, terminal)) return 2;
    await noteErasure(env.erasuresFile, { platform: systemClock.now() });
    return await erase(terminal, env.databaseUrl, { collective, calendar, clock: systemClock });
  }
  if (values.plan)
    return await showPlan(terminal, env.databaseUrl, { collective, calendar, clock: systemClock }, task, day);
  if (task?.readsX ?? true) demandCredentials(env);
  await using store = await openStore(env.databaseUrl);
  await using turn = await store.takeTurn();
  if (!turn && task) throw alreadyCollecting();
  if (!turn) return terminal.print(alreadyCollecting().sentence[terminal.language]);
  const ring = ringOf(env);
  if (ring) await holdKeys(store.db, ring);
  if (recompute) await refuseClosedDays(store.db, recompute);
  const signal = AbortSignal.any([terminal.signal, turn.signal]);
  await using opened = openSetting(env, { store, collective, calendar, signal });
  const setting: JobSetting = { ...opened, ...(recompute && { recompute }) };
  if (!task) {
    const wait = (milliseconds: number) => delay(milliseconds, undefined, { signal }).catch(() => {});
    await runNightly(setting, day, values.now ? {} : { wait });
    return env.pingUrl ? await pingAfterNight(env.pingUrl, setting.log) : undefined;
  }
  if (task.due && !values.force && !(await task.due(setting, day))) return notDue(terminal, task.name);
  if (task.readsX) await demandFitStore(setting);
  await runTask(setting, task, day);
});

async function showPlan(
  { language, print }: Terminal,
  databaseUrl: string,
  setting: Omit<PlanSetting, 'store'>,
  task: Task | undefined,
  day: Day,
): Promise<void> {
  await using store = await openStore(databaseUrl);
  const plan = await planTasks({ ...setting, store }, task ? [task] : SCHEDULE, day);
  for (const line of planText(plan, language, setting.calendar)) print(line);
}

async function erase(
  { language, print }: Terminal,
  databaseUrl: string,
  setting: Omit<PlanSetting, 'store'>,
): Promise<void> {
  await using store = await openStore(databaseUrl, { mustExist: true });
  await using turn = await store.takeTurn();
  if (!turn) throw alreadyCollecting();
  for (const line of erasedText(await eraseAll(store, setting), language)) print(line);
}

async function showGaps(
  { language, print }: Terminal,
  store: Store,
  calendar: Calendar,
  days: { from: Day; to: Day; knownBy?: Instant },
  csv: boolean,
): Promise<void> {
  const report = await reportGaps(store.db, calendar, days);
  if (csv) return print(gapsCsv(report, language, calendar).trimEnd());
  for (const line of gapsText(report, language, calendar)) print(line);
}

/** The UTC month under way unless told; nights read on the UTC day after the one they collect. */
async function showLedger(
  { language, print }: Terminal,
  store: Store,
  days: { from: Day | null; to: Day },
  csv: boolean,
): Promise<void> {
  const today = systemClock.now().slice(0, 10) as Day;
  const to = addDays(days.to, 1);
  const from = days.from ?? (`${to.slice(0, 7)}-01` as Day);
  const ledger = await readLedgerDays(store.db, from, to);
  if (csv) return print(ledgerCsv(ledger, language).trimEnd());
  for (const line of ledgerText(ledger, language, { from, to, today })) print(line);
}

function unknownTask(name: string | undefined): AppError {
  const names = [...COMMANDS, ...SCHEDULE.map((one) => one.name)].join(', ');
  return name === undefined
    ? usageError(`Quelle tâche ? Au choix : ${names}.`, `Which task? One of: ${names}.`, 'NAME')
    : usageError(
        `Tâche inconnue : ${name}. Au choix : ${names}.`,
        `Unknown task: ${name}. One of: ${names}.`,
        'NAME',
      );
}

function readDay(text: string | undefined, calendar: Calendar, startDay: Day): Day {
  const today = calendar.dayOf(systemClock.now());
  if (text === undefined) return addDays(today, -1);
  const day = parseDay(text);
  if (!day) {
    throw usageError(
      `Le jour « ${text} » n’existe pas ; AAAA-MM-JJ est attendu.`,
      `There is no day "${text}"; YYYY-MM-DD is expected.`,
      'day',
    );
  }
  if (day > today) throw usageError(`Le ${day} n’est pas encore passé.`, `${day} is still to come.`, 'day');
  if (day < startDay) {
    throw usageError(
      `Le collectif est né le ${startDay} : il n’y a rien à collecter avant.`,
      `The collective was born on ${startDay}: there is nothing to collect before.`,
      'day',
    );
  }
  return day;
}

const later = (one: Day, other: Day): Day => (one > other ? one : other);

/** @throws AppError when anything but gaps is asked for as of a day */
function readAsOf(
  name: string | undefined,
  text: string | undefined,
  read: (text: string) => Day,
): Day | undefined {
  if (text === undefined) return undefined;
  if (name === 'gaps') return read(text);
  throw usageError('--as-of va avec gaps.', '--as-of goes with gaps.', 'as-of');
}

function alreadyCollecting(): AppError {
  return new AppError({
    code: 'already-collecting',
    status: 409,
    fr: 'Une autre collecte est en cours sur cette base : celle-ci n’a rien fait, et rien n’est lu deux fois.',
    en: 'Another collection is under way on this store: this one did nothing, and nothing is read twice.',
  });
}

function notDue({ language, print }: Terminal, name: string): void {
  print(
    language === 'fr'
      ? `${name} n’est pas prévue ce jour-là ; --force la lance quand même.`
      : `${name} is not due that day; --force runs it all the same.`,
  );
}

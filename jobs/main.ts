import { setTimeout as delay } from 'node:timers/promises';
import { addDays, Calendar, type Day, parseDay } from '../db/core/calendar.ts';
import { readArguments, runMain, type Terminal, usageError } from '../db/core/cli.ts';
import { systemClock } from '../db/core/clock.ts';
import { readCollective } from '../db/core/collective.ts';
import { type Env, readEnv } from '../db/core/env.ts';
import { AppError, type Language } from '../db/core/errors.ts';
import { createLog } from '../db/core/log.ts';
import { type Pseudonym, pseudonymiser } from '../db/core/pseudonym.ts';
import { openStore } from '../db/store.ts';
import { reportGaps } from './gaps.ts';
import { gapsCsv, gapsText } from './gaps-text.ts';
import type { JobSetting, PlanSetting } from './job-context.ts';
import { planTasks } from './plan.ts';
import { planText } from './plan-text.ts';
import { runNightly, runTask } from './runner.ts';
import { SCHEDULE, type Task } from './schedule.ts';
import { createBudget } from './sources/x/budget.ts';
import { createXClient } from './sources/x/client.ts';

/** X's windows last fifteen minutes: a night has the time to wait for the next one. */
const PATIENCE_MS = 900_000;

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
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) return terminal.print(help(terminal.language));
  const [name, surplus] = positionals;
  const task = SCHEDULE.find((one) => one.name === name);
  if (!task && name !== 'nightly' && name !== 'gaps') throw unknownTask(name);
  if (surplus !== undefined) throw usageError('Une seule tâche à la fois.', 'One task at a time.', 'NAME');
  const env = readEnv();
  const collective = readCollective(env.collectiveFile);
  const calendar = new Calendar(collective.timeZone);
  const day = readDay(values.day, calendar, collective.startDay);
  if (name === 'gaps') {
    const from = values.from ? readDay(values.from, calendar, collective.startDay) : collective.startDay;
    return await showGaps(terminal, env.databaseUrl, calendar, { from, to: day }, values.csv ?? false);
  }
  if (values.plan)
    return await showPlan(terminal, env.databaseUrl, { collective, calendar, clock: systemClock }, task, day);
  if (task?.readsX ?? true) demandCredentials(env);
  await using store = await openStore(env.databaseUrl);
  await using turn = await store.takeTurn();
  if (!turn && task) throw alreadyCollecting();
  if (!turn) return terminal.print(alreadyCollecting().sentence[terminal.language]);
  const log = createLog(env.logLevel);
  await using x = createXClient({
    credentials: env.x,
    budget: createBudget(collective),
    log,
    patienceMs: PATIENCE_MS,
    signal: terminal.signal,
  });
  const setting: JobSetting = {
    store,
    x,
    collective,
    calendar,
    clock: systemClock,
    pseudonymise: env.pseudonymKey ? pseudonymiser(env.pseudonymKey) : refuseToName,
    log,
    signal: terminal.signal,
  };
  if (!task) {
    const wait = (milliseconds: number) =>
      delay(milliseconds, undefined, { signal: terminal.signal }).catch(() => {});
    return await runNightly(setting, day, values.now ? {} : { wait });
  }
  if (task.due && !values.force && !(await task.due(setting, day))) return notDue(terminal, task.name);
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

async function showGaps(
  { language, print }: Terminal,
  databaseUrl: string,
  calendar: Calendar,
  days: { from: Day; to: Day },
  csv: boolean,
): Promise<void> {
  await using store = await openStore(databaseUrl, { mustExist: true });
  const report = await reportGaps(store.db, calendar, days);
  if (csv) return print(gapsCsv(report, language, calendar).trimEnd());
  for (const line of gapsText(report, language, calendar)) print(line);
}

function help(language: Language): string {
  const tasks = SCHEDULE.map(({ name, about }) => `  ${name.padEnd(16)} ${about[language]}`).join('\n');
  return language === 'fr'
    ? `npm run job -- NOM [--day AAAA-MM-JJ] [--plan] [--force] [--now]
npm run job -- gaps [--from AAAA-MM-JJ] [--day AAAA-MM-JJ] [--csv]

Collecte jusqu’à la fin de ce jour (hier, sauf indication), à partir de là où la collecte s’est arrêtée.

  nightly          toutes les tâches de la nuit, dans l’ordre ci-dessous
  gaps             dit ce qui n’a pas été collecté et pourquoi, sans lire X
${tasks}

  --day    le dernier jour à collecter (gaps : le dernier jour examiné)
  --from   gaps : le premier jour examiné (celui du collectif, sauf indication)
  --csv    gaps : une ligne par jour et par famille, pour un tableur
  --plan   dit ce que cela coûterait au plus, sans rien lire chez X
  --force  même si la tâche n’est pas prévue ce jour-là (bio-adopters)
  --now    tout de suite : sans cela, une nuit lancée moins de deux heures avant 00:00 UTC attend
           cette heure, car X facture deux fois ce qui est relu le lendemain (UTC)`
    : `npm run job -- NAME [--day YYYY-MM-DD] [--plan] [--force] [--now]
npm run job -- gaps [--from YYYY-MM-DD] [--day YYYY-MM-DD] [--csv]

Collects up to the end of that day (yesterday unless told), from where collecting stopped.

  nightly          every task of the night, in the order below
  gaps             tells what was not collected and why, without reading X
${tasks}

  --day    the last day to collect (gaps: the last day looked at)
  --from   gaps: the first day looked at (the collective's, unless told)
  --csv    gaps: a row a day and family, for a spreadsheet
  --plan   tells what that would cost at most, without reading X
  --force  even if the task is not due that day (bio-adopters)
  --now    at once: without it, a night begun less than two hours before 00:00 UTC waits for that
           hour, as X bills twice what is read again on the next (UTC) day`;
}

function unknownTask(name: string | undefined): AppError {
  const names = ['nightly', 'gaps', ...SCHEDULE.map((one) => one.name)].join(', ');
  return name === undefined
    ? usageError(`Quelle tâche ? Au choix : ${names}.`, `Which task? One of: ${names}.`, 'NAME')
    : usageError(
        `Tâche inconnue : ${name}. Au choix : ${names}.`,
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
      `Le jour « ${text} » n’existe pas ; AAAA-MM-JJ est attendu.`,
      `There is no day "${text}"; YYYY-MM-DD is expected.`,
      'day',
    );
  }
  if (day > today) throw usageError(`Le ${day} n’est pas encore passé.`, `${day} is still to come.`, 'day');
  if (day < startDay) {
    throw usageError(
      `Le collectif est né le ${startDay} : il n’y a rien à collecter avant.`,
      `The collective was born on ${startDay}: there is nothing to collect before.`,
      'day',
    );
  }
  return day;
}

function demandCredentials({ x, pseudonymKey }: Env): void {
  // Said before anything is read: a night must not fail after it was paid for.
  pseudonymiser(pseudonymKey ?? '');
  if (x.bearerToken) return;
  throw new AppError({
    code: 'x-credentials-missing',
    status: 400,
    field: 'X_BEARER_TOKEN',
    fr: 'Il manque l’accès à X : définissez X_BEARER_TOKEN (ou X_BEARER_TOKEN_FILE). Sans X, « npm run import » nourrit le service avec des fichiers.',
    en: 'Access to X is missing: set X_BEARER_TOKEN (or X_BEARER_TOKEN_FILE). Without X, "npm run import" feeds the service from files.',
  });
}

function alreadyCollecting(): AppError {
  return new AppError({
    code: 'already-collecting',
    status: 409,
    fr: 'Une autre collecte est en cours sur cette base : celle-ci n’a rien fait, et rien n’est lu deux fois.',
    en: 'Another collection is under way on this store: this one did nothing, and nothing is read twice.',
  });
}

function notDue({ language, print }: Terminal, name: string): void {
  print(
    language === 'fr'
      ? `${name} n’est pas prévue ce jour-là ; --force la lance quand même.`
      : `${name} is not due that day; --force runs it all the same.`,
  );
}

/** The roll-up runs without the key, and meets no account. */
function refuseToName(): Pseudonym {
  return pseudonymiser('')('');
}

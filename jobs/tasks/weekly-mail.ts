import { addDays, type Day, type Instant } from '../../db/core/calendar.ts';
import { readCostOfMonth } from '../../db/queries/nights.ts';
import { isDone, listRunsOfDays } from '../../db/queries/runs.ts';
import { longDate } from '../../db/words/long-date.ts';
import { reportGaps } from '../gaps.ts';
import { gapsText } from '../gaps-text.ts';
import type { JobContext, PlanSetting } from '../job-context.ts';

const DAYS = 7;
const EVER = '' as Instant;
const isSunday = (day: Day): boolean => new Date(`${day}T12:00:00Z`).getUTCDay() === 0;

/** Once for each week that has ended, when somebody is to be told. */
export async function weeklyMailDue(setting: PlanSetting, day: Day): Promise<boolean> {
  const { store, mailer, weeklyMailTo } = setting;
  if (!mailer || !weeklyMailTo || !isSunday(day)) return false;
  return !(await isDone(store.db, { task: 'weekly-mail', day, since: EVER }));
}

/** Tells whoever keeps the service, in plain French, what ran in the week, what it cost, and what is missing. */
export async function weeklyMail(context: JobContext, day: Day): Promise<void> {
  const { store, calendar, collective, mailer, weeklyMailTo, publicUrl, log } = context;
  if (!mailer || !weeklyMailTo) return;
  const from = addDays(day, 1 - DAYS);
  const runs = await listRunsOfDays(store.db, from, day);
  const first = `${day.slice(0, 7)}-01` as Day;
  const [cost, gaps] = await Promise.all([
    readCostOfMonth(store.db, first.slice(0, 7)),
    reportGaps(store.db, calendar, { from, to: day }),
  ]);
  const ended = [...new Map(runs.map((run) => [`${run.day} ${run.task}`, run])).values()];
  const amiss = ended.filter(({ state, task }) => state !== 'done' && task !== 'weekly-mail');
  const nights = new Set(ended.filter(({ task }) => task === 'roll-up').map((run) => run.day)).size;
  const dollars = new Intl.NumberFormat('fr', { style: 'currency', currency: 'USD' }).format(cost.dollars);
  const text = [
    `La semaine du ${longDate(from, 'fr')} au ${longDate(day, 'fr')}, ${collective.name}.`,
    '',
    `Nuits : ${nights} sur ${DAYS}.`,
    amiss.length === 0 ? 'Chaque tâche est allée à son terme.' : 'Ce qui ne s’est pas terminé :',
    ...amiss.map(
      ({ day: of, task, reason }) => `- ${longDate(of, 'fr')}, ${task}${reason ? ` (${reason})` : ''}`,
    ),
    '',
    `Lire X a coûté ${dollars} au plus depuis le ${longDate(first, 'fr')}.`,
    '',
    ...gapsText(gaps, 'fr', calendar),
    ...(publicUrl ? ['', `Le tableau de bord : ${publicUrl}/fr`] : []),
  ].join('\n');
  const delivery = await mailer.send({
    to: weeklyMailTo,
    subject: `${collective.name} : la semaine du ${longDate(from, 'fr')}`,
    text,
  });
  log.info({ delivery }, 'told of the week');
}

import type { Calendar } from '../db/core/calendar.ts';
import type { Language } from '../db/core/errors.ts';
import type { Plan, PlanLine } from './plan.ts';

const WORDS = {
  fr: {
    title: (day: string) =>
      `Plan jusqu’au ${day} inclus. Rien n’est lu chez X pour l’établir ; tout est un maximum.`,
    notDue: 'pas prévue ce jour-là',
    nothing: 'rien à lire',
    now: 'état présent',
    unknown: (left: string) => `inconnu : au plus le budget restant (${left})`,
    work: (requests: string, objects: string, dollars: string) =>
      `${requests} requêtes, ${objects} objets facturés, ${dollars}`,
    recheck: (kept: string, waiting: string, oldest: string) =>
      ` ; ${kept} publications gardées, ${waiting} à revérifier, la plus anciennement vérifiée le ${oldest}`,
    spent: (month: string, spent: string, cap: string, left: string) =>
      `Mois ${month} (UTC) : ${spent} dépensés, plafond ${cap}, reste ${left}.`,
    total: (atMost: string) => `Cette collecte coûte au plus ${atMost}.`,
    whole: (tasks: string) =>
      `Laissé de côté si ce qui précède coûte son maximum (budget du mois) : ${tasks}.`,
    rest: (task: string, allowed: string) =>
      `Coupé au-delà de ${allowed} (budget du mois) : ${task} ; ses jours restants ne seront pas mesurés.`,
    fits: 'Tout tient dans le budget du mois.',
  },
  en: {
    title: (day: string) =>
      `Plan up to and including ${day}. Nothing is read from X to make it; all figures are maxima.`,
    notDue: 'not due that day',
    nothing: 'nothing to read',
    now: 'as it is now',
    unknown: (left: string) => `unknown: at most the budget that is left (${left})`,
    work: (requests: string, objects: string, dollars: string) =>
      `${requests} requests, ${objects} billed objects, ${dollars}`,
    recheck: (kept: string, waiting: string, oldest: string) =>
      `; ${kept} posts kept, ${waiting} to check again, the one checked longest ago on ${oldest}`,
    spent: (month: string, spent: string, cap: string, left: string) =>
      `Month ${month} (UTC): ${spent} spent, cap ${cap}, ${left} left.`,
    total: (atMost: string) => `This collection costs at most ${atMost}.`,
    whole: (tasks: string) => `Left out if what comes before costs its maximum (month’s budget): ${tasks}.`,
    rest: (task: string, allowed: string) =>
      `Cut beyond ${allowed} (month’s budget): ${task}; the days that remain will not be measured.`,
    fits: 'Everything fits in the month’s budget.',
  },
} as const;

/** A plan as a terminal shows it, line by line. */
export function planText(plan: Plan, language: Language, calendar: Calendar): string[] {
  const words = WORDS[language];
  const [dollars, leftOver] = [dollarsIn(language), dollarsIn(language, Math.floor)];
  const cuts = plan.lines.filter(({ cut }) => cut === 'whole').map(({ task }) => task);
  const partly = plan.lines.filter(({ cut }) => cut === 'rest');
  return [
    words.title(plan.day),
    ...plan.lines.map((line) => `  ${line.task.padEnd(16)} ${lineText(line, language, calendar)}`),
    words.spent(plan.month, dollars(plan.spent), dollars(plan.cap), leftOver(plan.left)),
    words.total(dollars(plan.atMost)),
    ...partly.map(({ task, allowed }) => words.rest(task, leftOver(allowed))),
    cuts.length > 0 ? words.whole(cuts.join(', ')) : '',
    cuts.length + partly.length === 0 ? words.fits : '',
  ].filter((text) => text !== '');
}

function lineText({ due, estimate, allowed }: PlanLine, language: Language, calendar: Calendar): string {
  const words = WORDS[language];
  if (!due) return words.notDue;
  if (!estimate) return words.nothing;
  const { span, work, recheck } = estimate;
  const dollars = dollarsIn(language);
  const number = new Intl.NumberFormat(language);
  const days = span
    ? `${calendar.dayOf(span.from)} → ${calendar.dayOf(Date.parse(span.until) - 1)}`
    : words.now;
  const line = `${days} : ${
    work
      ? words.work(number.format(work.requests), number.format(work.objects), dollars(work.microdollars))
      : words.unknown(dollarsIn(language, Math.floor)(allowed))
  }`.replace(' : ', language === 'fr' ? ' : ' : ': ');
  if (!recheck?.oldest) return line;
  const { kept, waiting, oldest } = recheck;
  return line + words.recheck(number.format(kept), number.format(waiting), calendar.dayOf(oldest));
}

/** Rounded to the cent, up: maxima and what is spent; `Math.floor` for what is left. */
function dollarsIn(language: Language, round = Math.ceil): (microdollars: number) => string {
  const format = new Intl.NumberFormat(language, { style: 'currency', currency: 'USD' });
  return (microdollars) => format.format(round(microdollars / 10_000) / 100);
}

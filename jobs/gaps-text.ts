import { TZDate } from '@date-fns/tz';
import { lightFormat } from 'date-fns/lightFormat';
import type { Calendar, Instant } from '../db/core/calendar.ts';
import type { Language } from '../db/core/errors.ts';
import { spreadsheet } from '../db/core/spreadsheet.ts';
import { sayCoverage } from '../db/words/say-coverage.ts';
import { daysOf, type GapReport } from './gaps.ts';

const WORDS = {
  fr: {
    title: (from: string, to: string) => `Collecte du ${from} au ${to} inclus, heure de Paris.`,
    known: (day: string) => `Tel que connu à la fin du ${day}.`,
    hours: (collected: string, hours: string, share: string) => `${collected} h sur ${hours} (${share})`,
    none: 'Aucun trou : toutes les heures sont collectées.',
    gaps: 'Ce qui manque, et pourquoi :',
    scan: (day: string) => `relevé du ${day}`,
    until: '→',
    causes: {
      x_budget: 'le budget du mois ne le permettait pas',
      x_credits_depleted: 'les crédits X étaient épuisés',
      x_spend_cap: 'le plafond de dépense fixé chez X était atteint',
      x_usage_capped: 'le plafond mensuel de X était atteint',
      x_rate_limited: 'X demandait d’attendre',
      interrupted: 'la collecte a été arrêtée',
      time_limit: 'la tâche a dépassé sa durée',
      credentials_missing: 'il manquait un accès à X',
      run_failed: 'la collecte a échoué',
    },
    x: 'X n’a pas donné la réponse attendue',
    never: 'rien n’a été tenté',
    columns: ['jour', 'famille', 'heures', 'heures_collectees', 'cause'],
  },
  en: {
    title: (from: string, to: string) => `Collected from ${from} to ${to} included, Paris time.`,
    known: (day: string) => `As known at the end of ${day}.`,
    hours: (collected: string, hours: string, share: string) => `${collected} h out of ${hours} (${share})`,
    none: 'No gap: every hour is collected.',
    gaps: 'What is missing, and why:',
    scan: (day: string) => `scan of ${day}`,
    until: '→',
    causes: {
      x_budget: 'the month’s budget did not allow it',
      x_credits_depleted: 'the X credits were used up',
      x_spend_cap: 'the spending cap set at X was reached',
      x_usage_capped: 'X’s monthly cap was reached',
      x_rate_limited: 'X asked to wait',
      interrupted: 'the collection was stopped',
      time_limit: 'the task took too long',
      credentials_missing: 'access to X was missing',
      run_failed: 'the collection failed',
    },
    x: 'X did not give the expected answer',
    never: 'nothing was tried',
    columns: ['day', 'family', 'hours', 'hours_collected', 'cause'],
  },
} as const;

/** The report as a terminal shows it, line by line. */
export function gapsText(report: GapReport, language: Language, calendar: Calendar): string[] {
  const words = WORDS[language];
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  const at = (moment: Instant): string =>
    lightFormat(new TZDate(Date.parse(moment), calendar.timeZone), 'yyyy-MM-dd HH:mm');
  const shares = report.families.map(({ family, hours, collected }) => {
    const share = sayCoverage(collected / hours, language);
    return `  ${family.padEnd(16)} ${words.hours(number.format(collected), number.format(hours), share)}`;
  });
  const gaps = report.families.flatMap(({ family, gaps: missing }) =>
    missing.map(
      ({ from, until, cause }) =>
        `  ${family.padEnd(16)} ${at(from)} ${words.until} ${at(until)} : ${causeText(cause, language)}`,
    ),
  );
  const scans = report.failedScans.map(
    ({ day, cause }) => `  ${'bio-adopters'.padEnd(16)} ${words.scan(day)} : ${causeText(cause, language)}`,
  );
  const missing = [...gaps, ...scans].map((line) => (language === 'fr' ? line : line.replace(' : ', ': ')));
  return [
    words.title(report.from, report.to),
    ...(report.knownBy ? [words.known(calendar.dayOf(report.knownBy))] : []),
    ...shares,
    ...(missing.length > 0 ? [words.gaps, ...missing] : [words.none]),
  ];
}

/** One row a day and family, as spreadsheets of that language take it. */
export function gapsCsv(report: GapReport, language: Language, calendar: Calendar): string {
  const rows = [...daysOf(report, calendar)].map(({ day, family, hours, collected, cause }) => [
    day,
    family,
    hundredths(hours),
    hundredths(collected),
    cause,
  ]);
  return spreadsheet([WORDS[language].columns, ...rows], language);
}

const hundredths = (hours: number): number => Math.round(hours * 100) / 100;

/** The stable code stands beside the words: it is what measures and the log say too. */
function causeText(cause: string | null, language: Language): string {
  const words = WORDS[language];
  if (cause === null) return words.never;
  const known = (words.causes as Record<string, string>)[cause] ?? (cause.startsWith('x_') ? words.x : null);
  return known ? `${known} [${cause}]` : cause;
}

import { addDays, type Day } from '../db/core/calendar.ts';
import type { Language } from '../db/core/errors.ts';
import { spreadsheet } from '../db/core/spreadsheet.ts';
import type { LedgerDay } from '../db/queries/usage.ts';
import { LATE_DAYS } from './collect/usage.ts';

const WORDS = {
  fr: {
    title: (from: string, to: string) =>
      `Registre des requêtes à X du ${from} au ${to} inclus, en jours UTC.`,
    none: 'Aucune requête.',
    columns: ['jour', 'requêtes', 'perdues', 'publications', 'selon X', 'écart', 'règle de X', 'au plus'],
    csv: [
      'jour_utc',
      'requetes',
      'perdues',
      'publications',
      'publications_selon_x',
      'ecart',
      'dollars_regle_de_x',
      'dollars_au_plus',
    ],
    total: 'total',
    notes: [
      'perdues : réponses jamais arrivées, comptées au plus cher ; selon X : ce que X dit avoir lu.',
      'règle de X : une même publication est facturée une fois par jour UTC ; au plus : sans cette règle.',
    ],
    late: '* X compte en retard : son nombre peut encore changer.',
  },
  en: {
    title: (from: string, to: string) => `Ledger of requests to X from ${from} to ${to} included, UTC days.`,
    none: 'No request.',
    columns: ['day', 'requests', 'lost', 'posts', 'by X', 'difference', 'X’s rule', 'at most'],
    csv: [
      'utc_day',
      'requests',
      'lost',
      'posts',
      'posts_by_x',
      'difference',
      'dollars_by_x_rule',
      'dollars_at_most',
    ],
    total: 'total',
    notes: [
      'lost: answers that never came, counted at their worst; by X: what X says was read.',
      'X’s rule: a post is billed once a UTC day; at most: without that rule.',
    ],
    late: '* X counts late: its number may still change.',
  },
} as const;

const differenceOf = ({ posts, postsByX }: LedgerDay): number | null =>
  postsByX === null ? null : postsByX - posts;

/** The ledger as a terminal shows it, line by line; `today` is the UTC day it is looked at. */
export function ledgerText(
  days: readonly LedgerDay[],
  language: Language,
  { from, to, today }: { from: Day; to: Day; today: Day },
): string[] {
  const words = WORDS[language];
  if (days.length === 0) return [words.title(from, to), words.none];
  const number = new Intl.NumberFormat(language);
  const signed = new Intl.NumberFormat(language, { signDisplay: 'exceptZero' });
  const dollars = new Intl.NumberFormat(language, {
    style: 'currency',
    currency: 'USD',
    currencyDisplay: 'narrowSymbol',
  });
  const isLate = (utcDay: Day): boolean => utcDay >= addDays(today, -LATE_DAYS);
  const rows = days.map((day) => {
    const difference = differenceOf(day);
    const star = difference !== null && isLate(day.utcDay) ? '*' : '';
    return [
      day.utcDay,
      number.format(day.requests),
      number.format(day.lost),
      number.format(day.posts),
      day.postsByX === null ? '–' : number.format(day.postsByX),
      difference === null ? '–' : `${signed.format(difference)}${star}`,
      dollars.format(day.billed / 1_000_000),
      dollars.format(day.atMost / 1_000_000),
    ];
  });
  const sum = (read: (day: LedgerDay) => number): number => days.reduce((all, day) => all + read(day), 0);
  const total = [
    words.total,
    number.format(sum(({ requests }) => requests)),
    number.format(sum(({ lost }) => lost)),
    number.format(sum(({ posts }) => posts)),
    '',
    '',
    dollars.format(sum(({ billed }) => billed) / 1_000_000),
    dollars.format(sum(({ atMost }) => atMost) / 1_000_000),
  ];
  const late = days.some((day) => day.postsByX !== null && isLate(day.utcDay)) ? [words.late] : [];
  return [words.title(from, to), ...table([[...words.columns], ...rows, total]), ...words.notes, ...late];
}

/** Columns as wide as their widest cell: the first to the left, numbers to the right. */
function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
}

/** One row a day, as spreadsheets of that language take it. */
export function ledgerCsv(days: readonly LedgerDay[], language: Language): string {
  const rows = days.map((day) => [
    day.utcDay,
    day.requests,
    day.lost,
    day.posts,
    day.postsByX,
    differenceOf(day),
    day.billed / 1_000_000,
    day.atMost / 1_000_000,
  ]);
  return spreadsheet([WORDS[language].csv, ...rows], language);
}

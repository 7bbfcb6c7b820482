import { AppError, type Sentence } from '../../db/core/errors.ts';

/** The twelve conditions of the gate, in the order they are told. One that is not met and nothing is printed. */
export const CONDITIONS = [
  'night-stale',
  'coverage-low',
  'declarations-unconfirmed',
  'words-forbidden',
  'text-faulty',
  'chart-blank',
  'chart-unnamed',
  'font-missing',
  'table-cut',
  'figure-differs',
  'person-named',
  'pages-wrong',
] as const;
type Condition = (typeof CONDITIONS)[number];

/** A condition that is not met, and why: the end of a sentence, without its full stop. */
export type Finding = Sentence & { readonly condition: Condition };

/** @throws AppError `gate-…`, after the first condition that is not met, naming every one of them */
export function refuseFor(findings: readonly Finding[]): void {
  const [first] = findings;
  if (!first) return;
  throw new AppError({
    code: `gate-${first.condition}`,
    status: 409,
    fr: `Le rapport n’est pas imprimé : ${findings.map(({ fr }) => fr).join(' ; ')}.`,
    en: `The report is not printed: ${findings.map(({ en }) => en).join('; ')}.`,
  });
}

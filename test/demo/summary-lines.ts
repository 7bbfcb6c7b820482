import type { Language } from '../../db/core/errors.ts';
import type { Demonstration } from './demonstrate.ts';

/** What a demonstration tells at its end: the figures held against the truth, and where the files are. */
export function summaryLines(
  { verdicts, nights, files, wrong, silent }: Demonstration,
  language: Language,
): string[] {
  const { equal, within } = verdicts;
  const lines =
    language === 'fr'
      ? [
          nights > 0
            ? `${nights} nuits collectées.`
            : 'Rien de nouveau à collecter : les chiffres sont ceux d’avant.',
          `Face à la vérité du monde inventé : ${equal} chiffres égaux, ${within} dans les bornes qu’ils annoncent, ${silent.length} non mesurés, ${wrong.length} faux.`,
        ]
      : [
          nights > 0
            ? `${nights} nights collected.`
            : 'Nothing new to collect: the figures are those of before.',
          `Against the invented world's truth: ${equal} figures equal, ${within} within the bounds they claim, ${silent.length} not measured, ${wrong.length} wrong.`,
        ];
  return [
    ...lines,
    ...wrong.map((name) => `  ✗ ${name}`),
    ...silent.map((name) => `  – ${name}`),
    ...files.map((file) => `  ${file}`),
  ];
}

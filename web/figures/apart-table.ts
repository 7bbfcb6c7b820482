import type { CatalogueEntry } from '../../api/contract/indicator.ts';
import type { Measure } from '../../api/contract/measure.ts';
import type { Words } from '../i18n/words.ts';
import type { TableView } from './chart-view.ts';
import { figureText } from './figure-text.ts';
import { capital, periodPhrase } from './period-text.ts';

/** Drawn by themselves, or told by a table of their own. */
const SHOWN_ELSEWHERE = ['declared_share_cohort', 'advice_contrast'];

/** Whether an indicator is also told by parts that have a name each. */
export const isToldApart = ({ key, dimensions }: CatalogueEntry): boolean =>
  !SHOWN_ELSEWHERE.includes(key) && dimensions.some(isNamed);

const isNamed = ({ name }: CatalogueEntry['dimensions'][number]): boolean => !name.includes('*');

/**
 * What is told of a figure beside the whole, in the order of the catalogue; null where none of it is kept for that
 * period.
 * @param measures of one period, every dimension
 */
export function apartTable(
  entry: CatalogueEntry,
  measures: readonly Measure[],
  words: Words,
): TableView | null {
  const { t, format } = words;
  const rows = entry.dimensions.filter(isNamed).flatMap(({ name, label, unit }) => {
    const measure = measures.find(({ dimension }) => dimension === name);
    if (!measure) return [];
    // The whole is a minimum or a pair of bounds; a part of it may be known exactly.
    const isExact = measure.low === measure.value && measure.high === measure.value;
    const shown = isExact ? 'exact' : entry.shown;
    const { main, detail, reason, state } = figureText(
      { ...entry, shown, unit: unit ?? entry.unit },
      measure,
      words,
    );
    const isAbsent = state === 'absent' || state === 'failed';
    const both = [detail, reason].filter((part) => part !== null).join(' ') || null;
    const more = isAbsent ? reason : measure.toldWith ? both : (detail ?? reason);
    return [{ head: capital(format.tidy(label[format.language])), cells: [main, more ?? t.noValue] }];
  });
  const [first] = measures;
  if (rows.length === 0 || !first) return null;
  return {
    caption: t.apartCaption(periodPhrase(first.period, words)),
    columns: [t.apartPart, t.apartValue, t.apartMore],
    rows,
  };
}

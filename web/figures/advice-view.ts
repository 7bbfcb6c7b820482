import type { Measure } from '../../api/contract/measure.ts';
import { counted, type Words } from '../i18n/words.ts';
import type { TableView } from './chart-view.ts';
import { reasonText } from './figure-text.ts';

/** The dimensions of the contrast, in the order in which the advice was given. */
export const ADVICE = ['hour', 'tags', 'length', 'media', 'emoji', 'cta'] as const;
export type Advice = (typeof ADVICE)[number];
/** Requests that follow an advice, and the others. */
const GROUPS = ['with', 'without'] as const;

export function adviceName(advice: Advice, { t }: Words): string {
  const names: Record<Advice, string> = {
    hour: t.adviceHours,
    tags: t.adviceTags,
    length: t.adviceLength,
    media: t.adviceMedia,
    emoji: t.adviceEmoji,
    cta: t.adviceCall,
  };
  return names[advice];
}

/** One row an advice: both groups, the difference with its interval, and how to read it. Never more than an association. */
export function adviceTable(
  measures: readonly Measure[],
  words: Words,
  some: readonly Advice[] = ADVICE,
): TableView {
  const { t } = words;
  const of = (dimension: string) => measures.find((measure) => measure.dimension === dimension);
  return {
    caption: t.adviceCaption,
    columns: [t.colAdvice, t.colFollow, t.colOthers, t.colDifference, t.colVerdict],
    rows: some.map((advice) => {
      const groups = GROUPS.map((group) => of(`${advice} ${group}`));
      return {
        head: adviceName(advice, words),
        cells: [...groups.map((group) => groupText(group, words)), ...contrastOf(of(advice), groups, words)],
      };
    }),
  };
}

type Told = Measure | undefined;

function groupText(group: Told, words: Words): string {
  const { t, format } = words;
  if (group?.reason === 'too_few') return t.adviceFew;
  if (!group || group.value === null || group.n === null) return t.noValue;
  return t.adviceGroup(counted(words, group.n, t.requestsWord), format.number(group.value, 1));
}

/** The difference, with how many were compared where some had nothing beside them, and what it says. */
function contrastOf(contrast: Told, groups: readonly Told[], words: Words): [string, string] {
  const { t, format } = words;
  if (!contrast || contrast.value === null || contrast.low === null || contrast.high === null)
    return [t.notMeasured, contrast?.reason ? reasonOf(contrast.reason, words) : t.verdictAbsent];
  const { value, low, high, n } = contrast;
  const interval = t.fromTo(format.number(low, 1), format.number(high, 1));
  const difference = t.adviceDifference(signed(value, words), interval);
  const all = groups.reduce((sum, group) => sum + (group?.n ?? 0), 0);
  const compared = n === null || n === all ? '' : t.adviceCompared(counted(words, n, t.requestsWord));
  return [difference + compared, verdict(low, high, words)];
}

/** « +0,6 »: right or left of no difference. */
export function signed(value: number, { format }: Words): string {
  return value > 0 ? `+${format.number(value, 1)}` : format.number(value, 1);
}

/** Of a contrast it is requests that are too few, in one of its two groups. */
const reasonOf = (code: string, words: Words): string =>
  code === 'too_few' ? words.t.verdictFew : reasonText(code, words);

/** An interval that holds 0 establishes no difference. */
function verdict(low: number, high: number, { t }: Words): string {
  if (low > 0) return t.verdictAbove;
  return high < 0 ? t.verdictBelow : t.verdictNone;
}

import type { Measure } from '../../api/contract/measure.ts';
import type { Words } from '../i18n/words.ts';
import type { TableView } from './chart-view.ts';
import { reasonText } from './figure-text.ts';

/** The dimensions of the contrast, in the order in which the advice was given. */
export const ADVICE = ['hour', 'tags', 'length', 'media', 'emoji', 'cta'] as const;
export type Advice = (typeof ADVICE)[number];

/** One row an advice: its interval, what it rests on, and how to read it. Never more than an association. */
export function adviceTable(contrasts: ReadonlyMap<Advice, Measure | null>, words: Words): TableView {
  const { t, format } = words;
  const names: Record<Advice, string> = {
    hour: t.adviceHours,
    tags: t.adviceTags,
    length: t.adviceLength,
    media: t.adviceMedia,
    emoji: t.adviceEmoji,
    cta: t.adviceCall,
  };
  const rows = ADVICE.map((advice) => {
    const measure = contrasts.get(advice) ?? null;
    const told = measure !== null && measure.low !== null && measure.high !== null ? measure : null;
    if (told === null) {
      const why = measure?.reason ? reasonOf(measure.reason, words) : t.verdictAbsent;
      return { head: names[advice], cells: [t.notMeasured, t.noValue, why] };
    }
    const [low, high] = [told.low as number, told.high as number];
    const range = t.fromTo(format.number(low, 1), format.number(high, 1));
    return {
      head: names[advice],
      cells: [range, told.n === null ? t.noValue : format.number(told.n), verdict(low, high, words)],
    };
  });
  return {
    caption: t.adviceCaption,
    columns: [t.colAdvice, t.colDifference, t.colBasis, t.colVerdict],
    rows,
  };
}

/** Of a contrast it is requests that are too few, in one of its two groups. */
const reasonOf = (code: string, words: Words): string =>
  code === 'too_few' ? words.t.verdictFew : reasonText(code, words);

/** An interval that holds 0 establishes no difference. */
function verdict(low: number, high: number, { t }: Words): string {
  if (low > 0) return t.verdictAbove;
  return high < 0 ? t.verdictBelow : t.verdictNone;
}

import type { Measure } from '../../api/contract/measure.ts';
import { counted, type Words } from '../i18n/words.ts';

/** One place of a chart, in words: what a finger, a key or a screen reader meets there. */
export type ChartMark = {
  readonly label: string;
  /** As printed, bounds and all; what is missing says so. */
  readonly text: string;
  /** What it is ranked by; null where nothing was measured. */
  readonly rank: number | null;
};

/**
 * A chart read aloud: how much it holds, its highest, lowest and last value, and what is missing.
 * @param ranked false for ranges, whose two ends have no single order
 */
export function readAloud(marks: readonly ChartMark[], words: Words, ranked = true): string {
  const { t } = words;
  const known = marks.filter(({ rank }) => rank !== null);
  const [first, last] = [marks[0], marks.at(-1)];
  if (!first || !last || known.length === 0) return t.readNone;
  const sentences = [t.readSpan(counted(words, marks.length, t.pointWord), first.label, last.label)];
  const byRank = known.toSorted((a, b) => (a.rank ?? 0) - (b.rank ?? 0));
  const [lowest, highest, latest] = [byRank[0], byRank.at(-1), known.at(-1)];
  if (ranked && lowest && highest && lowest.rank !== highest.rank)
    sentences.push(t.readHighest(highest.text, highest.label), t.readLowest(lowest.text, lowest.label));
  if (latest) sentences.push(t.readLast(latest.text, latest.label));
  const hidden = marks.filter(({ rank, text }) => rank === null && text === t.hidden).length;
  if (hidden > 0) sentences.push(t.readMissing(counted(words, hidden, t.hiddenWord)));
  const missing = marks.length - known.length - hidden;
  if (missing > 0) sentences.push(t.readMissing(counted(words, missing, t.missingWord)));
  return sentences.join(' ');
}

/** What the data of a chart are asked for again with. */
export function drawnFrom(view: {
  readonly indicator: { readonly key: string };
  readonly measures: readonly Measure[];
  readonly frame: { readonly from: string; readonly to: string };
}) {
  const grain = view.measures[0]?.period.grain ?? 'month';
  return { indicator: view.indicator.key, grain, start: view.frame.from, end: view.frame.to };
}

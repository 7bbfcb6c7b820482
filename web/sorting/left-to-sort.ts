import type { SortingLabel, SortingState } from '../../api/contract/sorting.ts';
import { counted, type Words } from '../i18n/words.ts';

/** Posts left to sort; `atLeast` where counting stopped before the last one. */
export type LeftToSort = { readonly count: number; readonly atLeast: boolean };

/** Of one kind, or of all. */
export function leftOf(state: SortingState | null, label: SortingLabel | null = null): LeftToSort {
  if (state === null) return { count: 0, atLeast: false };
  const kinds = state.left.filter((kind) => label === null || kind.label === label);
  return {
    count: kinds.reduce((sum, kind) => sum + kind.waiting, 0),
    atLeast: kinds.some((kind) => kind.waiting >= state.countedUpTo),
  };
}

/** Those that lose their text within a week. */
export function leftSoon(state: SortingState | null): LeftToSort {
  if (state === null) return { count: 0, atLeast: false };
  return { count: state.soon, atLeast: state.soon >= state.countedUpTo };
}

/** « 12 publications », « au moins 1 000 publications ». */
export function leftCounted(
  { count, atLeast }: LeftToSort,
  word: (one: boolean) => string,
  words: Words,
): string {
  const said = counted(words, count, word);
  return atLeast ? `${words.t.atLeast} ${said}` : said;
}

import type { WaitingPost } from '../../api/contract/sorting.ts';
import { capital } from '../figures/period-text.ts';
import { signsEn } from '../i18n/signs-en.ts';
import { signsFr } from '../i18n/signs-fr.ts';
import { sortingEn } from '../i18n/sorting-en.ts';
import { type SortingMessages, sortingFr } from '../i18n/sorting-fr.ts';
import { counted, type Words } from '../i18n/words.ts';
import type { DeskView, News } from './desk.ts';
import { leftCounted, leftOf, leftSoon } from './left-to-sort.ts';

export const sortingOf = ({ format }: Words): SortingMessages =>
  format.language === 'fr' ? sortingFr : sortingEn;

/** « parce que le texte dit chercher, nomme un métier »; null when no sign has a phrase. */
export function reasonText(reasons: readonly string[], words: Words): string | null {
  const signs = words.format.language === 'fr' ? signsFr : signsEn;
  // Two signs may say the same: « nomme un métier ».
  const phrases = [...new Set(reasons.flatMap((reason) => signs[reason] ?? []))];
  return phrases.length === 0 ? null : `${sortingOf(words).because} ${phrases.join(', ')}.`;
}

export function newsText(news: News, words: Words): string {
  const t = sortingOf(words);
  switch (news.kind) {
    case 'sorted':
      return news.merged ? t.newsMerged : t.newsSorted(t[news.label]);
    case 'undone':
      return t.newsUndone;
    case 'aside':
      return t.newsAside;
    case 'nothing-to-undo':
      return t.newsNothing;
    case 'text-gone':
      return t.newsGone;
    case 'taken':
      return words.format.tidy(news.sentence);
    case 'failed':
      return t.newsFailed(words.format.tidy(news.sentence));
  }
}

/** What a screen reader says after each decision: what became of it, then the next post. */
export function spokenText({ news, posts }: DeskView, words: Words): string {
  if (news === null) return '';
  const t = sortingOf(words);
  const [next] = posts;
  const then = next ? t.nextPost(words.format.day(next.day), next.text) : t.emptyTitle;
  return `${newsText(news, words)} ${then}`;
}

/** Posts left, over all kinds, and those that lose their text within a week. */
export function leftText(view: DeskView, words: Words): { left: string; soon: string | null; today: string } {
  const t = sortingOf(words);
  const soon = leftSoon(view.state);
  const today = view.state?.today.count ?? 0;
  return {
    left: capital(t.leftLine(leftCounted(leftOf(view.state), t.postWord, words))),
    soon: soon.count === 0 ? null : capital(t.soonLine(leftCounted(soon, t.soonWord, words))),
    today: t.todayLine(counted(words, today, t.todayWord)),
  };
}

/** How often it was relayed, as far as is known, and what it answers or quotes. */
export function aboutText({ relays, kind }: WaitingPost, words: Words): string {
  const t = sortingOf(words);
  const relayed = counted(words, relays, t.relayWord);
  return kind === 'original' ? relayed : `${t[`kind_${kind}`]} · ${relayed}`;
}

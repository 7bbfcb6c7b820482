import type { ComponentType } from 'preact';
import type { EditionAnswer } from '../../api/contract/edition.ts';
import type { Words } from '../i18n/words.ts';
import type { Route } from '../site/route.ts';

export type SheetOfEdition = ComponentType<{ answer: EditionAnswer; words: Words }>;

/** What of an edition is drawn: its report, the page for sponsors, or the picture for a link. */
export async function sheetOf(page: Route['page']): Promise<SheetOfEdition> {
  if (page === 'sponsor') return (await import('./sponsor.tsx')).Sponsor;
  if (page === 'share') return (await import('./share-card.tsx')).ShareCard;
  return (await import('./report.tsx')).Report;
}

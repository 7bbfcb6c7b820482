import type { Route } from '../site/route.ts';

/** What of an edition is drawn: its report, the page for sponsors, or the picture for a link. */
export async function sheetOf(page: Route['page']) {
  if (page === 'sponsor') return (await import('./sponsor.tsx')).Sponsor;
  if (page === 'share') return (await import('./share-card.tsx')).ShareCard;
  return (await import('./report.tsx')).Report;
}

import type { EditionDocument } from '../../api/contract/edition.ts';
import type { Indicator } from '../../api/contract/indicator.ts';
import type { PublicCell } from '../../api/contract/public.ts';
import { figureText } from '../figures/figure-text.ts';
import type { SponsorMessages } from '../i18n/sponsor-fr.ts';
import type { Words } from '../i18n/words.ts';

export type SponsorWords = Words & { readonly s: SponsorMessages };

/** What everybody may read of an indicator in an edition: since the start, or in its newest or in each year. */
export function releasedOf(edition: EditionDocument, key: string) {
  const indicator = edition.indicators.find((entry) => entry.key === key) ?? null;
  const cells = edition.released?.tables.find((table) => table.indicator === key)?.cells ?? [];
  const years = cells.filter(({ period }) => period.grain === 'year');
  return {
    indicator,
    all: cells.find(({ period }) => period.grain === 'all') ?? null,
    years,
    lastYear: years.findLast(({ state }) => state === 'measured' || state === 'measured_zero') ?? null,
  };
}

/** A public cell in words; what is hidden says that it is known and not told. */
export function cellText(indicator: Indicator, cell: PublicCell | null, words: SponsorWords): string {
  if (cell === null) return words.s.untold;
  if (cell.state === 'hidden') return words.s.hidden;
  return figureText(indicator, { ...cell, state: cell.state, knownAt: null }, words).main;
}

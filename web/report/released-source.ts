import type { EditionDocument } from '../../api/contract/edition.ts';
import type { Indicator } from '../../api/contract/indicator.ts';
import type { PublicCell } from '../../api/contract/public.ts';
import { figureText } from '../figures/figure-text.ts';
import type { SponsorWords } from './sponsor-words.ts';

/** What everybody may read of an indicator in an edition: since the start, or in its newest or in each year. */
export function releasedOf(edition: EditionDocument, key: string) {
  const indicator = edition.indicators.find((entry) => entry.key === key) ?? null;
  const table = edition.released?.tables.find((table) => table.indicator === key);
  const cells = (table?.cells ?? []).filter(({ dimension }) => dimension === '');
  const years = cells.filter(({ period }) => period.grain === 'year');
  return {
    indicator,
    all: cells.find(({ period }) => period.grain === 'all') ?? null,
    years,
    lastYear: years.findLast(({ state }) => state === 'measured' || state === 'measured_zero') ?? null,
  };
}

const LEVELS = ['E1', 'E2', 'E3'] as const;
export type Level = (typeof LEVELS)[number];

/**
 * On what the declared returns of the newest year told rest: people by level of evidence, none before any is told;
 * and of the year after it, when that will be told.
 */
export function evidenceOf({ released }: EditionDocument): {
  levels: { level: Level; cell: PublicCell }[];
  next: PublicCell | null;
} {
  const cells = released?.tables.find(({ indicator }) => indicator === 'evidence_mix')?.cells ?? [];
  const years = cells.filter(({ dimension, period }) => dimension !== '' && period.grain === 'year');
  const start = years.findLast(({ value, low }) => (value ?? low) !== null)?.period.start;
  const levels = LEVELS.flatMap((level) => {
    const cell = years.find(({ dimension, period }) => dimension === level && period.start === start);
    return cell ? [{ level, cell }] : [];
  });
  return { levels, next: years.find(({ reason }) => reason === 'still_followed') ?? null };
}

/** A public cell in words; what is hidden says that it is known and not told. */
export function cellText(indicator: Indicator, cell: PublicCell | null, words: SponsorWords): string {
  if (cell === null) return words.s.untold;
  if (cell.reason === 'still_followed' && cell.toldWith)
    return words.s.untoldUntil(words.format.month(cell.toldWith));
  if (cell.state === 'hidden') return words.s.hidden;
  return figureText(indicator, { ...cell, state: cell.state, knownAt: null }, words).main;
}

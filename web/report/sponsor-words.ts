import { sponsorEn } from '../i18n/sponsor-en.ts';
import { type SponsorMessages, sponsorFr } from '../i18n/sponsor-fr.ts';
import type { Words } from '../i18n/words.ts';

/** The words of the site with those of the page for sponsors beside them. */
export type SponsorWords = Words & { readonly s: SponsorMessages };

export function sponsorWords(words: Words): SponsorWords {
  return { ...words, s: words.format.language === 'fr' ? sponsorFr : sponsorEn };
}

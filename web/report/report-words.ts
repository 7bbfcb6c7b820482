import type { EditionDocument } from '../../api/contract/edition.ts';
import { reportEn } from '../i18n/report-en.ts';
import { type ReportMessages, reportFr } from '../i18n/report-fr.ts';
import type { Words } from '../i18n/words.ts';

/** The words of the site with those of the report beside them. */
export type ReportWords = Words & { readonly r: ReportMessages };

export function reportWords(words: Words): ReportWords {
  return { ...words, r: words.format.language === 'fr' ? reportFr : reportEn };
}

export function reportTitle({ anniversary, collective }: EditionDocument, words: Words): string {
  return reportWords(words).r.documentTitle(words.format.ordinal(anniversary), collective.name);
}

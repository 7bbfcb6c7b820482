import type { Finding } from './finding.ts';
import type { SeenPage } from './page-conditions.ts';

/** A printed report. */
export type SeenFile = {
  readonly sheet: 'editions' | 'sponsors';
  readonly pages: readonly { readonly empty: boolean }[];
  /** The page that each heading stands on, from 1, by its id. */
  readonly pageOf: ReadonlyMap<string, number>;
  /** How many parts of the page begin a sheet of their own. */
  readonly sheets: number;
  readonly bytes: number;
};

/** How many pages there may be, and how heavy a file that goes by mail. */
const MOST_PAGES = { editions: 16, sponsors: 1 } as const;
const BYTES = 5_000_000;

/** The pages of a file: none empty. */
export function emptyPages({ pages }: Pick<SeenFile, 'pages'>): Finding[] {
  const condition = 'pages-wrong';
  if (pages.length === 0) return [{ condition, fr: 'il n’a aucune page', en: 'it has no page' }];
  return pages.flatMap(({ empty }, index) =>
    empty ? [{ condition, fr: `la page ${index + 1} est vide`, en: `page ${index + 1} is empty` }] : [],
  );
}

/** The contents name the page that each part is on. */
export function wrongContents(
  { contents }: Pick<SeenPage, 'contents'>,
  { pageOf }: Pick<SeenFile, 'pageOf'>,
): Finding[] {
  return contents
    .filter(({ id, page }) => page !== `${pageOf.get(id)}`)
    .map(({ id, page }) => ({
      condition: 'pages-wrong',
      fr: `le sommaire annonce « ${id} » page ${page || '?'} au lieu de ${pageOf.get(id) ?? '?'}`,
      en: `the contents give page ${page || '?'} for "${id}" instead of ${pageOf.get(id) ?? '?'}`,
    }));
}

/** A page for each sheet at least, no more than the document has room for, and no heavier than a mail takes. */
export function wrongSize({ sheet, sheets, pages, bytes }: Omit<SeenFile, 'pageOf'>): Finding[] {
  const condition = 'pages-wrong';
  const most = MOST_PAGES[sheet];
  const least = Math.min(Math.max(1, sheets), most);
  const between = (to: string) => (least === most ? `${least}` : `${least} ${to} ${most}`);
  const findings: Finding[] = [];
  if (pages.length < least || pages.length > most)
    findings.push({
      condition,
      fr: `${sheet === 'sponsors' ? 'la synthèse' : 'le rapport'} a ${pages.length} pages au lieu de ${between('à')}`,
      en: `the ${sheet === 'sponsors' ? 'summary' : 'report'} has ${pages.length} pages instead of ${between('to')}`,
    });
  if (bytes > BYTES)
    findings.push({
      condition,
      fr: `le fichier pèse ${Math.ceil(bytes / 1_000_000)} Mo au lieu de 5 au plus`,
      en: `the file weighs ${Math.ceil(bytes / 1_000_000)} MB instead of 5 at most`,
    });
  return findings;
}

import type { Language } from '../db/core/errors.ts';
import { spreadsheet } from '../db/core/spreadsheet.ts';
import { listToSort } from '../db/queries/labels.ts';
import type { Database } from '../db/store.ts';

/** X lets nobody take out more posts than this in a day. */
const MOST = 500;
const COLUMNS = {
  fr: ['identifiant', 'etiquette', 'par', 'proposition', 'jour', 'texte'],
  en: ['post_id', 'label', 'by', 'proposed', 'day', 'text'],
};

/**
 * Posts that wait to be sorted, as a table for a spreadsheet: the label and the name are to be filled in, then
 * `npm run import` takes it back. 500 at a time, oldest first.
 */
export async function toSortCsv(db: Database, language: Language): Promise<string> {
  const posts = await listToSort(db, MOST);
  // An apostrophe keeps a spreadsheet from rounding an id.
  const rows = posts.map(({ id, day, text, proposed }) => [`'${id}`, '', '', proposed ?? '', day, text]);
  return spreadsheet([COLUMNS[language], ...rows], language);
}

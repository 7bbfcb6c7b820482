import { ANNOTATION_COLUMNS } from '../sources/files/annotations-csv.ts';
import type { Columns } from '../sources/files/csv-row.ts';
import { headOfTable, placesOf } from '../sources/files/csv-table.ts';
import { NEWS_COLUMNS } from '../sources/files/news-csv.ts';
import { ADOPTER_COLUMNS, DECLARATION_COLUMNS, LABEL_COLUMNS } from '../sources/files/people-csv.ts';
import { POST_COLUMNS } from '../sources/files/posts-csv.ts';
import {
  CALL_COLUMNS,
  COACHED_COLUMNS,
  CORRECTION_COLUMNS,
  MEETING_COLUMNS,
  RIGHTS_COLUMNS,
  ROSTER_COLUMNS,
  SURVEY_COLUMNS,
} from '../sources/files/service-record-csv.ts';
import type { TextFile } from '../sources/files/text-file.ts';
import { VOLUME_COLUMNS } from '../sources/files/volume-csv.ts';
import { isWire } from '../sources/x/dialect.ts';

import { RECORD_KINDS } from './service-record.ts';

/** What a file may hold. */
export const KINDS = [
  'published-figures',
  'posts',
  'volume',
  'labels',
  'declarations',
  'news',
  'adopters',
  ...RECORD_KINDS,
  'archive',
] as const;
export type Kind = (typeof KINDS)[number];

const TABLES: readonly [Kind, Columns][] = [
  ['posts', POST_COLUMNS],
  ['labels', LABEL_COLUMNS],
  ['adopters', ADOPTER_COLUMNS],
  ['news', NEWS_COLUMNS],
  ['declarations', DECLARATION_COLUMNS],
  ['coached', COACHED_COLUMNS],
  ['calls', CALL_COLUMNS],
  ['roster', ROSTER_COLUMNS],
  ['survey', SURVEY_COLUMNS],
  ['meetings', MEETING_COLUMNS],
  ['corrections', CORRECTION_COLUMNS],
  ['rights', RIGHTS_COLUMNS],
  ['annotations', ANNOTATION_COLUMNS],
  ['volume', VOLUME_COLUMNS],
];

export const isJson = ({ head }: TextFile): boolean => /^\uFEFF?\s*[{[]/.test(head);

/** What a text holds, told by its first line; null when that tells nothing. */
export function kindOf(file: TextFile): Kind | null {
  if (isJson(file)) return kindOfJson(file.head);
  const { heads } = headOfTable(file.head);
  const [found] = TABLES.filter(([, columns]) => placesOf(heads, columns).missing.length === 0);
  return found?.[0] ?? null;
}

/** The headings of a table that nobody reads. */
export function unreadHeads(file: TextFile, kind: Kind): string[] {
  const columns = TABLES.find(([name]) => name === kind)?.[1];
  return columns && !isJson(file) ? placesOf(headOfTable(file.head).heads, columns).unread : [];
}

/** A document of published figures spreads over many lines; X's posts and answers take one each. */
function kindOfJson(head: string): Kind {
  const [line = ''] = head
    .replace(/^\uFEFF/, '')
    .trimStart()
    .split('\n');
  try {
    const value: unknown = JSON.parse(line);
    return isWire(value) && 'figures' in value ? 'published-figures' : 'posts';
  } catch {
    // A line cut by the end of what was looked at is a long answer of X.
    return /"figures"\s*:/.test(head) || /^[{[]\s*$/.test(line) ? 'published-figures' : 'posts';
  }
}

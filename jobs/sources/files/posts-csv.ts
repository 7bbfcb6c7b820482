import type { Calendar } from '../../../db/core/calendar.ts';
import { AppError } from '../../../db/core/errors.ts';
import type { Columns, CsvRow } from './csv-row.ts';
import { readTable } from './csv-table.ts';
import { accountIn, idIn, momentIn, wordIn } from './csv-values.ts';
import type { Problems } from './problems.ts';
import type { TextFile } from './text-file.ts';
import type { ToldPost } from './told-post.ts';

export const POST_COLUMNS: Columns = {
  id: { heads: ['id', 'post_id', 'tweet_id', 'identifiant', 'adresse', 'url'], required: true },
  created_at: { heads: ['created_at', 'date', 'publie_le', 'cree_le'], required: true },
  author: { heads: ['author', 'author_id', 'auteur', 'compte', 'account'], required: true },
  text: { heads: ['text', 'texte', 'full_text'], required: true },
  kind: { heads: ['kind', 'type', 'genre'] },
  media: { heads: ['media', 'image'] },
};
const KINDS = {
  original: 'original',
  quote: 'quote',
  citation: 'quote',
  reply: 'reply',
  reponse: 'reply',
  repost: 'repost',
  retweet: 'repost',
} as const;
const YES_NO = {
  oui: 'yes',
  yes: 'yes',
  '1': 'yes',
  true: 'yes',
  non: 'no',
  no: 'no',
  '0': 'no',
  false: 'no',
} as const;

/** Posts that a person wrote down, one a row. @throws AppError `import-invalid` */
export async function* readPostsCsv(
  file: TextFile,
  problems: Problems,
  calendar: Calendar,
): AsyncGenerator<ToldPost> {
  const ids = { long: 0, rounded: 0 };
  for await (const { value, row } of readTable(file, POST_COLUMNS, problems, (row) =>
    toPost(row, calendar),
  )) {
    const { id } = value.post;
    if (id.length > 15) ids.long += 1;
    if (id.length > 15 && id.endsWith('000')) ids.rounded += 1;
    yield { ...value, place: { line: row.line, column: 1 } };
  }
  // One id in a thousand ends so; all of them do when a spreadsheet took them for numbers.
  if (ids.long > 1 && ids.rounded === ids.long) throw roundedIds(file.name);
}

function toPost(row: CsvRow, calendar: Calendar): Omit<ToldPost, 'place'> {
  const id = idIn(row, 'id');
  const { at, twice } = momentIn(row, 'created_at', id, calendar);
  const text = row.needed('text');
  const kind = wordIn(row, 'kind', KINDS, 'original');
  const repost = kind === 'repost' || /^RT @\w+:/.test(text);
  return {
    twice,
    post: {
      id,
      shownId: id,
      versions: [id],
      authorId: accountIn(row, 'author'),
      createdAt: at,
      text,
      hasMedia: wordIn(row, 'media', YES_NO, 'no') === 'yes',
      isReply: kind === 'reply',
      repostedId: repost ? '' : null,
      quotedId: kind === 'quote' ? '' : null,
    },
  };
}

const roundedIds = (file: string): AppError =>
  new AppError({
    code: 'import-invalid',
    status: 400,
    field: 'id',
    fr: `${file} : tous les identifiants finissent par 000, un tableur les a arrondis. Mettez la colonne au format texte avant d’y coller les identifiants. Rien n’a été importé.`,
    en: `${file}: every id ends in 000, a spreadsheet has rounded them. Set the column to text before pasting the ids. Nothing was imported.`,
  });

import type { Day } from '../../../db/core/calendar.ts';
import type { VolumeDay } from '../../../db/queries/ingest-volume.ts';
import type { Columns } from './csv-row.ts';
import { readTable } from './csv-table.ts';
import { countIn, dayIn, wordIn } from './csv-values.ts';
import type { Problems } from './problems.ts';
import type { TextFile } from './text-file.ts';

export const VOLUME_COLUMNS: Columns = {
  day: { heads: ['day', 'jour', 'date'], required: true },
  posts: { heads: ['posts', 'publications', 'tweets', 'nombre', 'count'], required: true },
  series: { heads: ['series', 'serie'] },
};
const SERIES = { tag: 'tag', hashtag: 'tag', search: 'search', recherche: 'search' } as const;

/** Posts counted by day. A day told twice with two counts is an error. @throws AppError `import-invalid` */
export async function* readVolumeCsv(
  file: TextFile,
  problems: Problems,
  today: Day,
): AsyncGenerator<VolumeDay> {
  const told = new Map<string, number>();
  const rows = readTable(file, VOLUME_COLUMNS, problems, (row) => {
    const day = dayIn(row, 'day');
    const posts = countIn(row, 'posts');
    const series = wordIn(row, 'series', SERIES, 'tag');
    if (day >= today) {
      throw row.wrong('day', { fr: 'n’est pas encore passé', en: 'is not over yet' });
    }
    const before = told.get(`${series} ${day}`);
    if (before !== undefined && before !== posts) {
      throw row.wrong('posts', {
        fr: 'contredit une ligne plus haut, pour le même jour',
        en: 'contradicts a row above, for the same day',
      });
    }
    told.set(`${series} ${day}`, posts);
    return { series, day, posts };
  });
  for await (const { value } of rows) yield value;
}

import type { Day } from '../../../db/core/calendar.ts';
import type { AnnotationKind } from '../../../db/schema/annotation.ts';
import type { Columns } from './csv-row.ts';
import { readTable } from './csv-table.ts';
import { dayIn, sentenceIn, wordIn } from './csv-values.ts';
import type { Problems } from './problems.ts';
import type { TextFile } from './text-file.ts';

export const ANNOTATION_COLUMNS: Columns = {
  day: { heads: ['day', 'jour', 'date', 'debut'], required: true },
  until: { heads: ['until', 'jusqu_au', 'fin'] },
  kind: { heads: ['kind', 'genre', 'nature'], required: true },
  text_fr: { heads: ['text_fr', 'texte_fr'], required: true },
  text_en: { heads: ['text_en', 'texte_en'], required: true },
  source: { heads: ['source'], required: true },
};

const WORDS: Record<string, AnnotationKind> = {
  event: 'event',
  evenement: 'event',
  media: 'media',
  medias: 'media',
  outage: 'outage',
  panne: 'outage',
  campaign: 'campaign',
  campagne: 'campaign',
  method: 'method',
  methode: 'method',
};
/** It stands beside a chart. */
const LONGEST = 160;

export type ToldAnnotation = {
  readonly day: Day;
  readonly until: Day;
  readonly kind: AnnotationKind;
  readonly text: { readonly fr: string; readonly en: string };
  readonly source: string;
};

export async function* readAnnotationsCsv(
  file: TextFile,
  problems: Problems,
): AsyncGenerator<ToldAnnotation> {
  const rows = readTable(file, ANNOTATION_COLUMNS, problems, (row): ToldAnnotation => {
    const short = (name: string, text: string): string => {
      if (text.length <= LONGEST) return text;
      throw row.wrong(name, {
        fr: `est trop long (${LONGEST} signes au plus)`,
        en: `is too long (${LONGEST} characters at most)`,
      });
    };
    const day = dayIn(row, 'day');
    const until = row.text('until') === '' ? day : dayIn(row, 'until');
    if (until < day)
      throw row.wrong('until', { fr: 'vient avant le premier jour', en: 'comes before the first day' });
    const said = (name: string) => short(name, sentenceIn(row, name));
    const text = { fr: said('text_fr'), en: said('text_en') };
    const source = short('source', row.needed('source'));
    return { day, until, kind: wordIn(row, 'kind', WORDS), text, source };
  });
  for await (const { value } of rows) yield value;
}

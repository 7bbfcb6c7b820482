import type { NewsStatus } from '../../../db/core/answers.ts';
import type { Day } from '../../../db/core/calendar.ts';
import { personName } from '../../people/person-name.ts';
import type { Columns } from './csv-row.ts';
import { readTable } from './csv-table.ts';
import { dayIn, nameIn, wordIn } from './csv-values.ts';
import type { Problems } from './problems.ts';
import type { TextFile } from './text-file.ts';

export const NEWS_COLUMNS: Columns = {
  person: { heads: ['person', 'personne', 'compte', 'account'], required: true },
  day: { heads: ['day', 'jour', 'date', 'dit_le'], required: true },
  status: { heads: ['status', 'situation'], required: true },
  noted_by: { heads: ['noted_by', 'note_par', 'entered_by', 'saisi_par'], required: true },
  recruiter: { heads: ['recruiter', 'recruteur'] },
  network: { heads: ['network', 'reseau'] },
  interview: { heads: ['interview', 'entretien'] },
};

const STATUS_WORDS: Record<string, NewsStatus> = {
  en_recherche: 'seeking',
  recherche: 'seeking',
  seeking: 'seeking',
  formation: 'training',
  training: 'training',
  stage: 'internship',
  internship: 'internship',
  ne_cherche_plus: 'stopped',
  stopped: 'stopped',
};
const CONTACTS = ['recruiter', 'network', 'interview'] as const;
const WORDS = { oui: 'yes', yes: 'yes', non: 'no', no: 'no' } as const;

export type ToldNews = {
  /** As `personName` writes it. */
  readonly person: string;
  /** The day of which it is true. */
  readonly day: Day;
  /** Null: contacts only. */
  readonly status: NewsStatus | null;
  readonly notedBy: string;
} & Readonly<Record<(typeof CONTACTS)[number], 0 | 1>>;

/** What people said of their search to a volunteer: where they stand, and whether anybody had contacted them. */
export async function* readNewsCsv(file: TextFile, problems: Problems, today: Day): AsyncGenerator<ToldNews> {
  const rows = readTable(file, NEWS_COLUMNS, problems, (row) => {
    const day = dayIn(row, 'day');
    if (day > today) throw row.wrong('day', { fr: 'est à venir', en: 'is still to come' });
    const status = row.text('status') === '' ? null : wordIn(row, 'status', STATUS_WORDS);
    const [recruiter, network, interview] = CONTACTS.map((name) =>
      wordIn(row, name, WORDS, 'no') === 'yes' ? 1 : 0,
    ) as [0 | 1, 0 | 1, 0 | 1];
    if (status === null && recruiter + network + interview === 0)
      throw row.wrong('status', {
        fr: 'est vide, et aucun contact n’est dit : la ligne ne dit rien',
        en: 'is empty, and no contact is told: the row says nothing',
      });
    const person = personName(row.needed('person'));
    return { person, day, status, notedBy: nameIn(row, 'noted_by'), recruiter, network, interview };
  });
  for await (const { value } of rows) yield value;
}

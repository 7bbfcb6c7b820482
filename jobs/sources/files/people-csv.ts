import type { Calendar, Day, Instant } from '../../../db/core/calendar.ts';
import { POST_LABELS, type PostLabel } from '../../../db/core/labels.ts';
import type { ToldFacts } from '../../../db/queries/declaration-facts.ts';
import { personName } from '../../people/person-name.ts';
import type { Position } from './bad-file.ts';
import type { Columns, CsvRow } from './csv-row.ts';
import { readTable } from './csv-table.ts';
import { accountIn, countIn, dayIn, idIn, nameIn, wordIn } from './csv-values.ts';
import { CONTRACT_WORDS, CONTRIBUTION_WORDS, EVIDENCE_WORDS } from './declared-words.ts';
import type { Problems } from './problems.ts';
import type { TextFile } from './text-file.ts';

const BY: Columns[string] = { heads: ['by', 'decided_by', 'par', 'trie_par'], required: true };

export const LABEL_COLUMNS: Columns = {
  post_id: { heads: ['post_id', 'id', 'identifiant', 'publication'], required: true },
  label: { heads: ['label', 'etiquette', 'tri'], required: true },
  by: BY,
};
const LABELS: Record<string, PostLabel> = {
  ...Object.fromEntries(POST_LABELS.map((label) => [label, label])),
  demande: 'seeker_request',
  offre: 'employer_offer',
  declaration: 'placement_report',
  relais: 'relay_support',
  autre: 'other',
};

export type ToldLabel = { readonly postId: string; readonly label: PostLabel; readonly by: string };

/** What volunteers decided about posts; a row whose label is empty was not decided yet. */
export async function* readLabelsCsv(
  file: TextFile,
  problems: Problems,
): AsyncGenerator<{ value: ToldLabel | null; place: Position }> {
  const rows = readTable(file, LABEL_COLUMNS, problems, (row) => {
    const postId = idIn(row, 'post_id');
    if (row.text('label') === '') return null;
    return { postId, label: wordIn(row, 'label', LABELS), by: nameIn(row, 'by') };
  });
  for await (const { value, row } of rows) yield { value, place: { line: row.line, column: 1 } };
}

export const DECLARATION_COLUMNS: Columns = {
  person: { heads: ['person', 'personne', 'compte', 'account'], required: true },
  day: { heads: ['day', 'jour', 'date', 'declare_le'], required: true },
  entered_by: { heads: ['entered_by', 'saisi_par', 'note_par'], required: true },
  confirmed_by: { heads: ['confirmed_by', 'confirme_par'] },
  evidence: { heads: ['evidence', 'preuve', 'niveau_de_preuve'] },
  start_day: { heads: ['start_day', 'debut', 'date_de_debut'] },
  contract: { heads: ['contract', 'contrat'] },
  contribution: { heads: ['contribution', 'relais', 'role_du_relais'] },
};

export type ToldDeclaration = {
  /** The id of an account, `@handle`, or the reference of somebody without an account. */
  readonly person: string;
  readonly day: Day;
  readonly declaredAt: Instant;
  readonly enteredBy: string;
  readonly confirmedBy: string | null;
  /** E2: the person gave the start and the contract themselves. */
  readonly evidence: 'E0' | 'E1' | 'E2';
  readonly facts: ToldFacts;
};

/** Returns to work that people told a volunteer, noted as facts. Other columns are not kept, whatever they say. */
export async function* readDeclarationsCsv(
  file: TextFile,
  problems: Problems,
  { calendar, today }: { calendar: Calendar; today: Day },
): AsyncGenerator<ToldDeclaration> {
  const rows = readTable(file, DECLARATION_COLUMNS, problems, (row) => {
    const day = dayIn(row, 'day');
    if (day > today) throw row.wrong('day', { fr: 'est à venir', en: 'is still to come' });
    const enteredBy = nameIn(row, 'entered_by');
    const confirmedBy = row.text('confirmed_by') === '' ? null : nameIn(row, 'confirmed_by');
    if (confirmedBy?.toLowerCase() === enteredBy.toLowerCase()) {
      throw row.wrong('confirmed_by', {
        fr: 'est la personne qui a saisi : une autre doit confirmer',
        en: 'is who entered it: someone else must confirm',
      });
    }
    // Somebody declares after having asked, on the same day perhaps: the end of the day is after both.
    const end = calendar.momentAt(day, '23:59:00')?.at as Instant;
    const person = personName(row.needed('person'));
    return { person, day, declaredAt: end, enteredBy, confirmedBy, ...jobIn(row) };
  });
  for await (const { value } of rows) yield value;
}

/** What a row says of the job, and how well it is told. */
function jobIn(row: CsvRow): Pick<ToldDeclaration, 'evidence' | 'facts'> {
  const isSaid = (name: string): boolean => row.text(name) !== '';
  const facts = {
    start_day: isSaid('start_day') ? dayIn(row, 'start_day') : null,
    contract: isSaid('contract') ? wordIn(row, 'contract', CONTRACT_WORDS) : null,
    contribution: isSaid('contribution') ? wordIn(row, 'contribution', CONTRIBUTION_WORDS) : null,
  };
  const evidence = isSaid('evidence') ? wordIn(row, 'evidence', EVIDENCE_WORDS) : 'E1';
  if (evidence === 'E2' && (facts.start_day === null || facts.contract === null)) {
    throw row.wrong('evidence', {
      fr: 'vaut E2 quand la personne a donné le début et le contrat : l’un des deux manque',
      en: 'is E2 when the person gave the start and the contract: one of them is missing',
    });
  }
  return { evidence, facts };
}

export const ADOPTER_COLUMNS: Columns = {
  day: { heads: ['day', 'jour', 'date', 'releve_le'], required: true },
  account: { heads: ['account', 'compte', 'author'], required: true },
  bio: { heads: ['bio', 'biographie', 'description'], required: true },
  followers: { heads: ['followers', 'abonnes'] },
};

export type ToldBio = {
  readonly day: Day;
  readonly account: string;
  readonly bio: string;
  readonly followers: number | null;
};

/** Bios as somebody read them on a day. */
export async function* readBiosCsv(file: TextFile, problems: Problems, today: Day): AsyncGenerator<ToldBio> {
  const rows = readTable(file, ADOPTER_COLUMNS, problems, (row) => {
    const day = dayIn(row, 'day');
    if (day > today) throw row.wrong('day', { fr: 'est à venir', en: 'is still to come' });
    const followers = row.text('followers') === '' ? null : countIn(row, 'followers');
    return { day, account: accountIn(row, 'account'), bio: row.text('bio'), followers };
  });
  for await (const { value } of rows) yield value;
}

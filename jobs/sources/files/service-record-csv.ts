import { SCORES } from '../../../db/core/answers.ts';
import { type Day, parseDay } from '../../../db/core/calendar.ts';
import { RIGHTS_KINDS, type RightsKind } from '../../../db/schema/rights-request.ts';
import type { Position } from './bad-file.ts';
import type { Columns, CsvRow } from './csv-row.ts';
import { readTable } from './csv-table.ts';
import { countIn, dayIn, idIn, nameIn, sentenceIn, wordIn } from './csv-values.ts';
import type { Problems } from './problems.ts';
import type { TextFile } from './text-file.ts';

/** What the collective notes of its own work, table by table. */
export const COACHED_COLUMNS: Columns = {
  post_id: { heads: ['post_id', 'publication', 'identifiant'], required: true },
  coached_by: { heads: ['coached_by', 'aide_par', 'aidee_par'], required: true },
};
export const MEETING_COLUMNS: Columns = {
  day: { heads: ['day', 'jour', 'date'], required: true },
  meeting: { heads: ['meeting', 'rencontre', 'evenement'], required: true },
  attendees: { heads: ['attendees', 'participants', 'presents'] },
};
export const CORRECTION_COLUMNS: Columns = {
  day: { heads: ['day', 'jour', 'date', 'corrige_le'], required: true },
  indicator: { heads: ['indicator', 'indicateur'], required: true },
  edition: { heads: ['edition'] },
  correction_fr: { heads: ['correction_fr', 'phrase_fr'], required: true },
  correction_en: { heads: ['correction_en', 'phrase_en'], required: true },
};
export const RIGHTS_COLUMNS: Columns = {
  reference: { heads: ['reference', 'numero'], required: true },
  right: { heads: ['right', 'droit'], required: true },
  received: { heads: ['received', 'recue_le', 'recu_le'], required: true },
  answered: { heads: ['answered', 'repondue_le', 'repondu_le'] },
};

export const CALL_COLUMNS: Columns = {
  post_id: { heads: ['post_id', 'publication', 'identifiant'], required: true },
  call_to_action: { heads: ['call_to_action', 'appel', 'appel_a_l_action'], required: true },
};
export const ROSTER_COLUMNS: Columns = {
  month: { heads: ['month', 'mois'], required: true },
  active: { heads: ['active', 'actifs', 'benevoles_actifs'], required: true },
  core: { heads: ['core', 'noyau_dur', 'noyau'] },
};

/** One row a month: how many gave each answer, from 1 (not at all) to 5 (entirely). */
export const SURVEY_COLUMNS: Columns = {
  month: { heads: ['month', 'mois'], required: true },
  ...Object.fromEntries(SCORES.map((score) => [`${score}`, { heads: [`${score}`], required: true }])),
};

export type ToldCall = { readonly postId: string; readonly calls: boolean; readonly place: Position };
/** How many said that they were active; `core`: of these, in at least ten of the last twelve months. */
export type ToldMonth = { readonly month: Day; readonly active: number; readonly core: number | null };
export type ToldCoached = { readonly postId: string; readonly by: string; readonly place: Position };
export type ToldMeeting = { readonly day: Day; readonly title: string; readonly attendees: number | null };
export type ToldCorrection = {
  readonly day: Day;
  readonly indicator: string;
  readonly edition: string;
  readonly sentence: { readonly fr: string; readonly en: string };
};
export type ToldRights = {
  readonly reference: string;
  readonly kind: RightsKind;
  readonly received: Day;
  readonly answered: Day | null;
};

const RIGHTS: Record<string, RightsKind> = {
  ...Object.fromEntries(RIGHTS_KINDS.map((kind) => [kind, kind])),
  acces: 'access',
  rectification: 'rectification',
  effacement: 'erasure',
  limitation: 'restriction',
  opposition: 'objection',
};

/** @param today a day that is still to come is no note of what was */
function pastDayIn(row: CsvRow, name: string, today: Day): Day {
  const day = dayIn(row, name);
  if (day > today) throw row.wrong(name, { fr: 'est à venir', en: 'is still to come' });
  return day;
}

export async function* readCoachedCsv(file: TextFile, problems: Problems): AsyncGenerator<ToldCoached> {
  const rows = readTable(file, COACHED_COLUMNS, problems, (row) => ({
    postId: idIn(row, 'post_id'),
    by: nameIn(row, 'coached_by'),
  }));
  for await (const { value, row } of rows) yield { ...value, place: { line: row.line, column: 1 } };
}

/** What somebody who read the post says: whether it asks its readers to do something. */
export async function* readCallsCsv(file: TextFile, problems: Problems): AsyncGenerator<ToldCall> {
  const words = { oui: 'yes', yes: 'yes', non: 'no', no: 'no' } as const;
  const rows = readTable(file, CALL_COLUMNS, problems, (row) => ({
    postId: idIn(row, 'post_id'),
    calls: wordIn(row, 'call_to_action', words) === 'yes',
  }));
  for await (const { value, row } of rows) yield { ...value, place: { line: row.line, column: 1 } };
}

export async function* readRosterCsv(
  file: TextFile,
  problems: Problems,
  today: Day,
): AsyncGenerator<ToldMonth> {
  const rows = readTable(file, ROSTER_COLUMNS, problems, (row) => {
    const month = monthIn(row, today);
    const active = countIn(row, 'active');
    const core = row.text('core') === '' ? null : countIn(row, 'core');
    if (core !== null && core > active) {
      throw row.wrong('core', {
        fr: 'dépasse le nombre de bénévoles actifs, dont il fait partie',
        en: 'exceeds the number of active volunteers, of whom it is a part',
      });
    }
    return { month, active, core };
  });
  for await (const { value } of rows) yield value;
}

/** `2019-03` or `03/2019`: a month that is over, or under way. */
function monthIn(row: CsvRow, today: Day): Day {
  const text = row.needed('month');
  const french = /^(\d{1,2})\/(\d{4})$/.exec(text);
  const month = parseDay(`${french ? `${french[2]}-${french[1]?.padStart(2, '0')}` : text}-01`);
  if (!month) {
    throw row.wrong('month', {
      fr: 'n’est pas un mois (03/2019 ou 2019-03 est attendu)',
      en: 'is no month (03/2019 or 2019-03 is expected)',
    });
  }
  if (month > today) throw row.wrong('month', { fr: 'est à venir', en: 'is still to come' });
  return month;
}

/** The anonymous survey, counted: all five answers of a month, as a missing one would change every share. */
export async function* readSurveyCsv(
  file: TextFile,
  problems: Problems,
  today: Day,
): AsyncGenerator<{ month: Day; answers: readonly number[] }> {
  const rows = readTable(file, SURVEY_COLUMNS, problems, (row) => ({
    month: monthIn(row, today),
    answers: SCORES.map((score) => countIn(row, `${score}`)),
  }));
  for await (const { value } of rows) yield value;
}

export async function* readMeetingsCsv(
  file: TextFile,
  problems: Problems,
  today: Day,
): AsyncGenerator<ToldMeeting> {
  const rows = readTable(file, MEETING_COLUMNS, problems, (row) => ({
    day: pastDayIn(row, 'day', today),
    title: row.needed('meeting'),
    attendees: row.text('attendees') === '' ? null : countIn(row, 'attendees'),
  }));
  for await (const { value } of rows) yield value;
}

/** @param known keys of the catalogue */
export async function* readCorrectionsCsv(
  file: TextFile,
  problems: Problems,
  { today, known }: { today: Day; known: ReadonlySet<string> },
): AsyncGenerator<ToldCorrection> {
  const rows = readTable(file, CORRECTION_COLUMNS, problems, (row) => {
    const indicator = row.needed('indicator');
    if (!known.has(indicator)) {
      throw row.wrong('indicator', {
        fr: 'n’est pas un indicateur du catalogue',
        en: 'is no indicator of the catalogue',
      });
    }
    const sentence = { fr: sentenceIn(row, 'correction_fr'), en: sentenceIn(row, 'correction_en') };
    return { day: pastDayIn(row, 'day', today), indicator, edition: row.text('edition'), sentence };
  });
  for await (const { value } of rows) yield value;
}

export async function* readRightsCsv(
  file: TextFile,
  problems: Problems,
  today: Day,
): AsyncGenerator<ToldRights> {
  const rows = readTable(file, RIGHTS_COLUMNS, problems, (row) => {
    const reference = row.needed('reference');
    // A name or an address in the register would make it one of people.
    if (!/^[\w./-]{1,40}$/.test(reference)) {
      throw row.wrong('reference', {
        fr: 'attend un numéro (lettres, chiffres, tirets), pas un nom ni une adresse',
        en: 'expects a number (letters, digits, hyphens), neither a name nor an address',
      });
    }
    const received = pastDayIn(row, 'received', today);
    const answered = row.text('answered') === '' ? null : pastDayIn(row, 'answered', today);
    if (answered && answered < received)
      throw row.wrong('answered', { fr: 'vient avant la demande', en: 'comes before the request' });
    return { reference, kind: wordIn(row, 'right', RIGHTS), received, answered };
  });
  for await (const { value } of rows) yield value;
}

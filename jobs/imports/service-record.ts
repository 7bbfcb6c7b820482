import { CATALOGUE } from '../../db/catalogue/index.ts';
import { SCORES } from '../../db/core/answers.ts';
import type { Day, Instant } from '../../db/core/calendar.ts';
import { addAnnotation } from '../../db/queries/annotations.ts';
import {
  addCoached,
  addCorrection,
  addMeeting,
  addRightsRequest,
  noteCall,
  noteMonth,
} from '../../db/queries/service-record.ts';
import { tellAnswers } from '../../db/queries/surveys.ts';
import { readAnnotationsCsv } from '../sources/files/annotations-csv.ts';
import {
  readCallsCsv,
  readCoachedCsv,
  readCorrectionsCsv,
  readMeetingsCsv,
  readRightsCsv,
  readRosterCsv,
  readSurveyCsv,
} from '../sources/files/service-record-csv.ts';
import type { TextFile } from '../sources/files/text-file.ts';
import type { ImportContext } from './import-context.ts';

/** The kinds of file in which the collective notes its own work. */
export const RECORD_KINDS = [
  'coached',
  'calls',
  'roster',
  'survey',
  'meetings',
  'corrections',
  'rights',
  'annotations',
] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];

const NO_REQUEST = {
  fr: 'cette publication n’est pas une demande de la base (triez-la d’abord)',
  en: 'this post is no request of the store (sort it first)',
};
const NO_POST = {
  fr: 'cette publication n’est pas dans la base (importez d’abord les publications)',
  en: 'this post is not in the store (import the posts first)',
};

type Now = { readonly at: Instant; readonly today: Day };
type Importer = (context: ImportContext, text: TextFile, now: Now) => Promise<void>;

const IMPORTERS: Record<RecordKind, Importer> = {
  async coached(context, text, { at }) {
    for await (const { postId, by, place } of readCoachedCsv(text, context.problems)) {
      const added = await addCoached(context.db, { post_id: postId, noted_by: by, noted_at: at });
      if (added === null) context.problems.add(place, NO_REQUEST, 'post_id');
      else count(context, added);
    }
  },
  async calls(context, text) {
    for await (const { place, ...call } of readCallsCsv(text, context.problems)) {
      const added = await noteCall(context.db, call);
      if (added === null) context.problems.add(place, NO_POST, 'post_id');
      else count(context, added);
    }
  },
  async roster(context, text, { at, today }) {
    for await (const row of readRosterCsv(text, context.problems, today)) {
      count(context, await noteMonth(context.db, { ...row, known_at: at }));
      context.tally.covers(row.month);
      context.tally.show(row);
    }
  },
  async survey(context, text, { today }) {
    for await (const { month, answers } of readSurveyCsv(text, context.problems, today)) {
      const others = [];
      for (const [index, score] of SCORES.entries()) {
        const told = { survey: 'felt_support', month, score, answers: answers[index] ?? 0 } as const;
        others.push(await tellAnswers(context.db, told));
      }
      count(context, others.includes(true));
      context.tally.covers(month);
      context.tally.show({ month, answers: answers.join(' ') });
    }
  },
  async meetings(context, text, { at, today }) {
    for await (const { day, title, attendees } of readMeetingsCsv(text, context.problems, today)) {
      count(context, await addMeeting(context.db, { day, title, attendees, known_at: at }));
      context.tally.covers(day);
      context.tally.show({ day, meeting: title, attendees });
    }
  },
  async corrections(context, text, { at, today }) {
    const known = new Set(CATALOGUE.map(({ key }) => key));
    for await (const told of readCorrectionsCsv(text, context.problems, { today, known })) {
      const { day, indicator, edition, sentence } = told;
      const row = { day, indicator, edition, sentence_fr: sentence.fr, sentence_en: sentence.en };
      count(context, await addCorrection(context.db, { ...row, known_at: at }));
      context.tally.covers(day);
      context.tally.show({ day, indicator, edition });
    }
  },
  async rights(context, text, { at, today }) {
    for await (const { reference, kind, received, answered } of readRightsCsv(
      text,
      context.problems,
      today,
    )) {
      const row = { reference, kind, received_day: received, answered_day: answered, known_at: at };
      count(context, await addRightsRequest(context.db, row));
      context.tally.covers(received);
      context.tally.show({ reference, right: kind, received, answered });
    }
  },
  async annotations(context, text, { at }) {
    for await (const told of readAnnotationsCsv(text, context.problems)) {
      const { day, until, kind, source } = told;
      const row = {
        start_day: day,
        end_day: until,
        kind,
        source,
        text_fr: told.text.fr,
        text_en: told.text.en,
      };
      count(context, await addAnnotation(context.db, { ...row, known_at: at }));
      context.tally.covers(day);
      context.tally.show({ day, until, kind, source });
    }
  },
};

/** Adds what is not noted yet; told again it is known, but for what has changed. */
export async function importRecord(context: ImportContext, kind: RecordKind, text: TextFile): Promise<void> {
  const at = context.clock.now();
  await IMPORTERS[kind](context, text, { at, today: context.calendar.dayOf(at) });
}

function count({ tally }: ImportContext, added: boolean): void {
  tally.read += 1;
  if (added) tally.added += 1;
  else tally.known += 1;
}

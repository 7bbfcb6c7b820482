import { CATALOGUE } from '../../db/catalogue/index.ts';
import { addCoached, addCorrection, addMeeting, addRightsRequest } from '../../db/queries/service-record.ts';
import {
  readCoachedCsv,
  readCorrectionsCsv,
  readMeetingsCsv,
  readRightsCsv,
} from '../sources/files/service-record-csv.ts';
import type { TextFile } from '../sources/files/text-file.ts';
import type { ImportContext } from './import-context.ts';

/** The kinds of file in which the collective notes its own work. */
export const RECORD_KINDS = ['coached', 'meetings', 'corrections', 'rights'] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];

const NO_REQUEST = {
  fr: 'cette publication n’est pas une demande de la base (triez-la d’abord)',
  en: 'this post is no request of the store (sort it first)',
};

/** Adds what is not noted yet; told again it is known, but for an answer that was still awaited. */
export async function importRecord(context: ImportContext, kind: RecordKind, text: TextFile): Promise<void> {
  const { db, tally, problems, clock, calendar } = context;
  const at = clock.now();
  const today = calendar.dayOf(at);
  const count = (added: boolean): void => {
    tally.read += 1;
    if (added) tally.added += 1;
    else tally.known += 1;
  };
  if (kind === 'coached') {
    for await (const { postId, by, place } of readCoachedCsv(text, problems)) {
      const added = await addCoached(db, { post_id: postId, noted_by: by, noted_at: at });
      if (added === null) problems.add(place, NO_REQUEST, 'post_id');
      else count(added);
    }
  } else if (kind === 'meetings') {
    for await (const { day, title, attendees } of readMeetingsCsv(text, problems, today)) {
      count(await addMeeting(db, { day, title, attendees, known_at: at }));
      tally.covers(day);
      tally.show({ day, meeting: title, attendees });
    }
  } else if (kind === 'corrections') {
    const known = new Set(CATALOGUE.map(({ key }) => key));
    for await (const told of readCorrectionsCsv(text, problems, { today, known })) {
      const { day, indicator, edition, sentence } = told;
      const row = { day, indicator, edition, sentence_fr: sentence.fr, sentence_en: sentence.en };
      count(await addCorrection(db, { ...row, known_at: at }));
      tally.covers(day);
      tally.show({ day, indicator, edition });
    }
  } else {
    for await (const { reference, kind: right, received, answered } of readRightsCsv(text, problems, today)) {
      const row = { reference, kind: right, received_day: received, answered_day: answered };
      count(await addRightsRequest(db, { ...row, known_at: at }));
      tally.covers(received);
      tally.show({ reference, right, received, answered });
    }
  }
}

import { type Day, parseDay } from '../../db/core/calendar.ts';
import type { Sentence } from '../../db/core/errors.ts';
import type { NewAnnotation } from '../../db/queries/annotations.ts';
import { ANNOTATION_KINDS } from '../../db/schema/annotation.ts';
import { findForbiddenWords } from '../../db/words/forbidden-words.ts';
import type { Fields } from '../telling/read-declaration.ts';

/** As in a file of annotations. */
const LONGEST = 160;

/** What a form says of an annotation, or null once something is wrong with it. */
export function readAnnotation(
  fields: Fields,
  first: Day,
  wrong: Map<string, Sentence>,
): Omit<NewAnnotation, 'known_at'> | null {
  const start = parseDay(fields.start ?? '');
  const end = fields.end ? parseDay(fields.end) : start;
  const kind = ANNOTATION_KINDS.find((known) => known === fields.kind);
  if (start === null || start < first) wrong.set('start', WRONG.day);
  if (end === null || (start !== null && end < start)) wrong.set('end', WRONG.end);
  if (!kind) wrong.set('kind', WRONG.kind);
  const [text_fr, text_en, source] = (['text_fr', 'text_en', 'source'] as const).map((name) => {
    const text = (fields[name] ?? '').replace(/[\s\p{Cc}]+/gu, ' ').trim();
    if (text.length > LONGEST || (text === '' && name === 'source')) wrong.set(name, WRONG.text);
    else if (/(^|\s)@(?!i4Emploi\b)\w/i.test(text)) wrong.set(name, WRONG.account);
    // The title of a source is somebody else's.
    else if (name !== 'source' && findForbiddenWords(text)) wrong.set(name, WRONG.claim);
    return text;
  }) as [string, string, string];
  if (text_fr === '' && text_en === '') wrong.set('text_fr', WRONG.none);
  if (wrong.size > 0 || !start || !end || !kind) return null;
  return { start_day: start, end_day: end, kind, text_fr, text_en, source };
}

const WRONG = {
  day: {
    fr: 'Choisissez un jour, au plus tôt le premier du collectif.',
    en: 'Choose a day, the first of the collective at the earliest.',
  },
  end: { fr: 'Le dernier jour vient avant le premier.', en: 'The last day comes before the first.' },
  kind: { fr: 'Choisissez de quoi il s’agit.', en: 'Choose what it is.' },
  text: { fr: 'De 1 à 160 signes.', en: 'From 1 to 160 characters.' },
  none: {
    fr: 'Écrivez-la dans une langue au moins ; l’autre peut venir plus tard.',
    en: 'Write it in one language at least; the other may come later.',
  },
  account: { fr: 'Une annotation ne nomme personne.', en: 'An annotation names nobody.' },
  claim: {
    fr: 'Le texte dit un effet ou un nombre de lecteurs, que le service ne sait pas. Dites-le autrement.',
    en: 'The text tells an effect or a number of readers, which the service does not know. Say it another way.',
  },
} satisfies Record<string, Sentence>;

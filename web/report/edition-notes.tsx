import type { EditionDocument, EditionNote } from '../../api/contract/edition.ts';
import type { ReportWords } from './report-words.ts';

type Props = { edition: EditionDocument; words: ReportWords };

/** Where a definition changed, what was corrected and what was worked out anew; nothing where none of it happened. */
export function EditionNotes({ edition, words }: Props) {
  const { r, format } = words;
  const notes = edition.notes ?? [];
  if (notes.length === 0) return null;
  return (
    <div class="together">
      <h3>{r.notesTitle}</h3>
      <ul class="plain-list">
        {notes.map((note) => (
          <li key={`${note.kind} ${note.indicator} ${note.from} ${note.note.fr}`}>
            <b>
              {labelOf(note, edition, words)}. {whatOf(note, words)}.
            </b>{' '}
            {format.tidy(note.note[format.language])}
          </li>
        ))}
      </ul>
    </div>
  );
}

function labelOf(
  { indicator: key }: EditionNote,
  { indicators }: EditionDocument,
  words: ReportWords,
): string {
  const { r, format } = words;
  if (key === null) return r.notesEvery;
  const label = indicators.find((indicator) => indicator.key === key)?.label[format.language];
  return label === undefined ? key : format.tidy(label);
}

function whatOf({ kind, from, to }: EditionNote, { t, r, format }: ReportWords): string {
  switch (kind) {
    case 'break':
      return t.seriesBreak(format.day(from));
    case 'correction':
      return r.noteCorrection(format.day(from));
    case 'recompute':
      return r.noteRecompute(format.day(from), format.day(to ?? from));
  }
}

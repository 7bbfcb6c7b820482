import type { EditionAnswer, EditionDocument } from '../../api/contract/edition.ts';
import type { TextSlot } from '../../api/contract/edition-text.ts';
import { ComposedText } from './composed-text.tsx';
import { Quotations, quotesSomebody } from './quotations.tsx';
import { referToFigure } from './refer.ts';
import type { ReportWords } from './report-words.ts';

type Props = { edition: EditionDocument; words: ReportWords };

/** What people wrote there, in the reader's language. */
export function writtenIn({ edition, words }: Props, slot: TextSlot): string | null {
  return edition.texts?.find((text) => text.slot === slot)?.[words.format.language] ?? null;
}

/** One text of an edition, with its figures filled in; nothing where nobody wrote one. */
export function EditionText({ slot, edition, words }: Props & { slot: TextSlot }) {
  const markdown = writtenIn({ edition, words }, slot);
  if (markdown === null) return null;
  return (
    <ComposedText
      id={`text-${slot}`}
      markdown={markdown}
      noteWord={words.r.noteWord}
      refer={(reference) => referToFigure(edition, reference, words)}
    />
  );
}

/** The sheet of what people wrote: the foreword, who the collective is, and whom it quotes. */
export function Foreword({ answer, words }: { answer: EditionAnswer; words: ReportWords }) {
  const { r } = words;
  const { document: edition } = answer;
  const opening = writtenIn({ edition, words }, 'opening') !== null;
  const about = writtenIn({ edition, words }, 'about') !== null;
  const first = opening ? 'opening' : about ? 'about' : quotesSomebody(answer) ? 'quotations' : null;
  if (first === null) return null;
  return (
    <section class="sheet foreword" aria-labelledby={first}>
      {opening && <h2 id="opening">{r.opening}</h2>}
      <EditionText slot="opening" edition={edition} words={words} />
      {about && <h2 id="about">{r.about}</h2>}
      <EditionText slot="about" edition={edition} words={words} />
      <Quotations answer={answer} words={words} />
    </section>
  );
}

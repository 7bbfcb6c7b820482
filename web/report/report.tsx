import { useEffect } from 'preact/hooks';
import type { EditionAnswer } from '../../api/contract/edition.ts';
import type { Words } from '../i18n/words.ts';
import { markReady } from '../site/ready-mark.ts';

/** The pages of an edition, drawn from its document alone. */
export function Report({ answer, words }: { answer: EditionAnswer; words: Words }) {
  const { document: edition } = answer;
  useEffect(() => {
    document.title = `${edition.id} – ${edition.collective.name}`;
    markReady();
  }, [edition]);
  return (
    <main id="main" class="report" data-surface="paper">
      <h1>{edition.collective.name}</h1>
      <p>{words.t.cutoffLine(words.format.day(edition.cutoff))}</p>
    </main>
  );
}

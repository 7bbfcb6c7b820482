import type { AlikeAnswer, WaitingPost } from '../../api/contract/sorting.ts';
import { SectionFailed } from '../components/states.tsx';
import type { Words } from '../i18n/words.ts';
import { sendAnswer } from '../site/fetch-answer.ts';
import { useAnswer } from '../site/use-answer.ts';
import { Dialog } from './dialog.tsx';
import { sortingOf } from './sorting-words.ts';

type Props = { post: WaitingPost; words: Words; onMerge: (sameAs: string) => void; onClose: () => void };

/** The confirmed posts that this one may tell again, to choose from. */
export function MergeDialog({ post, words, onMerge, onClose }: Props) {
  const t = sortingOf(words);
  const loaded = useAnswer(post.id, words, (_ask, signal) =>
    sendAnswer<AlikeAnswer>('sorting/alike', { post: post.id }, words, signal),
  );
  return (
    <Dialog title={t.mergeTitle} close={t.close} onClose={onClose}>
      <p>{t.mergeLead}</p>
      {loaded.state === 'loading' && <p role="status">{t.mergeSearching}</p>}
      {loaded.state === 'failed' && <SectionFailed words={words} error={loaded.error} />}
      {loaded.state === 'done' && loaded.answer.posts.length === 0 && <p role="status">{t.mergeNone}</p>}
      {loaded.state === 'done' && (
        <ul class="desk-alike">
          {loaded.answer.posts.map(({ id, day, label, text, sameAccount }) => (
            <li key={id}>
              <p class="desk-alike-about">
                {label && t[label]} · {words.format.day(day)} · {sameAccount ? t.mergeSame : t.mergeOther}
              </p>
              <p lang="fr">{text ?? t.mergeTextGone}</p>
              <button type="button" onClick={() => onMerge(id)}>
                {t.mergeChoose}
              </button>
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  );
}

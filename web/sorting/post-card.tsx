import { useEffect, useRef } from 'preact/hooks';
import type { WaitingPost } from '../../api/contract/sorting.ts';
import { Ordinals } from '../components/ordinals.tsx';
import type { Words } from '../i18n/words.ts';
import { piecesOf } from './pieces.ts';
import { aboutText, reasonText, sortingOf } from './sorting-words.ts';

type Props = { post: WaitingPost; words: Words; demonstration: boolean };

/** One post, large, and what the service makes of it. */
export function PostCard({ post, words, demonstration }: Props) {
  const t = sortingOf(words);
  const { format } = words;
  const reason = reasonText(post.reasons, words);
  const card = useRef<HTMLElement>(null);
  useEffect(() => {
    // The end of the post before may have been scrolled to: this one is read from its beginning.
    if ((card.current?.getBoundingClientRect().top ?? 0) < 0) card.current?.scrollIntoView();
  }, []);
  return (
    <article ref={card} class="desk-post" aria-labelledby="post-title">
      <header>
        <h2 id="post-title">
          <Ordinals text={t.postOf(format.day(post.day))} words={words} />
        </h2>
        <p class="desk-about">{aboutText(post, words)}</p>
      </header>
      <PostText text={post.text} clues={post.clues} words={words} />
      <footer class="desk-about">
        {!demonstration && /^\d+$/.test(post.id) && (
          <a href={`https://x.com/i/web/status/${post.id}`} target="_blank" rel="noopener noreferrer">
            {t.onX} <span class="unseen">{t.newWindow}</span>
          </a>
        )}
        <span>
          <Ordinals text={t.expires(format.day(post.expiresOn))} words={words} />
        </span>
      </footer>
      <p class="desk-proposal">
        <span class="desk-tag">{t.proposal(t[post.proposed])}</span> {t.sure(format.share(post.score, 1))}
        {reason === null ? `. ${t.noReason}` : `, ${reason}`}
        {post.clues.length > 0 && ` ${t.clueLegend}`}
      </p>
    </article>
  );
}

/** What somebody wrote, as text: nothing in it is fetched, and a link leads out of here apart. */
export function PostText({
  text,
  clues,
  words,
}: {
  text: string;
  clues: WaitingPost['clues'];
  words: Words;
}) {
  const t = sortingOf(words);
  return (
    <p class="desk-text" lang="fr">
      {piecesOf(text, clues).map((piece, index) => {
        if (piece.href)
          return (
            <a key={index} href={piece.href} target="_blank" rel="noopener noreferrer">
              {piece.text}
              <span class="unseen"> {t.newWindow}</span>
            </a>
          );
        return piece.clue ? <mark key={index}>{piece.text}</mark> : piece.text;
      })}
    </p>
  );
}

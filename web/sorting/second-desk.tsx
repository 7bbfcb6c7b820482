import { useEffect, useState } from 'preact/hooks';
import type { SecondReadingAnswer } from '../../api/contract/second-reading.ts';
import type { SortingLabel } from '../../api/contract/sorting.ts';
import { Ordinals } from '../components/ordinals.tsx';
import { Loading, PageFailed } from '../components/states.tsx';
import { counted, type Words } from '../i18n/words.ts';
import { fetchAnswer, sendAnswer } from '../site/fetch-answer.ts';
import { useAnswer } from '../site/use-answer.ts';
import { errorOf } from './desk.ts';
import { DECISIONS } from './keys.ts';
import { PostText } from './post-card.tsx';
import { sortingOf } from './sorting-words.ts';
import { useKeys, useKeysOn } from './use-keys.ts';

/** Posts that somebody else has sorted, read again without seeing how: agreement is measured on them. */
export function SecondDesk({ words }: { words: Words }) {
  const t = sortingOf(words);
  const loaded = useAnswer('second-reading', words, (ask) =>
    ask<SecondReadingAnswer>('sorting/second-reading'),
  );
  const [now, setNow] = useState<SecondReadingAnswer | null>(null);
  const [news, setNews] = useState<{ text: string; failed: boolean } | null>(null);
  const [sending, setSending] = useState(false);
  const [keysOn] = useKeysOn();
  useEffect(() => {
    if (loaded.state === 'done') setNow(loaded.answer);
  }, [loaded]);

  const read = async (label: SortingLabel): Promise<void> => {
    if (!now?.post || sending) return;
    setSending(true);
    try {
      const body = { post: now.post.id, label };
      setNow(await sendAnswer<SecondReadingAnswer>('sorting/second-readings', body, words));
      setNews({ text: t.secondKept, failed: false });
    } catch (cause) {
      const error = errorOf(cause);
      const sentence = words.format.tidy(error.message);
      const taken = error.status === 409;
      setNews({ text: taken ? sentence : t.secondFailed(sentence), failed: true });
      if (taken) {
        const next = fetchAnswer<SecondReadingAnswer>('sorting/second-reading', words);
        setNow(await next.catch(() => now));
      }
    }
    setSending(false);
  };
  useKeys(keysOn, (order) => {
    if (order.do === 'decide') void read(order.label);
  });

  if (loaded.state === 'failed') return <PageFailed words={words} error={loaded.error} />;
  if (now === null) return <Loading words={words} />;
  const { post } = now;
  return (
    <>
      <p class="desk-lead">{t.secondLead}</p>
      <p class="desk-about">{agreementText(now, words)}</p>
      <p
        class="desk-news"
        role={news?.failed ? 'alert' : 'status'}
        data-news={news?.failed ? 'failed' : 'sorted'}
      >
        {news?.text}
      </p>
      {post ? (
        <article class="desk-post" aria-labelledby="second-title" key={post.id}>
          <header>
            <h2 id="second-title">
              <Ordinals text={t.postOf(words.format.day(post.day))} words={words} />
            </h2>
            <p class="desk-about">{t.secondWaiting(counted(words, now.waiting, t.postWord))}</p>
          </header>
          <PostText text={post.text} clues={[]} words={words} />
        </article>
      ) : (
        <div class="state state-empty desk-empty">
          <h2 class="state-title">{now.state === 'no-key' ? t.secondNoKey : t.secondNone}</h2>
        </div>
      )}
      {post && (
        <div class="desk-bar">
          <fieldset class="desk-decisions">
            <legend class="unseen">{t.decisions}</legend>
            <div class="desk-others desk-five">
              {DECISIONS.map((label, index) => (
                <button key={label} type="button" class="quiet" onClick={() => void read(label)}>
                  <span class="key" aria-hidden="true">
                    {index + 1}
                  </span>{' '}
                  {t[label]}
                </button>
              ))}
            </div>
          </fieldset>
        </div>
      )}
    </>
  );
}

function agreementText({ agreement }: SecondReadingAnswer, words: Words): string {
  const t = sortingOf(words);
  const { format } = words;
  if (agreement === null) return t.agreementNone;
  const { n, observed, kappa, interval } = agreement;
  const share = t.agreementShare(counted(words, n, t.readTwiceWord), format.share(observed, n));
  if (kappa === null) return share;
  const between =
    interval && t.agreementBetween(format.number(interval.low, 2), format.number(interval.high, 2));
  return `${share} ${t.agreementKappa(format.number(kappa, 2), between ?? t.agreementFew)}`;
}

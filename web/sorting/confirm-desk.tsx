import { useEffect, useState } from 'preact/hooks';
import type {
  ConfirmedAnswer,
  DeclarationToConfirm,
  SortingState,
  ToConfirmAnswer,
} from '../../api/contract/sorting.ts';
import { Ordinals } from '../components/ordinals.tsx';
import { Loading, PageFailed } from '../components/states.tsx';
import { counted, type Words } from '../i18n/words.ts';
import { sendAnswer } from '../site/fetch-answer.ts';
import { useAnswer } from '../site/use-answer.ts';
import { errorOf } from './desk.ts';
import type { Order } from './keys.ts';
import { PostText } from './post-card.tsx';
import { sortingOf } from './sorting-words.ts';
import { useKeys, useKeysOn } from './use-keys.ts';

type Decided = 'confirmed' | 'rejected' | 'proposed';
type Props = { words: Words; onState: (state: SortingState) => void };

/** Declarations that somebody else entered, one at a time: confirmed, refused, or left. */
export function ConfirmDesk({ words, onState }: Props) {
  const t = sortingOf(words);
  const loaded = useAnswer('to-confirm', words, (ask) => ask<ToConfirmAnswer>('sorting/declarations'));
  const [waiting, setWaiting] = useState<readonly DeclarationToConfirm[]>([]);
  const [done, setDone] = useState<readonly DeclarationToConfirm[]>([]);
  const [news, setNews] = useState<{ text: string; failed: boolean } | null>(null);
  const [yours, setYours] = useState(0);
  const [keysOn] = useKeysOn();
  useEffect(() => {
    if (loaded.state !== 'done') return;
    setWaiting(loaded.answer.declarations);
    setYours(loaded.answer.state.toConfirm.yours);
    onState(loaded.answer.state);
  }, [loaded]);

  const decide = async (one: DeclarationToConfirm, state: Decided): Promise<void> => {
    const before = waiting;
    if (state === 'proposed') setDone(done.slice(0, -1));
    else {
      setWaiting(waiting.filter(({ id }) => id !== one.id));
      setDone([...done, one]);
    }
    try {
      const body = { declaration: one.id, state };
      const answer = await sendAnswer<ConfirmedAnswer>('sorting/declaration-decisions', body, words);
      if (state === 'proposed') setWaiting([one, ...before]);
      onState(answer.state);
      const said = { confirmed: t.newsConfirmed, rejected: t.newsRejected, proposed: t.newsProposed };
      setNews({ text: said[state], failed: false });
    } catch (cause) {
      const error = errorOf(cause);
      const sentence = words.format.tidy(error.message);
      const taken = error.status === 409;
      if (state !== 'proposed') {
        setDone((all) => all.filter(({ id }) => id !== one.id));
        if (!taken) setWaiting((all) => [one, ...all]);
      }
      setNews({ text: taken ? sentence : t.newsFailed(sentence), failed: true });
    }
  };
  const [first, ...rest] = waiting;
  const act = (order: Order | { do: 'reject' }): void => {
    const last = done.at(-1);
    if (order.do === 'undo' && last) void decide(last, 'proposed');
    else if (first && order.do === 'aside') setWaiting([...rest, first]);
    else if (first && order.do === 'confirm') void decide(first, 'confirmed');
    else if (first && order.do === 'reject') void decide(first, 'rejected');
  };
  useKeys(keysOn, act);

  if (loaded.state === 'loading') return <Loading words={words} />;
  if (loaded.state === 'failed') return <PageFailed words={words} error={loaded.error} />;
  return (
    <>
      <p class="desk-lead">{t.confirmLead}</p>
      {yours > 0 && <p class="desk-about">{t.confirmYours(counted(words, yours, t.confirmYoursWord))}</p>}
      <p
        class="desk-news"
        role={news?.failed ? 'alert' : 'status'}
        data-news={news?.failed ? 'failed' : 'sorted'}
      >
        {news?.text}
      </p>
      {first ? (
        <article class="desk-post" aria-labelledby="declaration-title" key={first.id}>
          <header>
            <h2 id="declaration-title">
              <Ordinals text={t.declarationOf(words.format.day(first.day))} words={words} />
            </h2>
            <p class="desk-about">{t[`source_${first.source}`]}</p>
          </header>
          {first.text === null ? <p>{t.noText}</p> : <PostText text={first.text} clues={[]} words={words} />}
          <Alike of={first} words={words} />
        </article>
      ) : (
        <div class="state state-empty desk-empty">
          <h2 class="state-title">{t.confirmNone}</h2>
        </div>
      )}
      <div class="desk-bar">
        {first && (
          <fieldset class="desk-decisions">
            <legend class="unseen">{t.decisions}</legend>
            <button type="button" class="quiet" onClick={() => act({ do: 'reject' })}>
              {t.rejectDeclaration}
            </button>
            <button type="button" class="desk-confirm" onClick={() => act({ do: 'confirm' })}>
              {t.confirmDeclaration}
            </button>
          </fieldset>
        )}
        <div class="desk-tools">
          <button
            type="button"
            class="plain"
            disabled={done.length === 0}
            onClick={() => act({ do: 'undo' })}
          >
            {t.undo}{' '}
            <span class="key" aria-hidden="true">
              U
            </span>
          </button>
          {rest.length > 0 && (
            <button type="button" class="plain" onClick={() => act({ do: 'aside' })}>
              {t.aside}{' '}
              <span class="key" aria-hidden="true">
                P
              </span>
            </button>
          )}
        </div>
      </div>
    </>
  );
}

function Alike({ of: { alike }, words }: { of: DeclarationToConfirm; words: Words }) {
  const t = sortingOf(words);
  if (alike.length === 0) return null;
  return (
    <section class="desk-alike" aria-labelledby="alike-title">
      <h3 id="alike-title">{t.alikeTitle}</h3>
      <p>{words.format.tidy(t.alikeLead)}</p>
      <ul>
        {alike.map(({ id, day, source, confirmed, text }) => (
          <li key={id}>
            <p class="desk-about">
              <Ordinals
                text={t.alikeLine(words.format.day(day), t[`source_${source}`], confirmed)}
                words={words}
              />
            </p>
            {text !== null && <PostText text={text} clues={[]} words={words} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

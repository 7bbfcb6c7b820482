import '../styles/access.css';
import { useEffect, useState } from 'preact/hooks';
import type { MyAccessAnswer } from '../../api/contract/my-access.ts';
import { knowsPasskeys, makePasskey } from '../access/make-passkey.ts';
import { Ordinals } from '../components/ordinals.tsx';
import { SiteBar } from '../components/site-bar.tsx';
import { Loading, PageFailed } from '../components/states.tsx';
import { accessEn } from '../i18n/access-en.ts';
import { type AccessMessages, accessFr } from '../i18n/access-fr.ts';
import type { Words } from '../i18n/words.ts';
import { AnswerError, sendAnswer } from '../site/fetch-answer.ts';
import { markFailed, markReady } from '../site/ready-mark.ts';
import type { Route } from '../site/route.ts';
import { useAnswer } from '../site/use-answer.ts';

/** What lets me in: the passkeys of my devices, and where I am signed in now. */
export function MyAccessPage({ route, words }: { route: Route; words: Words }) {
  const t = words.format.language === 'fr' ? accessFr : accessEn;
  const loaded = useAnswer('my-access', words, (ask) => ask<MyAccessAnswer>('my-access'));
  useEffect(() => {
    document.title = `${t.title} – #i4Emploi`;
    if (loaded.state === 'failed') markFailed(loaded.error.message);
    if (loaded.state === 'done') markReady();
  }, [loaded, t]);
  return (
    <>
      <SiteBar route={route} words={words} signedIn={loaded.state === 'done'} />
      <main id="main" class="page access">
        {loaded.state === 'loading' && <Loading words={words} />}
        {loaded.state === 'failed' && <PageFailed words={words} error={loaded.error} />}
        {loaded.state === 'done' && <Mine first={loaded.answer} words={words} t={t} />}
      </main>
    </>
  );
}

type Part = { mine: MyAccessAnswer; words: Words; t: AccessMessages; act: Act };
/** Sends something, then shows what stands; null: it was given up. */
type Act = (what: () => Promise<MyAccessAnswer | null>, done?: string) => Promise<void>;

function Mine({ first, words, t }: { first: MyAccessAnswer; words: Words; t: AccessMessages }) {
  const [mine, setMine] = useState(first);
  const [news, setNews] = useState('');
  const act: Act = async (what, done = '') => {
    setNews('');
    try {
      const answer = await what();
      if (answer) setMine(answer);
      setNews(answer ? done : t.cancelled);
    } catch (error) {
      setNews(error instanceof AnswerError ? error.message : words.t.errorUnreadable);
    }
  };
  const part = { mine, words, t, act };
  return (
    <>
      <header class="page-head">
        <h1>{t.title}</h1>
        <p>{t.who(mine.name, t[mine.role])}</p>
        {(mine.role === 'publisher' || mine.role === 'administrator') && (
          <p>
            <a href={`/${words.format.language}/editions`}>{t.editions}</a>
          </p>
        )}
        {mine.role === 'administrator' && (
          <p>
            <a href={words.format.language === 'fr' ? '/fr/acces' : '/en/access'}>{t.manage}</a>
          </p>
        )}
      </header>
      <p role="status">{words.format.tidy(news)}</p>
      <Passkeys {...part} />
      <Sessions {...part} />
      <p>{words.format.tidy(t.lost)}</p>
    </>
  );
}

function Passkeys({ mine, words, t, act }: Part) {
  const { format } = words;
  const why = mine.canRegister ? (knowsPasskeys() ? null : t.without) : t.noName;
  const remove = (passkey: number) => () =>
    act(() => sendAnswer<MyAccessAnswer>('my-access/passkeys-removed', { passkey }, words));
  return (
    <section aria-labelledby="passkeys">
      <h2 id="passkeys">{t.passkeys}</h2>
      <p>{format.tidy(t.lead)}</p>
      {mine.passkeys.length === 0 && <p>{format.tidy(t.none)}</p>}
      <ul class="access-list">
        {mine.passkeys.map(({ id, device, createdAt, lastUsedAt }) => (
          <li key={id}>
            <span>
              <b>{device}</b>
              <Ordinals
                text={t.keyLine(format.moment(createdAt), lastUsedAt && format.moment(lastUsedAt))}
                words={words}
              />
            </span>
            <button type="button" class="quiet" aria-label={t.removeNamed(device)} onClick={remove(id)}>
              {t.remove}
            </button>
          </li>
        ))}
      </ul>
      {why === null ? (
        <button type="button" class="access-add" onClick={() => act(() => makePasskey(words), t.added)}>
          {t.add}
        </button>
      ) : (
        <p>{format.tidy(why)}</p>
      )}
    </section>
  );
}

function Sessions({ mine, words, t, act }: Part) {
  const { format } = words;
  const others = mine.sessions.filter(({ current }) => !current).map(({ id }) => id);
  const end = (sessions: string[]) => () =>
    act(() => sendAnswer<MyAccessAnswer>('my-access/sessions-ended', { sessions }, words));
  return (
    <section aria-labelledby="sessions">
      <h2 id="sessions">{t.sessions}</h2>
      <p>{format.tidy(t.sessionsLead)}</p>
      <ul class="access-list">
        {mine.sessions.map(({ id, current, device, openedAt, usedDay }) => (
          <li key={id}>
            <span>
              <b>{current ? `${device} (${t.current})` : device}</b>
              <Ordinals text={t.sessionLine(format.moment(openedAt), format.day(usedDay))} words={words} />
            </span>
            {!current && (
              <button type="button" class="quiet" aria-label={t.endNamed(device)} onClick={end([id])}>
                {t.end}
              </button>
            )}
          </li>
        ))}
      </ul>
      {others.length > 1 && (
        <button type="button" class="quiet" onClick={end(others)}>
          {t.endOthers}
        </button>
      )}
    </section>
  );
}

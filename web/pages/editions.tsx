import '../styles/access.css';
import '../styles/editions.css';
import { useEffect, useState } from 'preact/hooks';
import type { EditionsDesk, PrintedFile } from '../../api/contract/editions-desk.ts';
import { saveFile } from '../charts/picture.ts';
import { DemonstrationBanner } from '../components/masthead.tsx';
import { SiteBar } from '../components/site-bar.tsx';
import { Loading, PageFailed } from '../components/states.tsx';
import type { Act, DeskPart, SavePrint } from '../editions/desk-part.ts';
import { EditionCard } from '../editions/edition-card.tsx';
import { TextsDesk } from '../editions/texts-desk.tsx';
import { editionsEn } from '../i18n/editions-en.ts';
import { editionsFr } from '../i18n/editions-fr.ts';
import type { Words } from '../i18n/words.ts';
import { AnswerError, sendAnswer } from '../site/fetch-answer.ts';
import { markFailed, markReady } from '../site/ready-mark.ts';
import type { Route } from '../site/route.ts';
import { useAnswer } from '../site/use-answer.ts';

/** Where publishers write, check, approve and publish editions, and correct them. */
export function EditionsPage({ route, words }: { route: Route; words: Words }) {
  const t = words.format.language === 'fr' ? editionsFr : editionsEn;
  const loaded = useAnswer('editions-desk', words, (ask) => ask<EditionsDesk>('editions-desk'));
  useEffect(() => {
    document.title = `${t.title} – #i4Emploi`;
    if (loaded.state === 'failed') markFailed(loaded.error.message);
    if (loaded.state === 'done') markReady();
  }, [loaded, t]);
  return (
    <>
      <SiteBar route={route} words={words} signedIn={loaded.state === 'done'} />
      {loaded.state === 'done' && loaded.answer.preview?.demonstration && (
        <DemonstrationBanner words={words} />
      )}
      <main id="main" class="page access admin">
        {loaded.state === 'loading' && <Loading words={words} />}
        {loaded.state === 'failed' && <PageFailed words={words} error={loaded.error} />}
        {loaded.state === 'done' && <Desk first={loaded.answer} words={words} t={t} />}
      </main>
    </>
  );
}

function Desk({ first, words, t }: { first: EditionsDesk; words: Words; t: DeskPart['t'] }) {
  const [desk, setDesk] = useState(first);
  const [news, setNews] = useState('');
  const [isBusy, setBusy] = useState(false);
  const act: Act = async (path, body, meanwhile = '') => {
    setNews(meanwhile);
    setBusy(true);
    try {
      setDesk(await sendAnswer<EditionsDesk>(`editions-desk/${path}`, body, words));
      setNews(t.done);
      return true;
    } catch (error) {
      setNews(error instanceof AnswerError ? error.message : words.t.errorUnreadable);
      return false;
    } finally {
      setBusy(false);
    }
  };
  const savePrint: SavePrint = async (asked) => {
    setNews(t.printing);
    setBusy(true);
    try {
      const file = await sendAnswer<PrintedFile>('editions-desk/prints', asked, words);
      const bytes = Uint8Array.from(atob(file.base64), (letter) => letter.charCodeAt(0));
      saveFile(new Blob([bytes], { type: file.type }), file.name);
      setNews(t.printed(file.name));
    } catch (error) {
      setNews(error instanceof AnswerError ? error.message : words.t.errorUnreadable);
    } finally {
      setBusy(false);
    }
  };
  const part: DeskPart = { desk, words, t, act, savePrint, isBusy };
  const { year, editions, errata } = desk;
  return (
    <>
      <header class="page-head">
        <h1>{t.title}</h1>
        <p>{words.format.tidy(t.lead)}</p>
      </header>
      {year === null ? (
        <p>{words.format.tidy(t.noYear)}</p>
      ) : (
        <button type="button" class="access-add" disabled={isBusy} onClick={() => act('drafts', { year })}>
          {t.draft(`${year}`)}
        </button>
      )}
      {editions.length === 0 && <p>{t.none}</p>}
      <div class="edition-cards">
        {editions.map((edition) => (
          <EditionCard key={edition.id} edition={edition} {...part} />
        ))}
      </div>
      <section class="admin-section" aria-labelledby="errata">
        <h2 id="errata">{t.errata}</h2>
        {errata.length === 0 && <p>{t.errataNone}</p>}
        <ul class="access-list">
          {errata.map(({ year: of, number, edition, day, what, why, writtenBy }) => (
            <li key={`${of}-${number}`}>
              <span>
                <b>{words.format.tidy(t.erratum(number, `${of}`, words.format.day(day), writtenBy))}</b>
                {what[words.format.language]} {why[words.format.language]}{' '}
                <a href={`/${words.format.language}/editions/${edition}`}>{edition}</a>
              </span>
            </li>
          ))}
        </ul>
      </section>
      {year !== null && <TextsDesk year={year} {...part} />}
      <p role="status" class="admin-news">
        {words.format.tidy(news)}
      </p>
    </>
  );
}

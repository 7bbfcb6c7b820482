import '../styles/editions.css';
import { useEffect } from 'preact/hooks';
import type { EditionAnswer } from '../../api/contract/edition.ts';
import { SiteBar } from '../components/site-bar.tsx';
import { SiteFoot } from '../components/site-foot.tsx';
import { Loading, PageFailed } from '../components/states.tsx';
import { editionsEn } from '../i18n/editions-en.ts';
import { editionsFr } from '../i18n/editions-fr.ts';
import type { Words } from '../i18n/words.ts';
import { AnswerError, fetchAnswer } from '../site/fetch-answer.ts';
import { markFailed } from '../site/ready-mark.ts';
import type { Route } from '../site/route.ts';
import { useAnswer } from '../site/use-answer.ts';

/** What of an edition is drawn: its report, the page for sponsors, or the picture for a link. */
async function sheetOf(page: Route['page']) {
  if (page === 'sponsor') return (await import('../report/sponsor.tsx')).Sponsor;
  if (page === 'share') return (await import('../report/share-card.tsx')).ShareCard;
  return (await import('../report/report.tsx')).Report;
}

/** What every shared link shows beside its figures. */
const SHARED_MENU = ['home', 'published', 'catalogue'] as const;

/** The frozen edition, or for who publishes the draft that bears this id. */
async function readEdition(path: string, words: Words, signal: AbortSignal): Promise<EditionAnswer> {
  try {
    return await fetchAnswer<EditionAnswer>(path, words, signal);
  } catch (error) {
    if (!(error instanceof AnswerError) || error.status !== 404) throw error;
    const draft = path.replace(/^editions\//, 'editions-desk/drafts/');
    return fetchAnswer<EditionAnswer>(draft, words, signal).catch(() => {
      throw error;
    });
  }
}

/** Beside the document, which never changes: that it is a draft, or what was found wrong in it since. */
function Banner({ answer: { state, errata = [] }, words }: { answer: EditionAnswer; words: Words }) {
  const t = words.format.language === 'fr' ? editionsFr : editionsEn;
  const { language, tidy } = words.format;
  return (
    <>
      {state === 'draft' && <p class="edition-banner">{tidy(t.draftBanner)}</p>}
      {errata.map(({ number, what, why }) => (
        <p key={number} class="edition-banner">
          {tidy(t.erratumBanner(number, what[language], why[language]))}
        </p>
      ))}
    </>
  );
}

/** A frozen edition: the same page is read on screen and printed. */
export function EditionPage({ route, words }: { route: Route; words: Words }) {
  const path = `editions/${encodeURIComponent(route.id ?? '')}`;
  const loaded = useAnswer(path, words, async (signal) => {
    // The report brings the drawing of vectors with it: only its readers download that.
    const [answer, Sheet] = await Promise.all([readEdition(path, words, signal), sheetOf(route.page)]);
    // An edition without figures is the part of it that a shared link shows: what was public.
    const isShared = answer.document.figures.length === 0;
    return {
      answer,
      isShared,
      Sheet: isShared && route.page === 'edition' ? await sheetOf('sponsor') : Sheet,
    };
  });
  useEffect(() => {
    if (loaded.state === 'failed') {
      document.title = `${words.t.errorTitle} – #i4Emploi`;
      markFailed(loaded.error.message);
    }
  }, [loaded, words]);
  return (
    <>
      {!route.print && (
        <SiteBar
          route={route}
          words={words}
          signedIn={loaded.state === 'done' && !loaded.answer.isShared}
          shared={loaded.state === 'done' && loaded.answer.isShared ? SHARED_MENU : null}
        />
      )}
      {loaded.state === 'done' ? (
        <>
          {!route.print && <Banner answer={loaded.answer.answer} words={words} />}
          <loaded.answer.Sheet answer={loaded.answer.answer} words={words} />
        </>
      ) : (
        <main id="main" class="page">
          {loaded.state === 'failed' ? (
            <PageFailed words={words} error={loaded.error} />
          ) : (
            <Loading words={words} />
          )}
        </main>
      )}
      {!route.print && <SiteFoot words={words} />}
    </>
  );
}

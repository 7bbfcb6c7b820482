import { useEffect } from 'preact/hooks';
import type { EditionAnswer } from '../../api/contract/edition.ts';
import { ReaderBar } from '../components/reader-bar.tsx';
import { SiteBar } from '../components/site-bar.tsx';
import { SiteFoot } from '../components/site-foot.tsx';
import { Loading, PageFailed } from '../components/states.tsx';
import { editionsEn } from '../i18n/editions-en.ts';
import { editionsFr } from '../i18n/editions-fr.ts';
import type { Words } from '../i18n/words.ts';
import { type SheetOfEdition, sheetOf } from '../report/sheet-of.ts';
import { AnswerError, type Ask } from '../site/fetch-answer.ts';
import { markFailed } from '../site/ready-mark.ts';
import { PUBLIC_MENU, type Route } from '../site/route.ts';
import { useAnswer } from '../site/use-answer.ts';

/** What every shared link shows beside its figures. */
const SHARED_MENU = ['home', 'published', 'catalogue'] as const;

/** Where an edition may be read: by who has access, where it is also a draft of that id for who publishes; by everybody. */
const WHERE = {
  known: { first: 'editions', after: { 401: 'public-editions', 404: 'editions-desk/drafts' } },
  guest: { first: 'public-editions', after: { 404: 'editions' } },
} as const;

/** The frozen edition, or what of it whoever asks may read; refused, with the reason why access is asked for. */
async function readEdition(id: string, ask: Ask): Promise<EditionAnswer> {
  const read = (path: string) => ask<EditionAnswer>(`${path}/${id}`);
  const isGuest = document.documentElement.dataset.guest !== undefined;
  const { first, after } = WHERE[isGuest ? 'guest' : 'known'];
  try {
    return await read(first);
  } catch (error) {
    const elsewhere = error instanceof AnswerError && (after as Record<number, string>)[error.status];
    if (!elsewhere) throw error;
    return await read(elsewhere).catch((refusal: unknown) => {
      throw isGuest ? refusal : error;
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
      {errata.map(({ number, day, what, why }) => (
        <p key={number} class="edition-banner">
          {tidy(t.erratumBanner(number, words.format.day(day), what[language], why[language]))}
        </p>
      ))}
    </>
  );
}

type Shown = ReturnType<typeof shownOf>;

/** An edition as it was answered, with what of the menu goes with it: an edition without figures is the part of it that a shared link shows. */
export function shownOf(answer: EditionAnswer, Sheet: SheetOfEdition) {
  const isShared = answer.document.figures.length === 0;
  const isPublic = answer.document.part === 'public';
  return { answer, isShared, menu: isShared ? SHARED_MENU : isPublic ? PUBLIC_MENU : null, Sheet };
}

/** A frozen edition, as it is read on screen. */
export function EditionPage({ route, words }: { route: Route; words: Words }) {
  const id = encodeURIComponent(route.id ?? '');
  const read = async (ask: Ask): Promise<Shown> => {
    // The report brings the drawing of vectors with it: only its readers download that.
    const [answer, Sheet] = await Promise.all([readEdition(id, ask), sheetOf(route.page)]);
    const shown = shownOf(answer, Sheet);
    return shown.isShared && route.page === 'edition' ? { ...shown, Sheet: await sheetOf('sponsor') } : shown;
  };
  const loaded = useAnswer('edition', words, read);
  useEffect(() => {
    if (loaded.state === 'failed') {
      document.title = `${words.t.errorTitle} – #i4Emploi`;
      markFailed(loaded.error.message);
    }
  }, [loaded, words]);
  return (
    <>
      {loaded.state === 'failed' ? (
        <ReaderBar route={route} words={words} />
      ) : (
        <SiteBar
          route={route}
          words={words}
          isPending={loaded.state === 'loading'}
          signedIn={loaded.state === 'done' && loaded.answer.menu === null}
          shared={loaded.state === 'done' ? loaded.answer.menu : null}
          hasLink={loaded.state === 'done' && loaded.answer.isShared}
        />
      )}
      {loaded.state === 'done' ? (
        <>
          <Banner answer={loaded.answer.answer} words={words} />
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
      {loaded.state !== 'loading' && <SiteFoot words={words} />}
    </>
  );
}

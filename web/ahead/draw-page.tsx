import type { DrawnPage, DrawPage } from '../../api/contract/drawn-page.ts';
import type { EditionAnswer } from '../../api/contract/edition.ts';
import { type Words, wordsOf } from '../i18n/words.ts';
import { reportTitle } from '../report/report-words.ts';
import { sheetOf } from '../report/sheet-of.ts';
import { runningOf } from '../report/sponsor.tsx';
import { sponsorWords } from '../report/sponsor-words.ts';
import { type Answers, drawFrom } from '../site/drawn-from.ts';
import { AnswerError, type Ask, readAnswer } from '../site/fetch-answer.ts';
import { loadedBy } from '../site/loaded.ts';
import { pageOf } from '../site/page-of.ts';
import { parseRoute, type Route } from '../site/route.ts';
import { toHtml } from './to-html.ts';

type Asked = { readonly route: Route; readonly words: Words; readonly ask: Ask };

/** Where people work, or what only their browser knows: a page that is nothing before its script has come. */
const BY_BROWSER: readonly Route['page'][] = [
  'sorting',
  'my-access',
  'access',
  'shared',
  'editions',
  'share',
];

/** Every page that is read, and of an edition what everybody may read. */
export const drawPage: DrawPage = async (address, { isGuest, ask }) => {
  const route = parseRoute(address);
  const words = wordsOf(route.language);
  const asked: Asked = {
    route,
    words,
    ask: async (path) => {
      const { status, body } = await ask(path);
      return readAnswer(status, body, words);
    },
  };
  if (BY_BROWSER.includes(route.page)) return null;
  if (route.page === 'edition' || route.page === 'sponsor') return isGuest ? drawEdition(asked) : null;
  return drawWhole(asked);
};

/** Draws the page again with what its parts asked for, until none of them lacks anything. */
async function drawWhole({ route, words, ask }: Asked): Promise<DrawnPage> {
  const Page = await pageOf(route);
  const { signal } = new AbortController();
  let answers: Answers = {};
  for (;;) {
    const { drawn, title, lacking } = drawFrom(answers, () => toHtml(<Page route={route} words={words} />));
    if (lacking.size === 0)
      return { title, description: words.t.siteDescription, html: drawn, parts: [], answers };
    const more = [...lacking].map(
      async ([key, load]) => [key, await loadedBy(load(ask, signal), words)] as const,
    );
    answers = { ...answers, ...Object.fromEntries(await Promise.all(more)) };
  }
}

/** Null where there is none: the page then says why. */
async function drawEdition({ route, words, ask }: Asked): Promise<DrawnPage | null> {
  try {
    const answer = await ask<EditionAnswer>(`public-editions/${encodeURIComponent(route.id ?? '')}`);
    const { EditionPage, shownOf } = await import('../pages/edition.tsx');
    const edition = { state: 'done', answer: shownOf(answer, await sheetOf(route.page)) } as const;
    const { drawn } = drawFrom({ edition }, () => toHtml(<EditionPage route={route} words={words} />));
    const isReport = route.page === 'edition';
    const title = isReport
      ? reportTitle(answer.document, words)
      : runningOf(answer.document, sponsorWords(words)).title;
    return {
      title,
      description: `${title}. ${words.t.footCutoff(words.format.day(answer.document.cutoff))}`,
      html: drawn,
      parts: ['pages/edition.tsx', isReport ? 'report/report.tsx' : 'report/sponsor.tsx'],
      answers: null,
    };
  } catch (error) {
    if (error instanceof AnswerError) return null;
    throw error;
  }
}

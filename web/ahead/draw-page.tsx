import type { DrawnPage, DrawPage } from '../../api/contract/drawn-page.ts';
import type { EditionAnswer } from '../../api/contract/edition.ts';
import { boardTitle } from '../components/board-page.tsx';
import { type Words, wordsOf } from '../i18n/words.ts';
import { EditionPage, shownOf } from '../pages/edition.tsx';
import { Home, readHome } from '../pages/home.tsx';
import { reportTitle } from '../report/report-words.ts';
import { sheetOf } from '../report/sheet-of.ts';
import { AnswerError, type Ask, readAnswer } from '../site/fetch-answer.ts';
import { parseRoute, type Route } from '../site/route.ts';
import { loadedBy } from '../site/use-answer.ts';
import { toHtml } from './to-html.ts';

type Asked = { readonly route: Route; readonly words: Words; readonly ask: Ask };

/** The first page, and the part of an edition that everybody may read. */
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
  if (route.page === 'home') return drawHome(asked);
  return route.page === 'edition' && isGuest ? drawEdition(asked) : null;
};

async function drawHome({ route, words, ask }: Asked): Promise<DrawnPage> {
  const first = await loadedBy(readHome(route, ask), words);
  return {
    title: boardTitle(words.t.homeTitle, route, words, first.state === 'failed'),
    description: words.t.siteDescription,
    html: toHtml(<Home route={route} words={words} first={first} />),
    parts: [],
  };
}

/** Null where there is none: the page then says why. */
async function drawEdition({ route, words, ask }: Asked): Promise<DrawnPage | null> {
  try {
    const answer = await ask<EditionAnswer>(`public-editions/${encodeURIComponent(route.id ?? '')}`);
    const first = { state: 'done', answer: shownOf(answer, await sheetOf('edition')) } as const;
    return {
      title: reportTitle(answer.document, words),
      description: `${reportTitle(answer.document, words)}. ${words.t.footCutoff(words.format.day(answer.document.cutoff))}`,
      html: toHtml(<EditionPage route={route} words={words} first={first} />),
      parts: ['pages/edition.tsx', 'report/report.tsx'],
    };
  } catch (error) {
    if (error instanceof AnswerError) return null;
    throw error;
  }
}

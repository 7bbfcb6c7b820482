import './styles/fonts.css';
import './styles/palette.css';
import './styles/base.css';
import './styles/site.css';
import './styles/board.css';
import './styles/night.css';
import './styles/catalogue.css';
import './styles/print.css';
import type { ComponentType } from 'preact';
import { render } from 'preact';
import { type Words, wordsOf } from './i18n/words.ts';
import { Home, readHome } from './pages/home.tsx';
import { NotFound } from './pages/not-found.tsx';
import { sheetOf } from './report/sheet-of.ts';
import { type Ask, fetchAnswer } from './site/fetch-answer.ts';
import { parseRoute, type Route } from './site/route.ts';
import { loadedBy } from './site/use-answer.ts';

type Page = ComponentType<{ route: Route; words: Words }>;

/** Each page is loaded when its address asks for it; the first one comes with the site. */
async function pageOf(route: Route): Promise<Page> {
  switch (route.page) {
    case 'home':
      return Home;
    case 'catalogue':
      return (await import('./pages/catalogue.tsx')).CataloguePage;
    case 'edition':
    case 'sponsor':
    case 'share':
      // Asked for with its page, which draws it: neither waits for the other.
      void sheetOf(route.page);
      return (await import('./pages/edition.tsx')).EditionPage;
    case 'indicator':
      return (await import('./pages/indicator.tsx')).IndicatorPage;
    case 'published':
      return (await import('./pages/published.tsx')).PublishedPage;
    case 'sorting':
      return (await import('./pages/sorting.tsx')).SortingPage;
    case 'editions':
      return (await import('./pages/editions.tsx')).EditionsPage;
    case 'my-access':
      return (await import('./pages/my-access.tsx')).MyAccessPage;
    case 'access':
      return (await import('./pages/access.tsx')).AccessPage;
    case 'shared':
      return (await import('./pages/shared.tsx')).SharedPage;
    case 'not-found':
      return NotFound;
    default:
      return (await import('./pages/family.tsx')).FamilyPage;
  }
}

/** Reads the address, chooses the language and the page, and draws it: the site has no other state. */
async function start(): Promise<void> {
  const route = parseRoute(location.pathname + location.search, navigator.languages);
  const words = wordsOf(route.language);
  document.documentElement.lang = route.language;
  const root = document.getElementById('app');
  if (!root) return;
  if (route.page === 'not-found') document.title = `${words.t.notFoundTitle} – #i4Emploi`;
  const isDrawn = root.firstChild !== null;
  if (isDrawn && route.page === 'edition')
    return (await import('./report/enliven.ts')).enliven(root, route, words);
  if (isDrawn && route.page === 'home') {
    // What stands on the page stays there until as much is known here.
    const ask: Ask = (path) => fetchAnswer(path, words);
    return render(
      <Home route={route} words={words} first={await loadedBy(readHome(route, ask), words)} />,
      root,
    );
  }
  const Page = await pageOf(route);
  render(<Page route={route} words={words} />, root);
}

void start();

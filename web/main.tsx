import './styles/fonts.css';
import './styles/palette.css';
import './styles/base.css';
import './styles/site.css';
import './styles/catalogue.css';
import './styles/print.css';
import { render } from 'preact';
import { wordsOf } from './i18n/words.ts';
import { CataloguePage } from './pages/catalogue.tsx';
import { EditionPage } from './pages/edition.tsx';
import { Home } from './pages/home.tsx';
import { NotFound } from './pages/not-found.tsx';
import { parseRoute } from './site/route.ts';

/** Reads the address, chooses the language and the page, and draws it: the site has no other state. */
function start(): void {
  const route = parseRoute(location.pathname + location.search, navigator.languages);
  const words = wordsOf(route.language);
  document.documentElement.lang = route.language;
  const root = document.getElementById('app');
  if (!root) return;
  if (route.page === 'home') render(<Home route={route} words={words} />, root);
  else if (route.page === 'catalogue') render(<CataloguePage route={route} words={words} />, root);
  else if (route.page === 'edition') render(<EditionPage route={route} words={words} />, root);
  else if (route.page === 'sorting')
    // Only those who sort need it: the others' pages do not carry it.
    void import('./pages/sorting.tsx').then(({ SortingPage }) =>
      render(<SortingPage route={route} words={words} />, root),
    );
  else {
    document.title = `${words.t.notFoundTitle} – #i4Emploi`;
    render(<NotFound route={route} words={words} />, root);
  }
}

start();

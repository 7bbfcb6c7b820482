import './styles/fonts.css';
import './styles/palette.css';
import './styles/base.css';
import './styles/frame.css';
import './styles/tables.css';
import './styles/charts.css';
import './styles/cards.css';
import './styles/sections.css';
import './styles/periods.css';
import './styles/home.css';
import './styles/night.css';
import './styles/catalogue.css';
import './styles/print.css';
import { render } from 'preact';
import { wordsOf } from './i18n/words.ts';
import { type Answers, beginWith } from './site/drawn-from.ts';
import { pageOf } from './site/page-of.ts';
import { parseRoute } from './site/route.ts';

/** Reads the address, chooses the language and the page, and draws it: the site has no other state. */
async function start(): Promise<void> {
  const route = parseRoute(location.pathname + location.search, navigator.languages);
  const words = wordsOf(route.language);
  document.documentElement.lang = route.language;
  const root = document.getElementById('app');
  if (!root) return;
  const isDrawn = root.firstChild !== null;
  if (isDrawn && (route.page === 'edition' || route.page === 'sponsor'))
    return (await import('./report/enliven.ts')).enliven(root, route, words);
  // Of a page that stands already nothing is asked again: it is taken over as it is.
  const read = document.getElementById('answers')?.textContent;
  if (read) beginWith(JSON.parse(read) as Answers);
  const Page = await pageOf(route);
  render(<Page route={route} words={words} />, root);
}

void start();

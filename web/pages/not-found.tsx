import { useEffect } from 'preact/hooks';
import { ReaderBar } from '../components/reader-bar.tsx';
import { SiteFoot } from '../components/site-foot.tsx';
import type { Words } from '../i18n/words.ts';
import { markReady } from '../site/ready-mark.ts';
import type { Route } from '../site/route.ts';
import { useTitle } from '../site/use-title.ts';

export function NotFound({ route, words }: { route: Route; words: Words }) {
  useTitle(`${words.t.notFoundTitle} – #i4Emploi`);
  useEffect(markReady, []);
  return (
    <>
      <ReaderBar route={route} words={words} />
      <main id="main" class="page">
        <header class="page-head">
          <h1>{words.t.notFoundTitle}</h1>
          <p class="tagline">{words.t.notFoundBody}</p>
        </header>
        <p>
          <a href={`/${words.format.language}`}>{words.t.backHome}</a>
        </p>
      </main>
      <SiteFoot words={words} />
    </>
  );
}

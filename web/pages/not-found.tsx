import { useEffect } from 'preact/hooks';
import { SiteBar } from '../components/site-bar.tsx';
import type { Words } from '../i18n/words.ts';
import { markReady } from '../site/ready-mark.ts';
import type { Route } from '../site/route.ts';
import { useReader } from '../site/use-reader.ts';
import { useTitle } from '../site/use-title.ts';

export function NotFound({ route, words }: { route: Route; words: Words }) {
  const reader = useReader(words);
  useTitle(`${words.t.notFoundTitle} – #i4Emploi`);
  useEffect(markReady, []);
  return (
    <>
      <SiteBar route={route} words={words} {...reader} />
      <main id="main" class="page">
        <h1>{words.t.notFoundTitle}</h1>
        <p>{words.t.notFoundBody}</p>
        <p>
          <a href={`/${words.format.language}`}>{words.t.backHome}</a>
        </p>
      </main>
    </>
  );
}

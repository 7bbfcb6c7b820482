import { BoardPage } from '../components/board-page.tsx';
import { PublishedRegister } from '../components/published-register.tsx';
import type { Words } from '../i18n/words.ts';
import { readBoard } from '../site/read-board.ts';
import type { Route } from '../site/route.ts';
import { useAnswer } from '../site/use-answer.ts';
import { useReadyAfter } from '../site/use-ready-after.ts';

/** What was published about the collective, in its own words, apart from what is measured. */
export function PublishedPage({ route, words }: { route: Route; words: Words }) {
  const loaded = useAnswer('published', words, (ask) => readBoard(route, 'core', ask));
  useReadyAfter(loaded.state === 'done' ? 0 : null);
  return (
    <BoardPage route={route} words={words} title={words.t.publishedTitle} loaded={loaded}>
      {({ published, indicators }) => (
        <>
          <header class="page-head">
            <h1>{words.t.publishedTitle}</h1>
          </header>
          <PublishedRegister answer={published} indicators={indicators} words={words} />
        </>
      )}
    </BoardPage>
  );
}

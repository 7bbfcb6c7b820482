import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { menuOf } from '../figures/shared-view.ts';
import type { Words } from '../i18n/words.ts';
import type { Loaded } from '../site/loaded.ts';
import { runOnPages } from '../site/page-rules.ts';
import type { Board } from '../site/read-board.ts';
import { markFailed } from '../site/ready-mark.ts';
import type { Route } from '../site/route.ts';
import { useTitle } from '../site/use-title.ts';
import { DemonstrationBanner } from './masthead.tsx';
import { ReaderBar } from './reader-bar.tsx';
import { SiteBar } from './site-bar.tsx';
import { SiteFoot } from './site-foot.tsx';
import { Loading, PageFailed } from './states.tsx';

type Props = {
  route: Route;
  words: Words;
  title: string;
  loaded: Loaded<Board>;
  children: (board: Board) => ComponentChildren;
};

function boardTitle(title: string, { period }: Route, { t, format }: Words, isFailed: boolean): string {
  const span = /^(\d{4})-\d{4}$/.test(period) ? format.yearSpan(period) : period;
  const when = period === 'all' ? '' : `, ${span}`;
  return `${isFailed ? t.errorTitle : title + when} – #i4Emploi`;
}

/** What all pages of figures share: the bar, the mark of invented data, loading and failing, running heads on paper. */
export function BoardPage({ route, words, title, loaded, children }: Props) {
  const { t, format } = words;
  const board = loaded.state === 'done' ? loaded.answer : null;
  const shared = board?.summary.shared ?? null;
  const isLoading = loaded.state === 'loading';
  useTitle(boardTitle(title, route, words, loaded.state === 'failed'));
  useEffect(() => {
    if (loaded.state === 'failed') markFailed(loaded.error.message);
  }, [loaded]);
  useEffect(() => {
    if (board === null) return;
    const { summary } = board;
    return runOnPages({
      title: `${title} – ${summary.collective.name}`,
      edition: summary.cutoff === null ? t.cutoffNone : t.cutoffLine(format.day(summary.cutoff)),
      warning: summary.demonstration ? t.demonstration : null,
      page: t.page,
    });
  }, [board, title, t, format]);
  return (
    <>
      {loaded.state === 'failed' ? (
        <ReaderBar route={route} words={words} />
      ) : (
        <SiteBar
          route={route}
          words={words}
          signedIn={board !== null && shared === null}
          isPending={isLoading}
          shared={board && shared && menuOf(shared, board.indicators)}
        />
      )}
      {board?.summary.demonstration && <DemonstrationBanner words={words} />}
      {/* Another element once it is read: nothing that stands on the page moves. */}
      <main key={loaded.state} id="main" class="page">
        {isLoading && <Loading words={words} />}
        {loaded.state === 'failed' && <PageFailed words={words} error={loaded.error} />}
        {board && children(board)}
      </main>
      {!isLoading && <SiteFoot words={words} />}
    </>
  );
}

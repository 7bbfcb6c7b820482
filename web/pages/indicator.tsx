import { useMemo } from 'preact/hooks';
import type { CatalogueEntry } from '../../api/contract/indicator.ts';
import type { MeasuresAnswer } from '../../api/contract/measure.ts';
import { BoardPage } from '../components/board-page.tsx';
import { CanvasChart } from '../components/canvas-chart.tsx';
import { CohortWindows } from '../components/cohort-windows.tsx';
import { FigureCard } from '../components/figure-card.tsx';
import { PeriodChoice } from '../components/period-choice.tsx';
import { Loading, SectionFailed } from '../components/states.tsx';
import { ToldApart } from '../components/told-apart.tsx';
import { isToldApart } from '../figures/apart-table.ts';
import { pageOf } from '../figures/indicator-page.ts';
import { indicatorViews, seriesGrains } from '../figures/indicator-views.ts';
import type { Words } from '../i18n/words.ts';
import { withQuery } from '../site/fetch-answer.ts';
import { type Board, readBoard } from '../site/read-board.ts';
import { addressOf, type Route } from '../site/route.ts';
import { useAnswer } from '../site/use-answer.ts';
import { useReadyAfter } from '../site/use-ready-after.ts';

type Props = { route: Route; words: Words };

/** One indicator: its figure for the window, its definition in full, and every series that is kept of it. */
export function IndicatorPage({ route, words }: Props) {
  const { format, t } = words;
  const loaded = useAnswer('indicator', words, async (ask) => {
    // Its answer says in the reader's words when there is no such indicator.
    const only = withQuery('figures', { indicator: route.id, period: route.period, asOf: route.asOf });
    const [window, board] = await Promise.all([ask<Board['window']>(only), readBoard(route, 'core', ask)]);
    return { ...board, window };
  });
  const indicator =
    loaded.state === 'done' ? loaded.answer.indicators.find(({ key }) => key === route.id) : undefined;
  const title = indicator ? format.tidy(indicator.label[format.language]) : t.catalogue;
  return (
    <BoardPage route={route} words={words} title={title} loaded={loaded}>
      {(board) =>
        indicator && (
          <>
            <header class="page-head">
              <p class="family-name">
                <a href={addressOf({ ...route, page: pageOf(indicator), id: null })}>
                  {t[`page_${pageOf(indicator)}`]}
                </a>
                {` · ${indicator.code}`}
              </p>
              <h1>{title}</h1>
              <p class="tagline">{format.tidy(indicator.definition[format.language])}</p>
            </header>
            <PeriodChoice board={board} route={route} words={words} />
            <Series indicator={indicator} board={board} route={route} words={words} />
          </>
        )
      }
    </BoardPage>
  );
}

function Series({ indicator, board, route, words }: Props & { indicator: CatalogueEntry; board: Board }) {
  const { format, t } = words;
  const { period, figures } = board.window;
  const { shared } = board.summary;
  const grains = seriesGrains(indicator, period, shared);
  const loaded = useAnswer(indicator.key, words, (ask) =>
    Promise.all(
      grains.map((grain) => {
        const query = { grain, from: period.start, to: period.end, asOf: route.asOf };
        const path = withQuery(`indicators/${indicator.key}/measures`, query);
        return ask<MeasuresAnswer>(path);
      }),
    ),
  );
  const views = useMemo(
    () =>
      loaded.state === 'done'
        ? loaded.answer
            // Of some periods nothing may have been published.
            .filter(({ measures }) => shared === null || measures.length > 0)
            .map(({ measures }) => indicatorViews(indicator, measures, board, words))
        : [],
    [loaded, indicator, board, words],
  );
  // Of a window that is no period of its own, only the whole is kept.
  const isApart =
    shared === null && isToldApart(indicator) && indicator.grains.some((grain) => grain === period.grain);
  const onSettled = useReadyAfter(loaded.state === 'loading' ? null : views.length + (isApart ? 1 : 0));
  const figure = figures[0];
  const foot = [
    t.footSource(format.tidy(indicator.source[format.language])),
    ...(board.summary.cutoff === null ? [] : [t.footCutoff(format.day(board.summary.cutoff))]),
  ].join(' ');
  return (
    <>
      <div class="cards">
        {figure && (
          <FigureCard
            indicator={indicator}
            measure={figure.measure}
            figure={figure}
            route={route}
            words={words}
          />
        )}
        <section class="card-caveat" aria-labelledby="caveat">
          <h2 id="caveat">{t.doesNotSay}</h2>
          <p>{format.tidy(indicator.caveat[format.language])}</p>
        </section>
      </div>
      {loaded.state === 'loading' && <Loading words={words} />}
      {loaded.state === 'failed' && <SectionFailed words={words} error={loaded.error} />}
      <div class="charts">
        {views.map((view) => (
          <CanvasChart
            key={view.id}
            view={view}
            title={format.tidy(indicator.label[format.language])}
            foot={foot}
            asOf={route.asOf}
            words={words}
            onSettled={() => onSettled(view.id)}
          />
        ))}
      </div>
      {isApart && (
        <ToldApart indicator={indicator} board={board} route={route} words={words} onSettled={onSettled} />
      )}
      {indicator.key === 'declared_share_cohort' && shared === null && (
        <CohortWindows board={board} route={route} words={words} />
      )}
    </>
  );
}

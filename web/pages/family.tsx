import { AdviceTable } from '../components/advice-table.tsx';
import { BoardPage } from '../components/board-page.tsx';
import { CohortWindows } from '../components/cohort-windows.tsx';
import { FamilySection } from '../components/family-section.tsx';
import { FigureCard } from '../components/figure-card.tsx';
import { NextNight } from '../components/next-night.tsx';
import { PeriodChoice } from '../components/period-choice.tsx';
import { Empty } from '../components/states.tsx';
import { Testimonials } from '../components/testimonials.tsx';
import { whyText } from '../figures/figure-text.ts';
import { type FamilyPageId, pageOf, SECTIONS_OF } from '../figures/indicator-page.ts';
import { scaleOf } from '../figures/section-needs.ts';
import { neededBy, scaleFor, shows } from '../figures/shared-view.ts';
import { dayCount } from '../i18n/format.ts';
import type { Words } from '../i18n/words.ts';
import { type Board, readBoard } from '../site/read-board.ts';
import { addressOf, type Route } from '../site/route.ts';
import { useAnswer } from '../site/use-answer.ts';
import { useReadyAfter } from '../site/use-ready-after.ts';

type Props = { route: Route; words: Words };

/** Figures that are many at once: a table or a chart shows them, no card. */
const DRAWN_ONLY = ['advice_contrast', 'requests_by_hour'];

/** One family: all its figures for the window, each a card, then its charts. */
export function FamilyPage({ route, words }: Props) {
  const page = route.page as FamilyPageId;
  const loaded = useAnswer('board', words, (ask) => readBoard(route, 'all', ask));
  const { t } = words;
  const title = t[`page_${page}`];
  return (
    <BoardPage route={route} words={words} title={title} loaded={loaded}>
      {(board) => (
        <>
          <header class="page-head">
            <h1>{title}</h1>
            <p class="tagline">{t[`lead_${page}`]}</p>
          </header>
          <PeriodChoice board={board} route={route} words={words} />
          {board.summary.cutoff === null ? <Empty words={words} /> : null}
          <Family page={page} board={board} route={route} words={words} />
          {page === 'declarations' && board.summary.shared === null && <Testimonials words={words} />}
        </>
      )}
    </BoardPage>
  );
}

function Family({ page, board, route, words }: Props & { page: FamilyPageId; board: Board }) {
  const { t } = words;
  const { shared, cutoff } = board.summary;
  const { grain, start, end } = board.window.period;
  const scale = scaleFor(scaleOf(grain, dayCount(start, end)), shared);
  const sections =
    cutoff === null ? [] : SECTIONS_OF[page].filter((id) => neededBy(id, scale, shared).length > 0);
  const isAdvice = page === 'advice' && cutoff !== null && shows(shared, 'advice_contrast');
  // Of the three windows one alone is public.
  const hasCohorts = page === 'declarations' && cutoff !== null && shared === null;
  const onSettled = useReadyAfter(sections.length + (isAdvice || hasCohorts ? 1 : 0));
  const shown = board.indicators.flatMap((indicator) => {
    const figure = board.window.figures.find((entry) => entry.indicator === indicator.key);
    const isHere = pageOf(indicator) === page && !DRAWN_ONLY.includes(indicator.key);
    return isHere && figure ? [{ indicator, figure }] : [];
  });
  const hasNone = ({ figure }: (typeof shown)[number]) => figure.measure.reason?.startsWith('window_');
  const without = shown.filter(hasNone);
  return (
    <>
      <section class="essentials" aria-labelledby="figures">
        <h2 id="figures">{t.figuresOfPeriod}</h2>
        {shared !== null && shown.length === 0 && !isAdvice && <p>{t.sharedNothing}</p>}
        <div class="cards">
          {shown
            .filter((entry) => !hasNone(entry))
            .map(({ indicator, figure }) => (
              <FigureCard
                key={indicator.key}
                indicator={indicator}
                measure={figure.measure}
                figure={figure}
                route={route}
                words={words}
              />
            ))}
        </div>
        {without.length > 0 && (
          <>
            <h3 class="without-title">{t.noWindowTitle}</h3>
            <ul class="without">
              {without.map(({ indicator, figure }) => (
                <li key={indicator.key} data-figure={indicator.key}>
                  <a href={addressOf({ ...route, page: 'indicator', id: indicator.key })}>
                    {words.format.tidy(indicator.label[words.format.language])}
                  </a>{' '}
                  <span>{whyText(figure.measure, words)}</span>
                </li>
              ))}
            </ul>
          </>
        )}
      </section>
      {sections.map((id) => (
        <FamilySection key={id} id={id} board={board} route={route} words={words} onSettled={onSettled} />
      ))}
      {hasCohorts && <CohortWindows board={board} route={route} words={words} onSettled={onSettled} />}
      {isAdvice && <AdviceTable board={board} route={route} words={words} onSettled={onSettled} />}
      {page === 'quality' && board.summary.plan && <NextNight plan={board.summary.plan} words={words} />}
    </>
  );
}

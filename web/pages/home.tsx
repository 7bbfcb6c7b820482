import type { EditionsAnswer } from '../../api/contract/edition.ts';
import type { FiguresAnswer } from '../../api/contract/figures.ts';
import type { StateAnswer } from '../../api/contract/health.ts';
import type { Night, NightAnswer } from '../../api/contract/night.ts';
import type { SortingState } from '../../api/contract/sorting.ts';
import { BoardPage } from '../components/board-page.tsx';
import { FigureCard } from '../components/figure-card.tsx';
import { Masthead } from '../components/masthead.tsx';
import { NightBand } from '../components/night-band.tsx';
import { Ordinals } from '../components/ordinals.tsx';
import { PeriodChoice } from '../components/period-choice.tsx';
import { Empty } from '../components/states.tsx';
import { attentionOf } from '../figures/attention.ts';
import { HEADLINE_KEYS } from '../figures/headlines.ts';
import { menuOf } from '../figures/shared-view.ts';
import type { Words } from '../i18n/words.ts';
import { AnswerError, type Ask, withQuery } from '../site/fetch-answer.ts';
import { type Board, readBoard, readSummary } from '../site/read-board.ts';
import { addressOf, type Route } from '../site/route.ts';
import { useAnswer } from '../site/use-answer.ts';
import { useReadyAfter } from '../site/use-ready-after.ts';

type Props = { route: Route; words: Words };
type HomeBoard = Board & {
  /** Null to whoever reads by a shared link. */
  readonly today: Today | null;
  readonly editions: EditionsAnswer['editions'];
};
/** What those who keep the service look at: the last week, and what waits for them. */
type Today = {
  readonly week: FiguresAnswer;
  readonly coverage: number | null;
  readonly sorting: SortingState | null;
  readonly troubles: StateAnswer['troubles'];
  readonly night: Night | null;
};
/** What a week can say: counts that add up day by day. */
const WEEK_KEYS = ['hashtag_posts_original', 'seeker_requests', 'collective_relays'];

/** Asks for all that the first page shows. */
async function readHome(route: Route, ask: Ask): Promise<HomeBoard> {
  const { asOf } = route;
  const figures = (period: string, more = {}) =>
    ask<FiguresAnswer>(withQuery('figures', { period, asOf, ...more }));
  const summary = readSummary(route, ask);
  const readToday = async (): Promise<Today> => {
    const [week, month, sorting, { troubles }, { night }] = await Promise.all([
      figures('7d'),
      figures('28d', { indicator: 'hashtag_posts_original' }),
      readSorting(ask),
      ask<StateAnswer>('state'),
      ask<NightAnswer>('night'),
    ]);
    return { week, coverage: month.figures[0]?.measure.coverage ?? null, sorting, troubles, night };
  };
  const [board, today, { editions }] = await Promise.all([
    readBoard(route, 'core', ask, summary),
    summary.then(({ shared }) => (shared === null ? readToday() : null)),
    ask<EditionsAnswer>('editions'),
  ]);
  return { ...board, today, editions };
}

/** The first page: what asks for attention, the week, the key figures of the window, cost and reports. */
export function Home({ route, words }: Props) {
  const loaded = useAnswer('home', words, (ask) => readHome(route, ask));
  useReadyAfter(loaded.state === 'done' ? 0 : null);
  return (
    <BoardPage route={route} words={words} title={words.t.homeTitle} loaded={loaded}>
      {(board) => <Dashboard board={board as HomeBoard} route={route} words={words} />}
    </BoardPage>
  );
}

/** Before the first figure only what is wrong is worth a list. */
const isAsking = ({ troubles, night }: Today): boolean => troubles.length > 0 || night?.state === 'stopped';

/** Null for those who do not sort. */
async function readSorting(ask: Ask): Promise<SortingState | null> {
  try {
    return await ask<SortingState>('sorting');
  } catch (cause) {
    if (cause instanceof AnswerError && (cause.status === 403 || cause.status === 404)) return null;
    throw cause;
  }
}

function Dashboard({ board, route, words }: Props & { board: HomeBoard }) {
  const { t } = words;
  const { summary } = board;
  return (
    <>
      <Masthead summary={summary} indicators={board.indicators} words={words} />
      {board.today && <NightBand known={board.today.night} words={words} />}
      {summary.cutoff === null ? (
        <>
          {board.today && isAsking(board.today) && (
            <AttentionList board={board} today={board.today} words={words} />
          )}
          <Empty words={words} />
        </>
      ) : (
        <>
          {board.today && (
            <div class="today">
              <AttentionList board={board} today={board.today} words={words} />
              <Week board={board} week={board.today.week} route={route} words={words} />
            </div>
          )}
          <section class="essentials" aria-labelledby="essentials">
            <h2 id="essentials">{t.figuresTitle}</h2>
            <PeriodChoice board={board} route={route} words={words} />
            <Cards
              keys={summary.shared ? keysOfLink(board) : HEADLINE_KEYS}
              figures={board.window.figures}
              board={board}
              route={route}
              words={words}
            />
          </section>
        </>
      )}
      <Further board={board} route={route} words={words} />
    </>
  );
}

/** All core figures that the link shows, the headlines first. */
function keysOfLink({ window }: Board): string[] {
  const told = window.figures.map(({ indicator }) => indicator);
  const first = HEADLINE_KEYS.filter((key) => told.includes(key));
  return [...first, ...told.filter((key) => !first.some((one) => one === key))];
}

function AttentionList({ board, today, words }: { board: Board; today: Today; words: Words }) {
  const { t } = words;
  const { coverage, sorting, troubles, night } = today;
  const found = attentionOf(board.summary, coverage, sorting, words, troubles, night);
  return (
    <section class="attention" aria-labelledby="attention">
      <h2 id="attention">{t.attentionTitle}</h2>
      {found.length === 0 ? (
        <p>{t.attentionNone}</p>
      ) : (
        <ul>
          {found.map(({ kind, text, command }) => (
            <li key={text} data-kind={kind}>
              {text}
              {command && (
                <>
                  {' '}
                  {t.attentionRun} <code>{command}</code>
                </>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Week({ board, week, route, words }: Props & { board: Board; week: FiguresAnswer }) {
  const { t, format } = words;
  const { period, figures } = week;
  return (
    <section class="week" aria-labelledby="week">
      <h2 id="week">
        <Ordinals text={t.weekTitle(format.dayMonth(period.start), format.day(period.end))} words={words} />
      </h2>
      <Cards
        keys={WEEK_KEYS}
        figures={figures}
        board={board}
        route={{ ...route, period: '7d' }}
        words={words}
      />
    </section>
  );
}

type CardsProps = Props & { keys: readonly string[]; figures: FiguresAnswer['figures']; board: Board };

function Cards({ keys, figures, board, route, words }: CardsProps) {
  return (
    <div class="cards">
      {keys.map((key) => {
        const indicator = board.indicators.find((entry) => entry.key === key);
        const figure = figures.find((entry) => entry.indicator === key);
        return (
          indicator &&
          figure && (
            <FigureCard
              key={key}
              indicator={indicator}
              measure={figure.measure}
              figure={figure}
              route={route}
              words={words}
            />
          )
        );
      })}
    </div>
  );
}

function Further({ board, route, words }: Props & { board: HomeBoard }) {
  const { t, format } = words;
  const { editions, indicators, summary } = board;
  // Of an edition a link shows what was public: the page for sponsors.
  const page = summary.shared ? 'sponsors' : 'editions';
  return (
    <div class="further">
      <section class="family" aria-labelledby="families">
        <h2 id="families">{t.familiesTitle}</h2>
        <ul class="editions">
          {menuOf(summary.shared, indicators)
            .filter((page) => page !== 'home')
            .map((page) => (
              <li key={page}>
                <a href={addressOf({ ...route, page, id: null })}>{t[`page_${page}`]}</a>
              </li>
            ))}
        </ul>
      </section>
      {(summary.shared === null || editions.length > 0) && (
        <section class="family" aria-labelledby="editions">
          <h2 id="editions">{t.editionsTitle}</h2>
          <p class="family-lead">{editions.length === 0 ? t.editionsNone : t.editionsLead}</p>
          <ul class="editions">
            {editions.map(({ id, anniversary, cutoff }) => (
              <li key={id}>
                <a href={`/${format.language}/${page}/${encodeURIComponent(id)}`}>
                  <Ordinals
                    text={t.editionLink(format.ordinal(anniversary), format.day(cutoff))}
                    words={words}
                  />
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { EditionsAnswer } from '../../api/contract/edition.ts';
import type { IndicatorsAnswer } from '../../api/contract/indicator.ts';
import type { PublishedFiguresAnswer, SummaryAnswer } from '../../api/contract/summary.ts';
import { FamilySection } from '../components/family-section.tsx';
import { FigureCard } from '../components/figure-card.tsx';
import { DemonstrationBanner, Masthead, SiteBar } from '../components/masthead.tsx';
import { NextNight } from '../components/next-night.tsx';
import { PeriodChoice } from '../components/period-choice.tsx';
import { PublishedRegister } from '../components/published-register.tsx';
import { Empty, Loading, PageFailed } from '../components/states.tsx';
import { clipSummary } from '../figures/clip-summary.ts';
import { headlines } from '../figures/headlines.ts';
import { SECTION_IDS } from '../figures/section-needs.ts';
import type { Words } from '../i18n/words.ts';
import { fetchAnswer, withQuery } from '../site/fetch-answer.ts';
import { runOnPages } from '../site/page-rules.ts';
import { markFailed, markReady } from '../site/ready-mark.ts';
import { addressOf, type Route } from '../site/route.ts';
import { useAnswer } from '../site/use-answer.ts';

type Props = { route: Route; words: Words };
type HomeAnswer = {
  summary: SummaryAnswer;
  indicators: IndicatorsAnswer['indicators'];
  published: PublishedFiguresAnswer;
  editions: EditionsAnswer['editions'];
};

/** The dashboard's first page. */
export function Home({ route, words }: Props) {
  const { t, format } = words;
  const base = useAnswer('home', words, async (signal): Promise<HomeAnswer> => {
    const [summary, { indicators }, published, { editions }] = await Promise.all([
      fetchAnswer<SummaryAnswer>(withQuery('summary', { year: route.year, asOf: route.asOf }), words, signal),
      fetchAnswer<IndicatorsAnswer>('indicators', words, signal),
      fetchAnswer<PublishedFiguresAnswer>('published-figures', words, signal),
      fetchAnswer<EditionsAnswer>('editions', words, signal),
    ]);
    return { summary: clipSummary(summary), indicators, published, editions };
  });
  useEffect(() => {
    const year = route.year === null ? '' : `, ${format.yearSpan(String(route.year))}`;
    document.title = `${base.state === 'failed' ? t.errorTitle : t.homeTitle + year} – #i4Emploi`;
    if (base.state === 'failed') markFailed(base.error.message);
  }, [base, route, t, format]);
  const done = base.state === 'done' ? base.answer : null;
  return (
    <>
      {!route.print && <SiteBar route={route} words={words} signedIn={done !== null} />}
      {done?.summary.demonstration && <DemonstrationBanner words={words} />}
      <main id="main" class="page">
        {base.state === 'loading' && <Loading words={words} />}
        {base.state === 'failed' && <PageFailed words={words} error={base.error} />}
        {done && <Dashboard answer={done} route={route} words={words} />}
      </main>
    </>
  );
}

function Dashboard({ answer, route, words }: Props & { answer: HomeAnswer }) {
  const { t, format } = words;
  const { summary, indicators, published } = answer;
  const measured = summary.cutoff !== null;
  const onSettled = useReadyAfter(measured ? SECTION_IDS.length : 0);
  useEffect(
    () =>
      runOnPages({
        title: `${t.homeTitle} – ${summary.collective.name}`,
        edition: summary.cutoff === null ? t.cutoffNone : t.cutoffLine(format.day(summary.cutoff)),
        warning: summary.demonstration ? t.demonstration : null,
        page: t.page,
      }),
    [summary, t, format],
  );
  const [data] = useState({ summary, indicators, published: published.figures });
  return (
    <>
      <Masthead summary={summary} indicators={indicators} words={words} />
      {summary.asOf !== null && (
        <p class="as-of">
          {t.asOfLine(format.day(summary.asOf))}{' '}
          <a href={addressOf({ ...route, asOf: null })}>{t.asOfLeave}</a>
        </p>
      )}
      {summary.years.length > 0 && <PeriodChoice years={summary.years} route={route} words={words} />}
      {!measured && <Empty words={words} />}
      {measured && (
        <>
          <section class="essentials" aria-labelledby="essentials">
            <h2 id="essentials">{t.figuresTitle}</h2>
            <div class="cards">
              {headlines(indicators, summary.figures).map(({ indicator, measure }) => (
                <FigureCard key={indicator.key} indicator={indicator} measure={measure} words={words} />
              ))}
            </div>
          </section>
          {SECTION_IDS.map((id) => (
            <FamilySection key={id} id={id} data={data} route={route} words={words} onSettled={onSettled} />
          ))}
        </>
      )}
      {summary.plan && <NextNight plan={summary.plan} words={words} />}
      <section class="family" aria-labelledby="published">
        <h2 id="published">{t.publishedTitle}</h2>
        <PublishedRegister answer={published} indicators={indicators} words={words} />
      </section>
      <Editions editions={answer.editions} words={words} />
    </>
  );
}

function Editions({ editions, words }: { editions: HomeAnswer['editions']; words: Words }) {
  const { t, format } = words;
  return (
    <section class="family" aria-labelledby="editions">
      <h2 id="editions">{t.editionsTitle}</h2>
      <p class="family-lead">{editions.length === 0 ? t.editionsNone : t.editionsLead}</p>
      <ul class="editions">
        {editions.map(({ id, anniversary, cutoff }) => (
          <li key={id}>
            <a href={`/${format.language}/editions/${encodeURIComponent(id)}`}>
              {t.editionLink(format.ordinal(anniversary), format.day(cutoff))}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Marks the page ready once `count` sections have been drawn or have said why not. */
function useReadyAfter(count: number): (id: string) => void {
  const settled = useRef(new Set<string>());
  useEffect(() => {
    if (count === 0) markReady();
  }, [count]);
  return useCallback(
    (id: string) => {
      settled.current.add(id);
      if (settled.current.size === count) markReady();
    },
    [count],
  );
}

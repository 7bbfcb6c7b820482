import { useEffect } from 'preact/hooks';
import type { IndicatorsAnswer } from '../../api/contract/indicator.ts';
import type { SummaryAnswer } from '../../api/contract/summary.ts';
import { FigureCard } from '../components/figure-card.tsx';
import { DemonstrationBanner, Masthead, SiteBar } from '../components/masthead.tsx';
import { PeriodChoice } from '../components/period-choice.tsx';
import { Empty, Failed, Loading } from '../components/states.tsx';
import { headlines } from '../figures/headlines.ts';
import type { Words } from '../i18n/words.ts';
import { fetchAnswer, withQuery } from '../site/fetch-answer.ts';
import { markFailed, markReady } from '../site/ready-mark.ts';
import { addressOf, type Route } from '../site/route.ts';
import { useAnswer } from '../site/use-answer.ts';

type Props = { route: Route; words: Words };

/** The dashboard's first page. */
export function Home({ route, words }: Props) {
  const { t, format } = words;
  const base = useAnswer('home', words, async (signal) => {
    const summaryPath = withQuery('summary', { year: route.year, asOf: route.asOf });
    const [summary, { indicators }] = await Promise.all([
      fetchAnswer<SummaryAnswer>(summaryPath, words, signal),
      fetchAnswer<IndicatorsAnswer>('indicators', words, signal),
    ]);
    return { summary, indicators };
  });
  useEffect(() => {
    document.title = `${t.homeTitle} – #i4Emploi`;
    if (base.state === 'failed') markFailed(base.error.message);
    if (base.state === 'done') markReady();
  }, [base, t]);
  return (
    <>
      {!route.print && <SiteBar route={route} words={words} />}
      {base.state === 'done' && base.answer.summary.demonstration && <DemonstrationBanner words={words} />}
      <main id="main" class="page">
        {base.state === 'loading' && <Loading words={words} />}
        {base.state === 'failed' && <Failed words={words} error={base.error} />}
        {base.state === 'done' && (
          <>
            <Masthead summary={base.answer.summary} words={words} />
            {base.answer.summary.asOf !== null && (
              <p class="as-of">
                {t.asOfLine(format.day(base.answer.summary.asOf))}{' '}
                <a href={addressOf({ ...route, asOf: null })}>{t.asOfLeave}</a>
              </p>
            )}
            <PeriodChoice years={base.answer.summary.years} route={route} words={words} />
            {base.answer.summary.cutoff === null ? (
              <Empty words={words} />
            ) : (
              <section class="essentials" aria-labelledby="essentials">
                <h2 id="essentials">{t.figuresTitle}</h2>
                <div class="cards">
                  {headlines(base.answer.indicators, base.answer.summary.figures).map(
                    ({ indicator, measure }) => (
                      <FigureCard key={indicator.key} indicator={indicator} measure={measure} words={words} />
                    ),
                  )}
                </div>
              </section>
            )}
          </>
        )}
      </main>
    </>
  );
}

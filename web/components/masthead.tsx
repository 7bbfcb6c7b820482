import type { Indicator } from '../../api/contract/indicator.ts';
import type { SummaryAnswer } from '../../api/contract/summary.ts';
import { figureText } from '../figures/figure-text.ts';
import { figureOf } from '../figures/headlines.ts';
import { counted, type Words } from '../i18n/words.ts';
import { addressOf, type Route } from '../site/route.ts';
import { SignOut } from './sign-out.tsx';

/** On every page of the demonstration world, and on every printed page of it. */
export function DemonstrationBanner({ words }: { words: Words }) {
  return <aside class="demonstration">{words.t.demonstration}</aside>;
}

type SiteBarProps = { route: Route; words: Words; signedIn?: boolean };

export function SiteBar({ route, words, signedIn = false }: SiteBarProps) {
  const { t, format } = words;
  const other = format.language === 'fr' ? 'en' : 'fr';
  return (
    <nav class="site-bar" aria-label={t.siteNav}>
      <a class="skip" href="#main">
        {t.skip}
      </a>
      <a class="site-name" href={`/${format.language}`}>
        #i4Emploi
      </a>
      <span class="site-tools">
        <a
          href={`/${format.language}/catalogue`}
          {...(route.page === 'catalogue' && { 'aria-current': 'page' })}
        >
          {t.catalogue}
        </a>
        {signedIn && (
          <a
            href={addressOf({ ...route, page: 'sorting', editionId: null })}
            {...(route.page === 'sorting' && { 'aria-current': 'page' })}
          >
            {t.sorting}
          </a>
        )}
        <a lang={other} hreflang={other} href={addressOf({ ...route, language: other })}>
          {t.otherLanguage}
        </a>
        {signedIn && <SignOut words={words} />}
      </span>
    </nav>
  );
}

/** Who, which period, known until when, how the night went and what it cost. */
type MastheadProps = { summary: SummaryAnswer; indicators: readonly Indicator[]; words: Words };

export function Masthead({ summary, indicators, words }: MastheadProps) {
  const coverage = figureOf('collection_coverage', indicators, summary.figures);
  const { t, format } = words;
  const { collective, period, cutoff, lastNight, cost } = summary;
  return (
    <header class="masthead">
      <h1>{collective.name}</h1>
      <p class="tagline">{t.tagline}</p>
      <p class="masthead-period">
        {t.periodLine(format.day(period.start), format.day(period.end))}
        <span class="masthead-cutoff">
          {cutoff === null ? t.cutoffNone : t.cutoffLine(format.day(cutoff))}
        </span>
      </p>
      <dl class="masthead-facts">
        <div>
          <dt>{t.lastNight}</dt>
          <dd data-night={lastNight?.state ?? 'none'}>{nightText(lastNight, words)}</dd>
        </div>
        <div>
          <dt>{t.costTitle}</dt>
          <dd>
            {t.costLine(format.dollars(cost.dollars), format.month(`${cost.month.slice(0, 7)}-01`))}
            <small>{t.costDetail(counted(words, cost.requests, t.requestWord))}</small>
          </dd>
        </div>
        {coverage !== null && (
          <div>
            <dt>{t.coverageFact}</dt>
            <dd>{figureText(coverage.indicator, coverage.measure, words).main}</dd>
          </div>
        )}
      </dl>
    </header>
  );
}

function nightText(night: SummaryAnswer['lastNight'], { t, format }: Words): string {
  if (night === null) return t.nightNone;
  const say = { done: t.nightDone, partial: t.nightPartial, failed: t.nightFailed, running: t.nightRunning };
  return say[night.state](format.day(night.day));
}

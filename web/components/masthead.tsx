import type { Indicator } from '../../api/contract/indicator.ts';
import type { SummaryAnswer } from '../../api/contract/summary.ts';
import { figureText } from '../figures/figure-text.ts';
import { figureOf } from '../figures/headlines.ts';
import { counted, type Words } from '../i18n/words.ts';
import { Ordinals } from './ordinals.tsx';

/** On every page of the demonstration world, and on every printed page of it. */
export function DemonstrationBanner({ words }: { words: Words }) {
  return <aside class="demonstration">{words.t.demonstration}</aside>;
}

/** Who, which period, known until when, how the night went and what it cost. */
type MastheadProps = { summary: SummaryAnswer; indicators: readonly Indicator[]; words: Words };

export function Masthead({ summary, indicators, words }: MastheadProps) {
  const coverage = figureOf('collection_coverage', indicators, summary.figures);
  const { t, format } = words;
  const { collective, period, cutoff, lastNight, cost, plan, shared } = summary;
  return (
    <header class="masthead">
      <h1>{collective.name}</h1>
      <p class="tagline">{t.tagline}</p>
      <p class="masthead-period">
        <Ordinals text={t.periodLine(format.day(period.start), format.day(period.end))} words={words} />
        <span class="masthead-cutoff">
          <Ordinals
            text={
              cutoff === null ? t.cutoffNone : (shared ? t.publishedLine : t.cutoffLine)(format.day(cutoff))
            }
            words={words}
          />
        </span>
      </p>
      {shared !== null && (
        <p class="shared-with">
          <strong>{shared.label}</strong>{' '}
          {shared.expiresAt === null ? t.sharedOpen : t.sharedUntil(format.moment(shared.expiresAt))}
          <span>{t.sharedNote}</span>
        </p>
      )}
      {cost !== null && (
        <dl class="masthead-facts">
          <div>
            <dt>{t.lastNight}</dt>
            <dd data-night={lastNight?.state ?? 'none'}>
              <Ordinals text={nightText(lastNight, words)} words={words} />
            </dd>
          </div>
          <div>
            <dt>{t.costTitle}</dt>
            <dd>
              {t.costLine(format.dollars(cost.dollars), format.month(`${cost.month.slice(0, 7)}-01`))}
              <small>{t.costDetail(counted(words, cost.requests, t.requestWord))}</small>
            </dd>
          </div>
          {plan !== null && (
            <div>
              <dt>{t.nextNight}</dt>
              <dd>
                <a href={`/${format.language}/quality`}>{t.nextNightCost(format.dollars(plan.atMost))}</a>
              </dd>
            </div>
          )}
          {coverage !== null && (
            <div>
              <dt>{t.coverageFact}</dt>
              <dd>{figureText(coverage.indicator, coverage.measure, words).main}</dd>
            </div>
          )}
        </dl>
      )}
    </header>
  );
}

function nightText(night: SummaryAnswer['lastNight'], { t, format }: Words): string {
  if (night === null) return t.nightNone;
  const say = { done: t.nightDone, partial: t.nightPartial, failed: t.nightFailed, running: t.nightRunning };
  return say[night.state](format.day(night.day));
}

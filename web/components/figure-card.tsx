import type { ComponentChildren } from 'preact';
import type { Figure as FigureOfWindow } from '../../api/contract/figures.ts';
import type { Indicator } from '../../api/contract/indicator.ts';
import type { Measure } from '../../api/contract/measure.ts';
import { comparisonText } from '../figures/comparison-text.ts';
import { figureText } from '../figures/figure-text.ts';
import { periodText } from '../figures/period-text.ts';
import type { Words } from '../i18n/words.ts';
import { addressOf, type Route } from '../site/route.ts';
import { DataLinks } from './data-links.tsx';
import { Ordinals } from './ordinals.tsx';

type Props = { indicator: Indicator; measure: Measure; words: Words };
type CardProps = Props & { figure?: FigureOfWindow; route?: Route };

/** A figure with its period, its coverage and, one gesture away, what it means and does not say. */
export function FigureCard({ indicator, measure, words, figure, route }: CardProps) {
  const { t, format } = words;
  const text = figureText(indicator, measure, words);
  const label = format.tidy(indicator.label[format.language]);
  const change = figure ? comparisonText(indicator, figure, words) : null;
  const here = route && addressOf({ ...route, page: 'indicator', id: indicator.key });
  return (
    <article class="card" data-figure={indicator.key} data-state={text.state}>
      <h3 class="card-label">{here === undefined ? label : <a href={here}>{label}</a>}</h3>
      <div class="card-body">
        <p class="card-figure">
          {text.prefix !== null && <span class="card-prefix">{text.prefix} </span>}
          <span class={text.number.length > 9 ? 'card-number card-number-long' : 'card-number'}>
            {text.number}
          </span>
        </p>
        {text.state === 'zero' && <p class="card-note">{t.measuredZero}</p>}
        {text.detail !== null && <p class="card-note">{text.detail}</p>}
        {(text.state !== 'measured' || text.fromFiles) && text.reason !== null && (
          <p class="card-note">{text.reason}</p>
        )}
        <p class="card-period">
          <Ordinals text={periodText(indicator, measure, words)} words={words} />
        </p>
        {change !== null && text.state !== 'failed' && text.state !== 'absent' && (
          <p class="card-change">{change}</p>
        )}
        {(text.state === 'measured' || text.state === 'zero') && (
          <ul class="chips">
            <li>{indicator.evidence === 'declared' ? t.evidenceDeclared : t.evidenceMeasured}</li>
            <li class={text.partial ? 'chip-partial' : ''}>{text.coverage}</li>
          </ul>
        )}
        <FigureDetails indicator={indicator} measure={measure} words={words} label={label}>
          {route && (
            <p class="card-links">
              <a href={here}>{t.itsPage}</a>{' '}
              {measure.reason !== 'window_not_public' && (
                <DataLinks
                  indicator={indicator.key}
                  query={queryOf(indicator, measure, route)}
                  subject={label}
                  words={words}
                />
              )}
            </p>
          )}
        </FigureDetails>
      </div>
    </article>
  );
}

type DetailsProps = Props & { label: string; children?: ComponentChildren };

function FigureDetails({ indicator, measure, words, label, children }: DetailsProps) {
  const { t, format } = words;
  const language = format.language;
  const text = figureText(indicator, measure, words);
  const version = indicator.versions.find((entry) => entry.version === measure.version);
  return (
    <details class="more">
      <summary>
        {t.more}
        <span class="unseen">, {label}</span>
      </summary>
      <dl>
        <dt>{t.doesNotSay}</dt>
        <dd class="caveat">
          <Ordinals text={format.tidy(indicator.caveat[language])} words={words} />
        </dd>
        <dt>{t.definition}</dt>
        <dd>
          <Ordinals text={format.tidy(indicator.definition[language])} words={words} />
        </dd>
        {text.reason !== null && text.state === 'measured' && (
          <>
            <dt>{t.whyBounds}</dt>
            <dd>{text.reason}</dd>
          </>
        )}
        <dt>{t.source}</dt>
        <dd>{format.tidy(indicator.source[language])}</dd>
        <dt>{t.version}</dt>
        <dd>
          <Ordinals
            text={t.versionLine(measure.version, format.day(version?.from ?? measure.period.start))}
            words={words}
          />
        </dd>
        {measure.knownAt !== null && (
          <>
            <dt>{t.knownAt}</dt>
            <dd>
              <Ordinals text={format.moment(measure.knownAt)} words={words} />
            </dd>
          </>
        )}
      </dl>
      <p>
        <a href={`/${language}/catalogue#${indicator.key}`}>{t.inCatalogue}</a>
      </p>
      {children}
    </details>
  );
}

/** The figure and its parts; over any days, as they are kept. */
function queryOf({ grains }: Indicator, { period }: Measure, { asOf }: Route) {
  const { start, end, grain } = period;
  return { grain: grain === 'days' ? (grains[0] ?? 'month') : grain, from: start, to: end, asOf };
}

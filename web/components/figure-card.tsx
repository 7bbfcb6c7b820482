import type { ComponentChildren } from 'preact';
import type { Figure as FigureOfWindow } from '../../api/contract/figures.ts';
import type { Indicator } from '../../api/contract/indicator.ts';
import type { Measure } from '../../api/contract/measure.ts';
import { comparisonText } from '../figures/comparison-text.ts';
import { figureText } from '../figures/figure-text.ts';
import { periodText } from '../figures/period-text.ts';
import type { Words } from '../i18n/words.ts';
import { withQuery } from '../site/fetch-answer.ts';
import { addressOf, type Route } from '../site/route.ts';
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
      <ul class="chips">
        <li>{indicator.evidence === 'declared' ? t.evidenceDeclared : t.evidenceMeasured}</li>
        {(text.state === 'measured' || text.state === 'zero') && (
          <li class={text.partial ? 'chip-partial' : ''}>{text.coverage}</li>
        )}
      </ul>
      <FigureDetails indicator={indicator} measure={measure} words={words} label={label}>
        {route && (
          <p class="card-links">
            <a href={here}>{t.itsPage}</a>{' '}
            {measure.reason !== 'window_not_public' && (
              <DataLinks indicator={indicator} measure={measure} asOf={route.asOf} words={words} />
            )}
          </p>
        )}
      </FigureDetails>
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
        <span class="unseen"> : {label}</span>
      </summary>
      <dl>
        <dt>{t.doesNotSay}</dt>
        <dd class="caveat">{format.tidy(indicator.caveat[language])}</dd>
        <dt>{t.definition}</dt>
        <dd>{format.tidy(indicator.definition[language])}</dd>
        {text.reason !== null && text.state === 'measured' && (
          <>
            <dt>{t.whyBounds}</dt>
            <dd>{text.reason}</dd>
          </>
        )}
        <dt>{t.source}</dt>
        <dd>{format.tidy(indicator.source[language])}</dd>
        <dt>{t.version}</dt>
        <dd>{t.versionLine(measure.version, format.day(version?.from ?? measure.period.start))}</dd>
        {measure.knownAt !== null && (
          <>
            <dt>{t.knownAt}</dt>
            <dd>{format.moment(measure.knownAt)}</dd>
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

/** The figure and its parts as a table for a spreadsheet, and as the API tells them. */
function DataLinks({ indicator, measure, asOf, words }: Props & { asOf: string | null }) {
  const { t, format } = words;
  const { start, end, grain } = measure.period;
  const kept = grain === 'days' ? (indicator.grains[0] ?? 'month') : grain;
  const label = format.tidy(indicator.label[format.language]);
  const path = (name: string, more: Record<string, string>) =>
    withQuery(`/api/v1/indicators/${indicator.key}/${name}`, {
      grain: kept,
      from: start,
      to: end,
      asOf,
      ...more,
    });
  return (
    <>
      {(['CSV', 'JSON'] as const).map((kind) => (
        <a
          key={kind}
          href={kind === 'CSV' ? path('measures.csv', { lang: format.language }) : path('measures', {})}
          download=""
          aria-label={t.downloadOf(kind, label)}
        >
          {kind}
        </a>
      ))}
    </>
  );
}

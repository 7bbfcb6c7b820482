import type { EditionDocument } from '../../api/contract/edition.ts';
import { figureText } from '../figures/figure-text.ts';
import { HEADLINE_KEYS } from '../figures/headlines.ts';
import { periodText } from '../figures/period-text.ts';
import { type EditionFigure, editionFigures } from './edition-source.ts';
import type { ReportWords } from './report-words.ts';

/** « L'essentiel »: six figures, each with its minimum of honesty, and how to read them. */
export function Essentials({ edition, words }: { edition: EditionDocument; words: ReportWords }) {
  const { t, r, format } = words;
  const { start, end } = edition.period;
  return (
    <section class="sheet" aria-labelledby="essentials">
      <h2 id="essentials">{r.essentials}</h2>
      <p class="lead">
        {r.essentialsLead(format.day(start), format.day(end))} {t.footCutoff(format.day(edition.cutoff))}
      </p>
      <div class="print-cards">
        {editionFigures(edition, HEADLINE_KEYS).map((figure) => (
          <Card key={figure.indicator.key} figure={figure} cutoff={edition.cutoff} words={words} />
        ))}
      </div>
      <h3>{r.guideTitle}</h3>
      <ul class="plain-list">
        <li>{r.guideMinimum}</li>
        <li>{r.guideCoverage}</li>
        <li>{r.guideDeclared}</li>
      </ul>
    </section>
  );
}

type CardProps = { figure: EditionFigure; cutoff: string; words: ReportWords };

function Card({ figure: { indicator, year, all }, cutoff, words }: CardProps) {
  const { t, r, format } = words;
  const text = figureText(indicator, year, words);
  const since = figureText(indicator, all, words).main;
  // What is public of the whole may end before the data do.
  const sinceStart =
    all.period.end < cutoff ? r.sinceStartTo(format.day(all.period.end), since) : r.sinceStart(since);
  const known = text.state === 'measured' || text.state === 'zero';
  return (
    <article class="print-card" data-figure={indicator.key} data-state={text.state}>
      <h3>{format.tidy(indicator.label[format.language])}</h3>
      <p class="card-figure">
        {text.prefix !== null && <span class="card-prefix">{text.prefix} </span>}
        <span class="card-number">{text.number}</span>
      </p>
      {text.detail !== null && <p class="card-note">{text.detail}</p>}
      {(!known || text.fromFiles) && text.reason !== null && <p class="card-note">{text.reason}</p>}
      <p class="card-note">{periodText(indicator, year, words)}</p>
      <p class="card-note">
        {indicator.evidence === 'declared' ? t.evidenceDeclared : t.evidenceMeasured}
        {known && ' · '}
        {known && <span class={text.partial ? 'chip-partial' : ''}>{text.coverage}</span>}
      </p>
      {indicator.kind === 'flow' && <p class="card-all">{sinceStart}</p>}
      <p class="card-caveat">
        <b>{t.doesNotSay}</b> {format.tidy(indicator.caveat[format.language])}
      </p>
    </article>
  );
}

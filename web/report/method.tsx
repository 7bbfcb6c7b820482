import type { EditionDocument } from '../../api/contract/edition.ts';
import { Ordinals } from '../components/ordinals.tsx';
import { figureText } from '../figures/figure-text.ts';
import { editionFigures } from './edition-source.ts';
import type { ReportWords } from './report-words.ts';
import { EditionText, writtenIn } from './texts.tsx';

type Props = { edition: EditionDocument; words: ReportWords };

/** How the figures are made, how far they go, and what is not measured at all. */
export function Method({ edition, words }: Props) {
  const { r } = words;
  const coverage = editionFigures(edition, ['collection_coverage'])[0];
  const say = (which: 'year' | 'all') =>
    coverage ? figureText(coverage.indicator, coverage[which], words).main : words.t.coverageUnknown;
  return (
    <section class="sheet" aria-labelledby="method">
      <h2 id="method">{r.method}</h2>
      <p class="lead">{r.methodLead}</p>
      <p class="lead">{r.methodCoverage(say('year'), say('all'))}</p>
      {writtenIn({ edition, words }, 'coverage') !== null && (
        <div class="together coverage-reason">
          <h3>{r.coverageReason}</h3>
          <EditionText slot="coverage" edition={edition} words={words} />
        </div>
      )}
      <h3>{r.unmeasuredTitle}</h3>
      <ul class="plain-list">
        <li>{r.unmeasuredImpact}</li>
        <li>{r.unmeasuredReaders}</li>
        <li>{r.unmeasuredSilent}</li>
        <li>{r.unmeasuredMoney}</li>
        <li>{r.unmeasuredPeople}</li>
      </ul>
      <h3>{r.evidenceTitle}</h3>
      <EvidenceLevels words={words} />
      <Definitions edition={edition} words={words} />
    </section>
  );
}

function EvidenceLevels({ words: { r } }: { words: ReportWords }) {
  const levels = [
    ['E0', r.levelE0, r.countedNever],
    ['E1', r.levelE1, r.countedYes],
    ['E2', r.levelE2, r.countedYes],
    ['E3', r.levelE3, r.countedApart],
    ['E4', r.levelE4, r.countedNotCollected],
  ] as const;
  return (
    <table class="data compact words">
      <caption class="unseen">{r.evidenceCaption}</caption>
      <thead>
        <tr>
          <th scope="col">{r.colLevel}</th>
          <th scope="col">{r.colMeaning}</th>
          <th scope="col">{r.colCounted}</th>
        </tr>
      </thead>
      <tbody>
        {levels.map(([level, meaning, counted]) => (
          <tr key={level}>
            <th scope="row">{level}</th>
            <td>{meaning}</td>
            <td>{counted}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Definitions({ edition, words }: Props) {
  const { t, r, format } = words;
  const language = format.language;
  return (
    <>
      <h3 class="definitions-title">{r.definitionsCaption}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section class="table-region" aria-label={r.definitionsCaption} tabIndex={0}>
        <table class="data compact words definitions">
          <caption class="unseen">{r.definitionsCaption}</caption>
          <thead>
            <tr>
              <th scope="col">{r.colFigure}</th>
              <th scope="col">{r.colDefinition}</th>
              <th scope="col">{t.colSource}</th>
              <th scope="col">{r.colEvidence}</th>
              <th scope="col">{r.colVersion}</th>
            </tr>
          </thead>
          <tbody>
            {edition.indicators
              .filter(({ core }) => core)
              .map(({ key, label, definition, source, evidence, versions }) => {
                // The catalogue also knows what changed after the cutoff: nothing here was counted so.
                const version = versions.findLast(({ from }) => from <= edition.cutoff) ?? versions[0];
                return (
                  <tr key={key}>
                    <th scope="row">{format.tidy(label[language])}</th>
                    <td>{format.tidy(definition[language])}</td>
                    <td>{format.tidy(source[language])}</td>
                    <td>{evidence === 'declared' ? t.evidenceDeclared : t.evidenceMeasured}</td>
                    <td>
                      <Ordinals
                        text={version ? r.versionShort(version.version, format.day(version.from)) : t.noValue}
                        words={words}
                      />
                    </td>
                  </tr>
                );
              })}
          </tbody>
        </table>
      </section>
    </>
  );
}

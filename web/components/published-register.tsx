import type { Indicator } from '../../api/contract/indicator.ts';
import type { PublishedFigure, PublishedFiguresAnswer } from '../../api/contract/summary.ts';
import { boundsText, dateText } from '../figures/published-marks.ts';
import { tidyFrench } from '../i18n/format.ts';
import type { Words } from '../i18n/words.ts';

type Props = { answer: PublishedFiguresAnswer; indicators: readonly Indicator[]; words: Words };

/** The register: each figure in its own words, with its source; then where two of them cannot both hold. */
export function PublishedRegister({ answer, indicators, words }: Props) {
  const { t, format } = words;
  return (
    <>
      <p class="family-lead">{t.publishedLead}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section class="table-region" aria-label={t.publishedCaption} tabIndex={0}>
        <table class="data as-cards register">
          <caption class="unseen">{t.publishedCaption}</caption>
          <thead>
            <tr>
              <th scope="col">{t.colDate}</th>
              <th scope="col">{t.colIndicator}</th>
              <th scope="col">{t.colWording}</th>
              <th scope="col">{t.colReads}</th>
              <th scope="col">{t.colSource}</th>
            </tr>
          </thead>
          <tbody>
            {answer.figures.map((figure) => (
              <tr key={`${figure.indicator}${figure.date}${figure.wording}`}>
                <th scope="row">{dateText(figure, words)}</th>
                <td data-column={t.colIndicator}>{publishedLabel(figure.indicator, indicators, words)}</td>
                <td data-column={t.colWording}>
                  <q lang="fr" data-verbatim="true">
                    {figure.wording}
                  </q>
                  {figure.note[format.language] !== '' && (
                    <small>{format.tidy(figure.note[format.language])}</small>
                  )}
                </td>
                <td data-column={t.colReads}>{boundsText(figure, words)}</td>
                <td data-column={t.colSource}>
                  <SourceLink figure={figure} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <h3 class="register-apart">{t.disagreementsTitle}</h3>
      {answer.disagreements.length === 0 && <p>{t.disagreementsNone}</p>}
      <ul class="disagreements">
        {answer.disagreements.map(({ indicator, figures, note }) => (
          <li key={`${indicator}${figures.join()}`}>
            <b>{publishedLabel(indicator, indicators, words)}</b>
            {figures.map((index, position) => {
              const figure = answer.figures[index];
              return figure ? (
                <span key={index}>
                  {position > 0 && ` ${t.disagreementVersus} `}
                  <q lang="fr" data-verbatim="true">
                    {figure.wording}
                  </q>{' '}
                  ({dateText(figure, words)})
                </span>
              ) : null;
            })}
            <p>{format.tidy(note[format.language])}</p>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Only an ordinary web address becomes a link. */
function SourceLink({ figure: { source, url } }: { figure: PublishedFigure }) {
  if (!/^https?:\/\//.test(url)) return <span lang="fr">{tidyFrench(source)}</span>;
  return (
    <a href={url} rel="noreferrer" lang="fr" data-verbatim="true">
      {tidyFrench(source)}
    </a>
  );
}

/** The label of the catalogue, or of the three figures that only sources speak of. */
function publishedLabel(key: string, indicators: readonly Indicator[], { t, format }: Words): string {
  const known = indicators.find((indicator) => indicator.key === key);
  if (known) return format.tidy(known.label[format.language]);
  const apart: Record<string, string> = {
    potential_audience_upper: t.labelAudienceUpper,
    seeker_bio_accounts: t.labelSeekerBio,
    active_volunteers: t.labelVolunteers,
  };
  return apart[key] ?? t.labelOther;
}

import type { EditionAnswer, Erratum } from '../../api/contract/edition.ts';
import { permanentAddress } from './permanent-address.ts';
import type { ReportWords } from './report-words.ts';

/** Which document this is, and how to check it. */
export function Colophon({ answer, words }: { answer: EditionAnswer; words: ReportWords }) {
  const { t, r, format } = words;
  const { document: edition, sha256, errata = [] } = answer;
  const address = permanentAddress(edition, format.language);
  const rows = [
    [r.coverEdition, edition.id],
    [r.coverFrozen, format.moment(edition.frozenAt)],
    [r.coverCutoff, format.day(edition.cutoff)],
    [t.periodChoice, t.periodLine(format.day(edition.period.start), format.day(edition.period.end))],
    [r.sha256, sha256],
    [r.account, `@${edition.collective.account}`],
    [r.tags, edition.collective.tags.map((tag) => `#${tag}`).join(', ')],
    [r.indicatorsCount, format.number(edition.figures.length)],
    ...(address === null ? [] : [[r.address, address] as const]),
  ] as const;
  return (
    <section class="colophon" aria-labelledby="colophon">
      <h2 id="colophon">{r.colophon}</h2>
      <p class="lead">{r.colophonLead}</p>
      {edition.part === 'public' && <p class="lead">{r.publicPart}</p>}
      <table class="data compact words identity">
        <caption>{r.colophonCaption}</caption>
        <thead>
          <tr>
            <th scope="col">{r.colItem}</th>
            <th scope="col">{r.colEntry}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, value]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{value === address ? <a href={value}>{value}</a> : value}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="lead">{r.corrections}</p>
      <Errata title={r.errata} errata={edition.errata ?? []} words={words} />
      <Errata title={r.errataSince} errata={errata} words={words} />
      <p class="lead">{r.licence}</p>
      {edition.demonstration && <p class="lead demonstration-note">{t.demonstration}</p>}
    </section>
  );
}

/** What was found wrong, in earlier editions of this year or in this one since, and who said so: a role, for paper keeps no volunteer's name. */
function Errata({ title, errata, words }: { title: string; errata: readonly Erratum[]; words: ReportWords }) {
  const { r, format } = words;
  if (errata.length === 0) return null;
  return (
    <div class="together">
      <h3>{title}</h3>
      <ul class="plain-list">
        {errata.map(({ number, day, by, edition, what, why }) => (
          <li key={number}>
            <b>
              {r.erratum(number, format.day(day), edition)}
              {by === 'publisher' && `, ${r.erratumBy}`}.
            </b>{' '}
            {format.tidy(`${what[format.language]} ${why[format.language]}`)}
          </li>
        ))}
      </ul>
    </div>
  );
}

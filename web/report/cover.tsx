import type { EditionDocument } from '../../api/contract/edition.ts';
import { Ordinals } from '../components/ordinals.tsx';
import type { ReportWords } from './report-words.ts';

export type Entry = { readonly id: string; readonly name: string };

/** The first sheet: what this is, for which year, known until when, and what follows. */
export function Cover({
  edition,
  contents,
  words,
}: {
  edition: EditionDocument;
  contents: readonly Entry[];
  words: ReportWords;
}) {
  const { t, r, format } = words;
  return (
    <section class="sheet cover">
      <p class="cover-name">{edition.collective.name}</p>
      <h1>{r.title}</h1>
      <div class="cover-pocket">
        <p class="cover-anniversary">
          <Ordinals text={r.coverAnniversary(format.ordinal(edition.anniversary))} words={words} />
        </p>
        <p>
          <Ordinals
            text={t.periodLine(format.day(edition.period.start), format.day(edition.period.end))}
            words={words}
          />
        </p>
        {edition.demonstration && <p class="cover-demonstration">{t.demonstration}</p>}
      </div>
      <div class="cover-foot">
        <dl>
          <dt>{r.coverCutoff}</dt>
          <dd>
            <Ordinals text={format.day(edition.cutoff)} words={words} />
          </dd>
          <dt>{r.coverEdition}</dt>
          <dd>{edition.id}</dd>
          <dt>{r.coverFrozen}</dt>
          <dd>
            <Ordinals text={format.moment(edition.frozenAt)} words={words} />
          </dd>
        </dl>
        <nav aria-label={r.contents}>
          <ol>
            {contents.map(({ id, name }) => (
              <li key={id}>
                <div class="entry">
                  <a href={`#${id}`}>{name}</a>
                  <span class="entry-page" data-page-of={id} />
                </div>
              </li>
            ))}
          </ol>
        </nav>
      </div>
      <p class="cover-note">{r.coverNote}</p>
    </section>
  );
}

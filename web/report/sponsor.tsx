import { Ordinals } from '../components/ordinals.tsx';
import './report.css';
import './sponsor.css';
import { useEffect, useMemo } from 'preact/hooks';
import type { EditionAnswer, EditionDocument } from '../../api/contract/edition.ts';
import { DemonstrationBanner } from '../components/masthead.tsx';
import type { Words } from '../i18n/words.ts';
import { type Running, runOnPages } from '../site/page-rules.ts';
import { markFailed, markReady } from '../site/ready-mark.ts';
import { ComposedText } from './composed-text.tsx';
import { Followed } from './followed.tsx';
import { permanentAddress } from './permanent-address.ts';
import { QrCode } from './qr-code.tsx';
import { referToReleased } from './refer.ts';
import { cellText, evidenceOf, releasedOf } from './released-source.ts';
import { ReturnsByYear } from './returns-by-year.tsx';
import { type SponsorWords, sponsorWords } from './sponsor-words.ts';

const NBSP = '\u00a0';
const DECLARED = 'job_declarations_cumulative';
const CARDS = ['seekers_relayed', 'active_days_ratio', DECLARED, 'potential_audience_bounds'] as const;

/** One page for sponsors: of an edition, only what everybody may read. */
export function Sponsor({ answer, words: siteWords }: { answer: EditionAnswer; words: Words }) {
  const { document: edition } = answer;
  const words = useMemo(() => sponsorWords(siteWords), [siteWords]);
  useEffect(() => setSheet(edition, words), [edition, words]);
  const { s, format } = words;
  const until = edition.released?.until;
  const support = edition.texts?.find(({ slot }) => slot === 'support')?.[format.language] ?? null;
  if (!until) return <main id="main">{s.notReady}</main>;
  return (
    <main id="main" class="report sponsor" data-surface="paper">
      {edition.demonstration && <DemonstrationBanner words={words} />}
      <section class="sheet">
        <p class="cover-name">{edition.collective.name}</p>
        <h1>{s.title}</h1>
        <p class="sponsor-cutoff">{format.tidy(s.publicFigures)}</p>
        <p class="lead">
          <Ordinals
            text={s.mission(edition.collective.tags[0] ?? '', format.day(edition.collective.startDay))}
            words={words}
          />
        </p>
        <div class="print-cards">
          {CARDS.map((key) => (
            <Card key={key} edition={edition} id={key} words={words} />
          ))}
        </div>
        <div class="sponsor-charts">
          <ReturnsByYear edition={edition} words={words} />
          <Followed edition={edition} words={words} />
        </div>
        {support !== null && (
          <section aria-labelledby="support">
            <h2 id="support">{s.supportTitle}</h2>
            <ComposedText
              id="text-support"
              markdown={support}
              noteWord={s.noteWord}
              refer={(reference) => referToReleased(edition, reference, words)}
            />
          </section>
        )}
        <section class="sponsor-limits" aria-labelledby="limits">
          <h2 id="limits">{s.limitsTitle}</h2>
          <ul class="plain-list">
            {s.limits.map((limit) => (
              <li key={limit}>{limit}</li>
            ))}
          </ul>
        </section>
        <Follow edition={edition} errata={answer.errata?.length ?? 0} words={words} />
      </section>
    </main>
  );
}

type Following = { edition: EditionDocument; errata: number; words: SponsorWords };

/** How to take the page apart: the edition behind it, where it is read for good, and whom to ask. */
function Follow({ edition, errata, words }: Following) {
  const { t, s, format } = words;
  const address = permanentAddress(edition, format.language);
  return (
    <div class="sponsor-follow">
      <div>
        <p>{s.method(edition.id)}</p>
        {errata > 0 && (
          <p>
            <b>{s.errata(errata)}</b>
          </p>
        )}
        {address !== null && (
          <p>
            {s.address} <a href={address}>{address}</a>
          </p>
        )}
        <p>
          {s.contact(edition.collective.account)}
          {edition.demonstration && ` · ${t.demonstration}`}
        </p>
      </div>
      {address !== null && <QrCode address={address} label={s.qrCode(address)} />}
    </div>
  );
}

function Card({ edition, id, words }: { edition: EditionDocument; id: string; words: SponsorWords }) {
  const { t, s, format } = words;
  const { indicator, all, lastYear } = releasedOf(edition, id);
  if (!indicator) return null;
  return (
    <article class="print-card" data-figure={id}>
      <h2>{format.tidy(indicator.label[format.language])}</h2>
      <p class="card-figure">
        <span class="card-number">{cellText(indicator, all, words)}</span>
      </p>
      <p class="card-note">
        {all && `${s.sinceStart(format.day(all.period.end))} · `}
        {indicator.evidence === 'declared' ? t.evidenceDeclared : t.evidenceMeasured}
      </p>
      {id === DECLARED && <Evidence edition={edition} words={words} />}
      {lastYear && indicator.kind === 'flow' && (
        <p class="card-note">
          {s.ofOneYear(format.yearSpan(lastYear.period.start), cellText(indicator, lastYear, words))}
        </p>
      )}
    </article>
  );
}

/** « Niveaux de preuve, 2017–2018 : E1 au moins 42 · E2 16 · E3 25 »: the levels are explained with the limits. */
function Evidence({ edition, words }: { edition: EditionDocument; words: SponsorWords }) {
  const { t, s, format } = words;
  const { levels, next } = evidenceOf(edition);
  const year = levels[0]?.cell.period.start;
  const waits =
    next?.toldWith && s.evidenceUntil(format.yearSpan(next.period.start), format.month(next.toldWith));
  if (!year) return waits ? <p class="card-note">{waits}</p> : null;
  const said = levels.map(({ level, cell: { value, low } }) => {
    const people = value ?? low;
    const number = people === null ? s.hiddenShort : format.number(people);
    return `${level}${NBSP}${value === null && low !== null ? `${t.atLeast}${NBSP}${number}` : number}`;
  });
  return (
    <>
      <p class="card-note">{s.evidence(format.yearSpan(year), said.join(', '))}</p>
      {waits && <p class="card-note">{waits}</p>}
    </>
  );
}

function setSheet(edition: EditionDocument, words: SponsorWords): () => void {
  const running = runningOf(edition, words);
  document.title = running.title;
  if (!edition.released?.until) {
    markFailed(words.s.notReady);
    return () => {};
  }
  markReady();
  return runOnPages(running);
}

export function runningOf(edition: EditionDocument, { t, s, format }: SponsorWords): Running {
  const until = edition.released?.until;
  return {
    title: s.documentTitle(edition.collective.name),
    edition: until ? `${edition.id} – ${s.released(format.day(until))}` : edition.id,
    warning: edition.demonstration ? t.demonstration : null,
    page: t.page,
  };
}

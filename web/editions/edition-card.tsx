import type { DeskEdition, Print } from '../../api/contract/editions-desk.ts';
import { Ordinals } from '../components/ordinals.tsx';
import type { Act, DeskPart } from './desk-part.ts';

/** The order in which they are offered. */
const PRINTS: readonly Print[] = ['report', 'public', 'sponsors', 'share'];

type Props = DeskPart & { edition: DeskEdition };
type Said = { readonly fr: string; readonly en: string };

/** One edition or draft: how far it has come, what it lacks, what changed, and what may be done next. */
export function EditionCard({ edition, desk, words, t, act, savePrint, isBusy }: Props) {
  const { format } = words;
  const { id, state, missing, yours } = edition;
  const facts = [
    edition.madeBy === null
      ? t.made(format.moment(edition.madeAt))
      : t.madeBy(edition.madeBy, format.moment(edition.madeAt)),
    t.cutoff(format.day(edition.cutoff)),
    edition.approvedBy === null ? null : t.approvedBy(edition.approvedBy),
    edition.publishedAt === null ? null : t.publishedAt(format.moment(edition.publishedAt)),
  ].filter((fact) => fact !== null);
  const isOpen = state !== 'approved' && state !== 'published';
  const isFrozen = state === 'frozen' || !isOpen;
  const send = (path: string, meanwhile?: string) => () => act(path, { edition: id }, meanwhile);
  return (
    <article class="admin-card edition-card" data-state={state} aria-labelledby={id}>
      <header>
        <h3 id={id}>{id}</h3>
        <span class="admin-tag">{t[`state_${state}`]}</span>
        <p class="admin-facts">
          <Ordinals text={facts.join(' · ')} words={words} />
        </p>
      </header>
      {isOpen && missing === null && <p>{t.unchecked}</p>}
      {isOpen && missing?.length === 0 && <p>{t.complete}</p>}
      {isOpen && missing !== null && missing.length > 0 && (
        <>
          <h4>{t.missing(missing.length)}</h4>
          <ul class="edition-missing">
            {missing.map((thing) => (
              <li key={thing.en}>{format.tidy(thing[format.language])}</li>
            ))}
          </ul>
        </>
      )}
      <Changes title={t.changes} sentences={edition.changes} language={format.language} />
      <Changes title={t.sinceLastYear} sentences={edition.sinceLastYear} language={format.language} />
      <div class="admin-line">
        <a href={`/${format.language}/editions/${id}`}>{t.read}</a>
        <a href={`/${format.language}/sponsors/${id}`}>{t.sponsors}</a>
        {isOpen && desk.mayCheck && (
          <button type="button" class="quiet" disabled={isBusy} onClick={send('checks', t.checking)}>
            {t.check}
          </button>
        )}
        {isOpen && missing?.length === 0 && !yours && (
          <button type="button" disabled={isBusy} onClick={send('approvals')}>
            {t.approve}
          </button>
        )}
        {state === 'approved' && edition.yearIsPublic && (
          <button type="button" disabled={isBusy} onClick={send('publications')}>
            {t.publish}
          </button>
        )}
      </div>
      {isFrozen && desk.mayCheck && (
        <fieldset class="edition-prints">
          <legend>{t.prints}</legend>
          {printsOf(edition).map((print) => (
            <button
              key={print}
              type="button"
              class="quiet"
              disabled={isBusy}
              onClick={() => savePrint({ edition: id, print, language: format.language })}
            >
              {t[`print_${print}`]}
            </button>
          ))}
        </fieldset>
      )}
      {isOpen && missing?.length === 0 && yours && <p class="hint">{format.tidy(t.yours)}</p>}
      {state !== 'published' && !edition.yearIsPublic && (
        <p class="hint">
          {format.tidy(
            edition.publicUntil === null ? t.nothingPublic : t.publicUntil(format.day(edition.publicUntil)),
          )}
        </p>
      )}
      {state === 'published' && <p class="hint">{format.tidy(t.everybodyReads)}</p>}
      {state === 'published' && <ErratumForm {...{ id, t, act, isBusy }} />}
    </article>
  );
}

/** What may be printed of it: all but the report tell only what is public. */
const printsOf = ({ publicUntil, yearIsPublic }: DeskEdition): readonly Print[] =>
  PRINTS.filter((print) => print === 'report' || (print === 'public' ? yearIsPublic : publicUntil !== null));

function Changes({
  title,
  sentences,
  language,
}: {
  title: string;
  sentences: readonly Said[];
  language: 'fr' | 'en';
}) {
  if (sentences.length === 0) return null;
  return (
    <details class="edition-changes">
      <summary>
        {title} ({sentences.length})
      </summary>
      <ul>
        {sentences.map((said) => (
          <li key={said.en}>{said[language]}</li>
        ))}
      </ul>
    </details>
  );
}

/** What was wrong in a published edition, and why, in both languages. */
function ErratumForm({
  id,
  t,
  act,
  isBusy,
}: Omit<DeskPart, 'desk' | 'savePrint' | 'words'> & { id: string; act: Act }) {
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const said = (name: string) => `${new FormData(form).get(name) ?? ''}`;
    const both = (name: string) => ({ fr: said(`${name}-fr`), en: said(`${name}-en`) });
    if (!(await act('errata', { edition: id, what: both('what'), why: both('why') }))) return;
    form.reset();
    form.closest('details')?.removeAttribute('open');
  };
  return (
    <details class="edition-changes">
      <summary>{t.correct}</summary>
      <form class="admin-form" onSubmit={submit}>
        {(['what', 'why'] as const).flatMap((name) =>
          (['fr', 'en'] as const).map((language) => (
            <label key={`${name}-${language}`}>
              {`${t[name]}, ${t[`said_${language}`]}`}
              <textarea name={`${name}-${language}`} lang={language} rows={2} maxLength={2000} required />
            </label>
          )),
        )}
        <button type="submit" disabled={isBusy}>
          {t.correct}
        </button>
      </form>
    </details>
  );
}

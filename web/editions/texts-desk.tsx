import { Fragment } from 'preact';
import { useState } from 'preact/hooks';
import type { DeskText, EditionsDesk } from '../../api/contract/editions-desk.ts';
import { type FigureReference, lostReferences } from '../../api/contract/figure-reference.ts';
import { refusedRoundings } from '../../api/contract/say-rounded.ts';
import { wordsOf } from '../i18n/words.ts';
import { ComposedText, type Referred } from '../report/composed-text.tsx';
import { referToFigure, referToReleased } from '../report/refer.ts';
import { reportWords } from '../report/report-words.ts';
import { sponsorWords } from '../report/sponsor-words.ts';
import type { DeskPart } from './desk-part.ts';
import { roundedReferences } from './rounded-references.ts';

/** The texts of an edition, one place after the other, both languages side by side. */
export function TextsDesk({ year, ...part }: DeskPart & { year: number }) {
  const { desk, words, t } = part;
  const { language, tidy } = words.format;
  const slots = [...new Set(desk.texts.map(({ slot }) => slot))];
  return (
    <section class="admin-section" aria-labelledby="texts">
      <h2 id="texts">{t.texts}</h2>
      <p>{tidy(t.textsLead(`${year}`))}</p>
      <details class="edition-changes">
        <summary>{t.references}</summary>
        <ul>
          {(desk.preview?.indicators ?? []).map(({ key, label }) => (
            <li key={key}>
              {tidy(label[language])} <code>{`{{figure:${key}}}`}</code> {t.reference},{' '}
              <code>{`{{figure:${key}.all}}`}</code> {t.referenceAll}
              {roundedReferences(key, desk.preview).map(({ reference, said }) => (
                <Fragment key={reference}>
                  , <code>{reference}</code> {tidy(t.referenceRounded(words.format.quote(said[language])))}
                </Fragment>
              ))}
            </li>
          ))}
        </ul>
      </details>
      {slots.map((slot) => {
        const sides = desk.texts.filter((text) => text.slot === slot);
        return (
          <article key={slot} class="admin-card edition-text">
            <h3>{t[`slot_${slot}`]}</h3>
            {sides[0]?.missing.map((thing) => (
              <p key={thing.en} class="edition-fault">
                {tidy(thing[language])}
              </p>
            ))}
            <div class="edition-sides">
              {sides.map((text) => (
                <TextForm key={`${text.language}${text.version}`} text={text} year={year} {...part} />
              ))}
            </div>
          </article>
        );
      })}
    </section>
  );
}

function TextForm({ text, year, desk, words, t, act, isBusy }: DeskPart & { text: DeskText; year: number }) {
  const [markdown, setMarkdown] = useState(text.markdown);
  const { slot, language, version } = text;
  const known = new Set(desk.preview?.indicators.map(({ key }) => key));
  const lost = lostReferences(markdown, known).map(t.lostReference);
  const refused = desk.preview
    ? refusedRoundings(markdown, slot, desk.preview).map(({ reference, why }) =>
        t.notRounded(reference, why[words.format.language]),
      )
    : [];
  const save = (event: SubmitEvent) => {
    event.preventDefault();
    void act('texts', { year, slot, language, version: version + 1, markdown });
  };
  return (
    <form onSubmit={save}>
      <label>
        {language === 'fr' ? t.inFrench : t.inEnglish} ({t.version(version)})
        <textarea
          lang={language}
          rows={7}
          maxLength={10_000}
          value={markdown}
          onInput={({ currentTarget }) => setMarkdown(currentTarget.value)}
        />
      </label>
      {[...lost, ...refused].map((fault) => (
        <p key={fault} class="edition-fault">
          {words.format.tidy(fault)}
        </p>
      ))}
      {markdown.trim() !== '' && (
        <section class="edition-preview" lang={language} aria-label={t.preview}>
          <ComposedText
            id={`${slot}-${language}`}
            markdown={markdown}
            noteWord="Note"
            refer={referIn(desk.preview, text)}
          />
        </section>
      )}
      <button type="submit" class="quiet" disabled={isBusy || markdown === text.markdown}>
        {t.save}
      </button>
    </form>
  );
}

/** How a text reads its figures: in its own language, and for sponsors as they are public. */
function referIn(preview: EditionsDesk['preview'], { slot, language }: DeskText) {
  const words = wordsOf(language);
  return (reference: FigureReference): Referred => {
    if (!preview) return null;
    return slot === 'support'
      ? referToReleased(preview, reference, sponsorWords(words))
      : referToFigure(preview, reference, reportWords(words));
  };
}

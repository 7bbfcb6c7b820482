import { useState } from 'preact/hooks';
import type { Indicator } from '../../api/contract/indicator.ts';
import type { MadeLinkAnswer, NewLinkBody, SharedLinksAnswer } from '../../api/contract/shared-links.ts';
import { pageOf } from '../figures/indicator-page.ts';
import { sendAnswer } from '../site/fetch-answer.ts';
import type { Admin } from './admin.ts';
import { EditionName } from './edition-name.tsx';

type Props = Admin & { choices: SharedLinksAnswer['choices'] };

/** A new link: for whom, until when, and which figures and editions it will ever show. */
export function LinkForm({ choices, ...admin }: Props) {
  const { words, t, act, indicators } = admin;
  const { format } = words;
  const shareable = indicators.filter(({ key }) => choices.figures.includes(key));
  const essential = shareable.filter(({ core }) => core).map(({ key }) => key);
  const [kind, setKind] = useState<NewLinkBody['kind']>('sponsor');
  const [figures, setFigures] = useState<ReadonlySet<string>>(new Set(essential));
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const data = new FormData(form);
    const label = String(data.get('label') ?? '').trim();
    const body = {
      kind,
      label,
      language: data.get('language'),
      until: String(data.get('until') ?? '') || null,
      figures: [...figures],
      editions: data.getAll('editions').map(String),
    };
    return act(async () => {
      const { url, links } = await sendAnswer<MadeLinkAnswer>('shared-links/made', body, words);
      form.reset();
      setKind('sponsor');
      setFigures(new Set(essential));
      const once = { title: t.onceTitle(format.quote(label)), text: t.onceShared, url };
      return { links, once, news: t.made(format.quote(label)) };
    });
  };
  return (
    <form class="admin-form" onSubmit={onSubmit} aria-labelledby="new-link">
      <h3 id="new-link">{t.newShared}</h3>
      <label>
        {t.label}
        <input
          type="text"
          name="label"
          required
          maxLength={80}
          autocomplete="off"
          aria-describedby="label-hint"
        />
      </label>
      <p class="hint" id="label-hint">
        {format.tidy(t.labelHint)}
      </p>
      <fieldset>
        <legend>{t.kind}</legend>
        {(['sponsor', 'public'] as const).map((one) => (
          <label key={one} class="check">
            <input
              type="radio"
              name="kind"
              value={one}
              checked={kind === one}
              onChange={() => setKind(one)}
            />
            <span>
              {t[`kind_${one}`]}
              <small>{format.tidy(one === 'sponsor' ? t.kindSponsorHint : t.kindPublicHint)}</small>
            </span>
          </label>
        ))}
      </fieldset>
      <div class="admin-line">
        <label>
          {t.language}
          <select name="language">
            <option value="fr">{t.french}</option>
            <option value="en">{t.english}</option>
          </select>
        </label>
        <label>
          {t.until}
          <input
            type="date"
            name="until"
            required={kind === 'sponsor'}
            min={choices.until.first}
            max={choices.until.last}
            defaultValue={choices.until.usual}
            aria-describedby="until-hint"
          />
        </label>
        <span class="hint" id="until-hint">
          {format.tidy(kind === 'sponsor' ? t.untilHint : t.untilHintPublic)}
        </span>
      </div>
      <FigureChoice
        shareable={shareable}
        essential={essential}
        chosen={figures}
        onChoose={setFigures}
        {...admin}
      />
      {choices.editions.length > 0 && (
        <fieldset>
          <legend>{t.editions}</legend>
          <p class="hint">{t.editionsHint}</p>
          {choices.editions.map((edition) => (
            <label key={edition.id} class="check">
              <input type="checkbox" name="editions" value={edition.id} />
              <span>
                <EditionName edition={edition} id={edition.id} admin={admin} />
              </span>
            </label>
          ))}
        </fieldset>
      )}
      <button type="submit">{t.make}</button>
    </form>
  );
}

type ChoiceProps = Admin & {
  shareable: readonly Indicator[];
  essential: readonly string[];
  chosen: ReadonlySet<string>;
  onChoose: (keys: ReadonlySet<string>) => void;
};

/** Figures by the page on which they stand; the core ones are chosen to begin with. */
function FigureChoice({ shareable, essential, chosen, onChoose, words, t }: ChoiceProps) {
  const { format } = words;
  const pages = [...Map.groupBy(shareable, pageOf)];
  const toggle = (key: string) => {
    const next = new Set(chosen);
    if (!next.delete(key)) next.add(key);
    onChoose(next);
  };
  const sets = [
    [t.essential, essential],
    [t.all, shareable.map(({ key }) => key)],
    [t.none, []],
  ] as const;
  return (
    <fieldset>
      <legend>{t.figures}</legend>
      <p class="hint">{format.tidy(t.figuresHint)}</p>
      <p class="admin-line">
        {sets.map(([name, keys]) => (
          <button key={name} type="button" class="quiet" onClick={() => onChoose(new Set(keys))}>
            {name}
          </button>
        ))}
        <span role="status">{t.figuresChosen(chosen.size)}</span>
      </p>
      <details class="more">
        <summary>{t.figuresOneByOne}</summary>
        <div class="admin-figures">
          {pages.map(([page, some]) => (
            <fieldset key={page}>
              <legend>{words.t[`page_${page}`]}</legend>
              {some.map(({ key, label }) => (
                <label key={key} class="check">
                  <input type="checkbox" checked={chosen.has(key)} onChange={() => toggle(key)} />
                  <span>{format.tidy(label[format.language])}</span>
                </label>
              ))}
            </fieldset>
          ))}
        </div>
      </details>
    </fieldset>
  );
}

import type { Language, Sentence } from '../../db/core/errors.ts';
import { NOT_SAID } from './answer-words.ts';
import { type Html, html } from './html.ts';
import type { Fields, Wrong } from './read-declaration.ts';

/** What a form is drawn with: what was sent already, and what was wrong with it. */
export type Drawing = { readonly language: Language; readonly fields: Fields; readonly wrong: Wrong };

/** What is wrong with a field, tied to it for whoever does not see it. */
const wrongOf = ({ wrong, language }: Drawing, name: string): Html | null => {
  const sentence = wrong.get(name);
  return sentence ? html`<span class="wrong" id="${name}-wrong">${sentence[language]}</span>` : null;
};
const describedBy = ({ wrong }: Drawing, name: string, hint: boolean): Html =>
  html`aria-describedby="${[hint && `${name}-hint`, wrong.has(name) && `${name}-wrong`].filter(Boolean).join(' ')}"${wrong.has(name) && html` aria-invalid="true"`}`;

type Field = {
  readonly name: string;
  readonly label: Sentence;
  readonly hint?: Sentence;
  /** Further attributes, as they stand. */
  readonly input: Html;
};

export function textField(drawing: Drawing, { name, label, hint, input }: Field): Html {
  const { language, fields } = drawing;
  return html`<div class="field"><label for="${name}">${label[language]}</label>
${hint ? html`<span class="hint" id="${name}-hint">${hint[language]}</span>` : null}${wrongOf(drawing, name)}
<input id="${name}" name="${name}" value="${fields[name] ?? ''}" ${input} ${describedBy(drawing, name, hint !== undefined)}></div>`;
}

/** The same over several lines. */
export function textAreaField(drawing: Drawing, { name, label, hint, input }: Field): Html {
  const { language, fields } = drawing;
  return html`<div class="field"><label for="${name}">${label[language]}</label>
${hint ? html`<span class="hint" id="${name}-hint">${hint[language]}</span>` : null}${wrongOf(drawing, name)}
<textarea id="${name}" name="${name}" ${input} ${describedBy(drawing, name, hint !== undefined)}>${fields[name] ?? ''}</textarea></div>`;
}

/** One of a closed list, or nothing. */
export function choiceField<Answer extends string>(
  { language, fields }: Drawing,
  {
    name,
    label,
    answers,
    none = NOT_SAID,
  }: { name: string; label: Sentence; answers: Readonly<Record<Answer, Sentence>>; none?: Sentence },
  order: readonly Answer[],
): Html {
  const option = (value: string, text: Sentence): Html =>
    html`<option value="${value}"${fields[name] === value && html` selected`}>${text[language]}</option>`;
  return html`<div class="field"><label for="${name}">${label[language]}</label>
<select id="${name}" name="${name}">${option('', none)}${order.map((value) => option(value, answers[value]))}</select></div>`;
}

/** Answers that stand one below the other. None is ticked beforehand. */
export function radioField<Answer extends string>(
  { language, fields }: Drawing,
  { name, label, answers }: { name: string; label: Sentence; answers: Readonly<Record<Answer, Sentence>> },
  order: readonly Answer[],
): Html {
  return html`<fieldset><legend>${label[language]}</legend>${order.map((value) => choice({ language, fields }, { name, value, text: answers[value], type: 'radio' }))}</fieldset>`;
}

export function tickField(drawing: Drawing, name: string, text: Sentence): Html {
  return html`${wrongOf(drawing, name)}${choice(drawing, { name, value: 'yes', text, type: 'checkbox' })}`;
}

const AGREE = { fr: 'Oui', en: 'Yes' };
const REFUSE = { fr: 'Non', en: 'No' };

/** A consent of its own: yes and no weigh the same, and neither is ticked. */
export function consentField(
  drawing: Drawing,
  { name, label, text, more }: { name: string; label: Sentence; text: Sentence; more?: Html },
): Html {
  const { language } = drawing;
  return html`<fieldset class="agree" aria-describedby="${name}-text"><legend>${label[language]}</legend>
<p id="${name}-text">${text[language]}</p>${wrongOf(drawing, name)}
<div class="two">${choice(drawing, { name, value: 'yes', text: AGREE, type: 'radio' })}${choice(drawing, { name, value: 'no', text: REFUSE, type: 'radio' })}</div>
${more ? html`<div class="more">${more}</div>` : null}</fieldset>`;
}

function choice(
  { language, fields }: Pick<Drawing, 'language' | 'fields'>,
  { name, value, text, type }: { name: string; value: string; text: Sentence; type: 'radio' | 'checkbox' },
): Html {
  return html`<label class="choice"><input type="${type}" name="${name}" value="${value}"${fields[name] === value && html` checked`}> <span>${text[language]}</span></label>`;
}
